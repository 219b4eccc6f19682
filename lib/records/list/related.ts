import { z } from 'zod'
import { readableTitle } from '@/lib/access/past/record-titles'
import { recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Instant } from '@/lib/time/types'
import { marksOf } from '../links/marks'
import type { RawRow } from './page'

/**
 * A linked record as a chip shows it; the title is empty when only the reference may be seen, and then nothing is marked.
 * `marks`: codes of what it lacks that is shown wherever it is used.
 */
export type Related = { ref: string; register: string; title: string; marks: readonly string[] }
/** Relation name → linked records, by reference. */
export type RelatedByField = Readonly<Record<string, readonly Related[]>>

const found = z.array(
  z.object({
    fromId: z.string().nullable(),
    field: z.string().nullable(),
    ref: z.string(),
    register: z.string(),
    title: z.string().nullable(),
    missing: z.array(z.string()),
  }),
)

/**
 * Linked records of these rows by id of the row: of working copies from the links, of frozen and past rows from their
 * content (one query). With `asOf` their titles are those of that moment.
 */
export async function relatedOf(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  rows: readonly RawRow[],
  asOf: Instant | null,
): Promise<ReadonlyMap<string, RelatedByField>> {
  const names = Object.keys(register.relations)
  const toRegister = (name: string) => register.relations[name]?.to ?? ''
  if (names.length === 0 || rows.length === 0) return new Map()
  const isLive = (row: RawRow) => !row.frozen && asOf === null
  const live = rows.filter(isLive).map((row) => row.id)
  const refs = rows.filter((row) => !isLive(row)).flatMap((row) => names.flatMap((name) => frozenRefs(row, name)))
  const links = found.parse(
    await tx.$queryRaw`
      SELECT l."fromId", l.field, t.ref, t.register, ${readableTitle(scope)} AS title, t.missing
      FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId" WHERE l."fromId" = ANY(${live}::uuid[])
      UNION ALL SELECT NULL, NULL, t.ref, t.register, ${readableTitle(scope, asOf)}, t.missing FROM ${recordsAt(asOf)} t
      WHERE t.ref = ANY(${refs}::text[]) ORDER BY ref`,
  )
  const byRef = new Map(links.map((link) => [link.ref, chip(link)]))
  return new Map(
    rows.map((row) => {
      const of = (name: string) =>
        isLive(row)
          ? links.filter((link) => link.fromId === row.id && link.field === name).map(chip)
          : frozenRefs(row, name).map(
              (ref) => byRef.get(ref) ?? { ref, register: toRegister(name), title: '', marks: [] },
            )
      return [row.id, Object.fromEntries(names.map((name) => [name, of(name)]))]
    }),
  )
}

function chip({ ref, register, title, missing }: z.infer<typeof found>[number]): Related {
  return { ref, register, title: title ?? '', marks: title === null ? [] : marksOf(register, missing) }
}

function frozenRefs(row: RawRow, name: string): string[] {
  return z.array(z.string()).catch([]).parse(row.detail[name])
}
