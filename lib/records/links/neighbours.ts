import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'

const registers: readonly AnyRegister[] = catalog
const found = z.array(z.object({ id: recordIdSchema }))

/** Relations whose target looks back at the records that link to it (an agreement's parties). */
const lookedBack = registers.flatMap((register) => Object.values(register.incoming ?? {}))
/** Registers whose records look back. */
const lookingBack = registers.flatMap((register) => (register.incoming ? [register.slug] : []))
const lookedBackFields = lookedBack.map(({ field }) => field)

/** Records that may lack something else when these change: those that link to them, and those that look back at them. */
export async function neighbourIds(tx: Tx, ids: readonly RecordId[]): Promise<RecordId[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw`SELECT l."fromId" AS id FROM "RecordLink" l WHERE l."toId" = ANY(${[...ids]}::uuid[])
    UNION SELECT l."toId" FROM "RecordLink" l WHERE l."fromId" = ANY(${[...ids]}::uuid[])
      AND l.field = ANY(${lookedBackFields}::text[])`
  return found.parse(rows).map(({ id }) => id)
}

/** Records that this one links to and that look back at it. */
export async function lookingBackAt(tx: Tx, id: RecordId): Promise<RecordId[]> {
  const rows = await tx.recordLink.findMany({
    where: { fromId: id, field: { in: lookedBackFields } },
    select: { toId: true },
  })
  return rows.map(({ toId }) => recordIdSchema.parse(toId))
}

/**
 * Locks a record (or several), the records it is about to link to and those around that a write may have to compute again,
 * always in one statement and in the order of their ids, so that two commands wait for each other and never for ever.
 */
export async function lockAround(
  tx: Tx,
  { id, linkedTo = [] }: { id: RecordId | readonly RecordId[] | null; linkedTo?: readonly string[] },
) {
  const ids = id === null ? [] : [id].flat()
  await tx.$queryRaw`
    WITH near AS (
      SELECT unnest(${ids}::uuid[]) AS id UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[])
    ), back AS (
      SELECT unnest(${ids}::uuid[]) AS id UNION SELECT l."toId" FROM "RecordLink" l
      WHERE l."fromId" = ANY(${ids}::uuid[]) AND l.field = ANY(${lookedBackFields}::text[])
      UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[]) AND r.register = ANY(${lookingBack}::text[])
    )
    SELECT 1 FROM "Record" WHERE id IN (
      SELECT id FROM near UNION SELECT id FROM back
      UNION SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" IN (SELECT id FROM back)
    ) ORDER BY id FOR NO KEY UPDATE`
}
