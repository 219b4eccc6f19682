import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'

/** What the table a record came from said beside its fields, under the header it had there. Beside the content: no review looks at it. */
export type Extra = { header: string; value: string; position: number }

const rows = z.array(
  z.object({ recordId: recordIdSchema, header: z.string(), value: z.string(), position: z.number() }),
)

/** What stood beside records at a moment, as ranges of validity keep it. */
const heldAt = (asOf: Instant) => ({
  ...{ at: { lte: toDatabase(asOf) }, value: { not: '' } },
  OR: [{ until: null }, { until: { gt: toDatabase(asOf) } }],
})

/** Extras of records in the order of their table (one query); `asOf`: those that stood there then. */
export async function extrasOf(
  tx: Tx,
  ids: readonly string[],
  { asOf = null }: { asOf?: Instant | null } = {},
): Promise<ReadonlyMap<RecordId, readonly Extra[]>> {
  const recordId = { in: [...ids] }
  const select = { recordId: true, header: true, value: true, position: true } as const
  const found = rows.parse(
    asOf === null
      ? await tx.recordExtra.findMany({ where: { recordId }, select })
      : await tx.recordExtraMoment.findMany({ where: { recordId, ...heldAt(asOf) }, select }),
  )
  found.sort(inOrder)
  const byRecord = new Map<RecordId, Extra[]>()
  for (const { recordId, ...extra } of found) byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), extra])
  return byRecord
}

const inOrder = (a: Pick<Extra, 'header' | 'position'>, b: Pick<Extra, 'header' | 'position'>) =>
  a.position - b.position || (a.header < b.header ? -1 : 1)

/**
 * Puts these extras at records; another one of the same header gives way, an empty one goes, the same one stays as it is (two
 * statements). A trigger keeps what stood there before, with its time.
 */
export async function writeExtras(
  tx: Tx,
  at: Instant,
  all: readonly (Extra & { recordId: RecordId })[],
): Promise<void> {
  if (all.length === 0) return
  await tx.$executeRaw`DELETE FROM "RecordExtra" e USING jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
    AS n("recordId" uuid, header text, value text, position int) WHERE e."recordId" = n."recordId" AND e.header = n.header
    AND (e.value, e.position) IS DISTINCT FROM (n.value, n.position)`
  await tx.$executeRaw`INSERT INTO "RecordExtra" ("recordId", header, value, position, at)
    SELECT n."recordId", n.header, n.value, n.position, ${toDatabase(at)} FROM jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
    AS n("recordId" uuid, header text, value text, position int) WHERE n.value <> '' ON CONFLICT DO NOTHING`
}

/** Headers under which records of a register keep something, in the order of their tables (one query). */
export async function extraHeaders(tx: Tx, register: string, asOf: Instant | null = null): Promise<string[]> {
  const record = { register }
  const told = { by: ['header' as const], _min: { position: true as const } }
  const found =
    asOf === null
      ? await tx.recordExtra.groupBy({ ...told, where: { record } })
      : await tx.recordExtraMoment.groupBy({ ...told, where: { record, ...heldAt(asOf) } })
  return found
    .map(({ header, _min: { position } }) => ({ header, position: position ?? 0 }))
    .sort(inOrder)
    .map(({ header }) => header)
}

/** What records say under these headers, by reference (one query). */
export async function extrasByRef(
  tx: Tx,
  refs: readonly string[],
  asOf: Instant | null = null,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const record = { ref: { in: [...refs] } }
  const select = { header: true, value: true, record: { select: { ref: true } } } as const
  const found =
    asOf === null
      ? await tx.recordExtra.findMany({ where: { record }, select })
      : await tx.recordExtraMoment.findMany({ where: { record, ...heldAt(asOf) }, select })
  const byRef = new Map<string, Map<string, string>>()
  for (const one of found) {
    const told = byRef.get(one.record.ref) ?? new Map<string, string>()
    byRef.set(one.record.ref, told.set(one.header, one.value))
  }
  return byRef
}
