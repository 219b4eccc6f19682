import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'

/** What the table a record came from said beside its fields, under the header it had there. Beside the content: no review looks at it. */
export type Extra = { header: string; value: string; position: number }

const rows = z.array(
  z.object({ recordId: recordIdSchema, header: z.string(), value: z.string(), position: z.number() }),
)

/** Extras of records in the order of their table (one query); `asOf`: those that were there by then. */
export async function extrasOf(
  tx: Tx,
  ids: readonly string[],
  { asOf = null }: { asOf?: Instant | null } = {},
): Promise<ReadonlyMap<RecordId, readonly Extra[]>> {
  const found = rows.parse(
    await tx.recordExtra.findMany({
      where: { recordId: { in: [...ids] }, ...(asOf === null ? {} : { at: { lte: toDatabase(asOf) } }) },
      select: { recordId: true, header: true, value: true, position: true },
      orderBy: [{ position: 'asc' }, { header: 'asc' }],
    }),
  )
  const byRecord = new Map<RecordId, Extra[]>()
  for (const { recordId, ...extra } of found) byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), extra])
  return byRecord
}

/** Puts these extras at records; one of the same header gives way, an empty one goes (two statements). */
export async function writeExtras(
  tx: Tx,
  at: Instant,
  all: readonly (Extra & { recordId: RecordId })[],
): Promise<void> {
  if (all.length === 0) return
  await tx.$executeRaw`DELETE FROM "RecordExtra" e USING jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
    AS n("recordId" uuid, header text) WHERE e."recordId" = n."recordId" AND e.header = n.header`
  await tx.$executeRaw`INSERT INTO "RecordExtra" ("recordId", header, value, position, at)
    SELECT n."recordId", n.header, n.value, n.position, ${toDatabase(at)} FROM jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
    AS n("recordId" uuid, header text, value text, position int) WHERE n.value <> ''`
}

/** Headers under which records of a register keep something, in the order of their tables (one query). */
export async function extraHeaders(tx: Tx, register: string, asOf: Instant | null = null): Promise<string[]> {
  const found = await tx.recordExtra.groupBy({
    by: ['header'],
    where: { record: { register }, ...(asOf === null ? {} : { at: { lte: toDatabase(asOf) } }) },
    _min: { position: true },
  })
  found.sort((a, b) => (a._min.position ?? 0) - (b._min.position ?? 0) || (a.header < b.header ? -1 : 1))
  return found.map(({ header }) => header)
}

/** What records say under these headers, by reference (one query). */
export async function extrasByRef(
  tx: Tx,
  refs: readonly string[],
  asOf: Instant | null = null,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = await tx.recordExtra.findMany({
    where: { record: { ref: { in: [...refs] } }, ...(asOf === null ? {} : { at: { lte: toDatabase(asOf) } }) },
    select: { header: true, value: true, record: { select: { ref: true } } },
  })
  const byRef = new Map<string, Map<string, string>>()
  for (const { header, value, record } of found) {
    const told = byRef.get(record.ref) ?? new Map<string, string>()
    byRef.set(record.ref, told.set(header, value))
  }
  return byRef
}
