import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { canonicalJson } from '../entry/canonical'
import { namesOf, type OpenedEntry } from './opened'

const changesSchema = z.array(z.object({ field: z.string(), old: z.json(), new: z.json() }))
type Changes = z.infer<typeof changesSchema>
const toldSchema = z.array(z.object({ id: z.string(), digest: z.string() })).catch([])

/** What one entry about several records tells of one of them. */
type Part = { before: number; after: number; changes: Changes; digest: string }
export type Batches = ReadonlyMap<string, Part>

/** SHA-256 (hex) over the 16 bytes of the salt and the canonical JSON of the changes: what the entry holds of a record. */
export function digestOf(changes: JsonValue, salt: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(changes), 'utf8').digest('hex')
}

/** What batches changed in a record, by the batch: their entries are about the batch, not about the record. */
export async function batchesOf(recordId: string): Promise<Batches> {
  if (!z.uuid().safeParse(recordId).success) return new Map()
  const rows = await db().batchRecord.findMany({ where: { recordId } })
  return new Map(
    rows.map(({ batchId, versionBefore, versionAfter, changes, salt }) => {
      const told = changesSchema.parse(changes)
      return [batchId, { before: versionBefore, after: versionAfter, changes: told, digest: digestOf(told, salt) }]
    }),
  )
}

/** Batches that hold a record with one of these references. */
export async function batchesNaming(refs: readonly string[]): Promise<string[]> {
  const rows = await db().batchRecord.findMany({
    where: { record: { ref: { in: [...refs] } } },
    select: { batchId: true },
    distinct: ['batchId'],
  })
  return rows.map(({ batchId }) => batchId)
}

/**
 * The entries of a record's history, those about a batch as what they changed in this record. Values that are no longer
 * those the entry holds the digest of are not shown.
 */
export async function toldOf(
  recordId: string,
  entries: readonly OpenedEntry[],
  batches: Batches,
): Promise<OpenedEntry[]> {
  const parts = entries.map((entry) => (entry.subject.type === 'batch' ? batches.get(entry.subject.id) : undefined))
  const names = await namesOf(entries.map((entry, n) => ({ ...entry, changes: parts[n]?.changes ?? [] })))
  return entries.map((entry, n) => {
    const part = parts[n]
    if (!part) return entry
    const told = toldSchema.parse(entry.changes.find(({ field }) => field === 'records')?.new)
    const fits = entry.values !== 'open' || told.find(({ id }) => id === recordId)?.digest === part.digest
    const named = (value: JsonValue) => (typeof value === 'string' ? (names(entry, value) ?? value) : value)
    const changes = part.changes.map((change) => ({ ...change, old: named(change.old), new: named(change.new) }))
    return {
      ...entry,
      version: { before: part.before, after: part.after },
      ...(fits ? { changes, values: 'open' as const } : { changes: [], values: 'erased' as const }),
    }
  })
}
