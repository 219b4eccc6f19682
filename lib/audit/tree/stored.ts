import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Detail } from '../entry/body'
import { masterKey, unwrapped } from '../entry/keys'
import { open } from '../entry/seal'
import { type Hash, leafHash } from './tree'

/** An entry as it stands in the database. */
export type StoredEntry = {
  index: bigint
  at: Date
  dbUser: string
  body: string
  leafHash: Uint8Array
  action: string
  actor: string | null
  subjectType: string
  detail: { keyId: string; sealed: Uint8Array } | null
}

/** What is behind the commitments: opened, or why not. */
export type Opened = Detail | 'erased' | 'unopenable' | null

const pageSize = 500

/** All entries from `from` up to (not including) `to`, in order, page by page. */
export async function* storedEntries(from: number, to: number, withDetails: boolean): AsyncGenerator<StoredEntry[]> {
  for (let start = from; start < to; start += pageSize) {
    yield await db().auditEntry.findMany({
      where: { index: { gte: start, lt: Math.min(to, start + pageSize) } },
      orderBy: { index: 'asc' },
      include: withDetails ? { detail: true } : { detail: { where: { index: -1n } } },
    })
  }
}

/** The leaf hash, recomputed from the stored bytes. */
export function recomputedLeaf(entry: StoredEntry): Hash {
  return leafHash(
    Buffer.from(`dertig-audit-v1\n${entry.index}\n${entry.at.toISOString()}\n${entry.dbUser}\n${entry.body}`),
  )
}

const openingSchema = z.object({ salt: z.string(), text: z.string() })
const detailSchema = z.object({
  changes: z.array(z.object({ field: z.string(), old: openingSchema, new: openingSchema })),
  reason: openingSchema.nullable(),
})
const committedSchema = z.object({ changes: z.array(z.unknown()), reason: z.string().nullable() })

/** Opens the details of a page of entries, with one read of their keys. */
export async function openDetails(entries: readonly StoredEntry[]): Promise<Opened[]> {
  const ids = [...new Set(entries.flatMap(({ detail }) => detail?.keyId ?? []))]
  const rows = ids.length > 0 ? await db().auditKey.findMany({ where: { id: { in: ids } } }) : []
  const wrapped = new Map(rows.map((row) => [row.id, row.wrapped]))
  return entries.map(({ body, detail }) => {
    if (!detail) return hasCommitments(body) ? 'erased' : null
    return openOne(detail, wrapped.get(detail.keyId))
  })
}

/** Opens one detail with its key as it is kept: `erased` without one, `unopenable` where it does not fit. */
export function openOne(detail: { keyId: string; sealed: Uint8Array }, wrapped: Uint8Array | null | undefined): Opened {
  if (!wrapped) return 'erased'
  // Without the key of the installation nothing could be told; saying "cannot be opened" of every entry would be wrong.
  masterKey()
  try {
    const clear = open(unwrapped(detail.keyId, wrapped), detail.keyId, detail.sealed)
    return detailSchema.parse(JSON.parse(clear.toString('utf8')))
  } catch {
    return 'unopenable'
  }
}

function hasCommitments(body: string): boolean {
  const parsed = committedSchema.safeParse(jsonIn(body))
  return parsed.success && (parsed.data.changes.length > 0 || parsed.data.reason !== null)
}

/** The JSON of a text; undefined, which no schema takes, when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
