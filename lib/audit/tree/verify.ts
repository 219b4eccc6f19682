import { z } from 'zod'
import { db } from '@/lib/db/client'
import { readKey, readNote, signedBy, verifyEntries } from '../verifier.mjs'
import { entryLines } from './bundle'
import { lastCheckpoint, logState, originOfLog, publicKeyLine, signingKey } from './checkpoint'
import { rootOf } from './tree'

/** What checking the log found. `code` names the problem (catalogue `audit.problems`). */
export type Verification = {
  state: 'ok' | 'tampered' | 'unreadable'
  size: number
  erased: number
  root: string
  code: string | null
  firstBad: number | null
  message: string
  /** Size that the last signed checkpoint covers, or null when none was signed yet. */
  checkpointSize: number | null
}

/**
 * Checks the running log: every leaf from its stored bytes, the root against the one kept beside, everything the last
 * signed checkpoint (and `earlier`, a checkpoint kept elsewhere) covers, every opened detail against its commitments, and
 * the columns that filters use.
 */
export async function verifyLog(earlier?: string): Promise<Verification> {
  // In this order: the log goes on while it is checked, and a checkpoint read later could cover more than the state.
  const last = await lastCheckpoint()
  const state = await logState()
  const checkpointSize = last?.frontier.size ?? null
  const broken = (code: string, message: string, firstBad: number | null = null): Verification => ({
    ...{ state: 'tampered', size: state.size, erased: 0, root: '', code, firstBad, message, checkpointSize },
  })
  const signed = await signedStates([last?.note, earlier].filter((note) => note !== undefined))
  if (!signed) return broken('signature', 'a checkpoint is not signed with the key of this log')
  const gap = await gaps()
  if (gap !== null) return broken('order', 'an entry is missing or stands outside the log', gap)
  const column = await wrongColumns(state.size)
  if (column !== null) return broken('columns', 'what filters see of this entry differs from the entry', column)
  const lines = entryLines(state.size, 'all')
  const found = await verifyEntries(lines, { size: state.size, root: rootOf(state), details: 'all', earlier: signed })
  return { ...found, checkpointSize }
}

/** Sizes and roots of checkpoints that our key signed; null when one of them is not. */
async function signedStates(notes: readonly string[]): Promise<{ size: number; root: Buffer }[] | null> {
  if (notes.length === 0) return []
  const key = readKey(publicKeyLine(signingKey(await originOfLog())))
  const read = notes.map(readNote)
  const ours = read.flatMap((note) =>
    note && key && signedBy(note, key) ? [{ size: note.size, root: note.root }] : [],
  )
  return ours.length === notes.length ? ours : null
}

const oneIndex = z.array(z.object({ index: z.bigint() }))
const first = (rows: unknown): number | null => {
  const [row] = oneIndex.parse(rows)
  return row ? Number(row.index) : null
}

/** The first entry that stands outside the log as it is counted, or null. One statement: entries are added meanwhile. */
async function gaps(): Promise<number | null> {
  return first(
    await db().$queryRaw`SELECT "index" FROM "AuditEntry" WHERE "index" < 0
      OR "index" >= (SELECT "size" FROM "AuditState" WHERE "id" = 1) ORDER BY 1 LIMIT 1`,
  )
}

/** Entries that are compared by one statement: a log of years takes longer than a statement may. */
const atOnce = 10_000

/** The first of so many entries whose columns for filters differ from its body, or null. */
async function wrongColumns(size: number): Promise<number | null> {
  for (let from = 0; from < size; from += atOnce) {
    const wrong = await wrongColumnsAmong(from, Math.min(from + atOnce, size))
    if (wrong !== null) return wrong
  }
  return null
}

async function wrongColumnsAmong(from: number, to: number): Promise<number | null> {
  return first(
    await db().$queryRaw`SELECT "index" FROM "AuditEntry" WHERE "index" >= ${from} AND "index" < ${to} AND
    ("action", "actor", "subjectType", "subjectId", "outcome") IS DISTINCT FROM
    (body::json ->> 'action', body::json ->> 'actor', body::json -> 'subject' ->> 'type', body::json -> 'subject' ->> 'id',
     body::json ->> 'outcome') ORDER BY "index" LIMIT 1`,
  )
}
