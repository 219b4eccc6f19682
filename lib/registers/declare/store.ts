import type { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { calendarDateOf } from '@/lib/time/types'

/** A register's own columns as plain values, already parsed by its schema. */
export type DetailValues = Readonly<Record<string, unknown>>

/** How shared code reads the own columns of a register. */
export type DetailStore = {
  /** Own columns by record; records without a row are left out. */
  read: (tx: Tx, ids: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, DetailValues>>
}

type Row = { id: string } & Readonly<Record<string, unknown>>

/** Binds a register's schema to its table: values are parsed by the schema on their way out. */
export function detailStore<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  table: { read: (tx: Tx, ids: string[]) => Promise<Row[]> },
): DetailStore {
  return {
    read: async (tx, ids) => {
      const rows = await table.read(tx, [...ids])
      return new Map(rows.map((row) => [recordIdSchema.parse(row.id), schema.parse(plain(row))]))
    },
  }
}

/** DATE columns arrive from the driver as Date; everything else is what the schema expects. */
function plain(row: Row): DetailValues {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? calendarDateOf(value) : value]),
  )
}
