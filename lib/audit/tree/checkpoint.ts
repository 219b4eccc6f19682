import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { logUnexpected } from '@/lib/log/unexpected'
import { minute } from '@/lib/time/units'
import { readKey, readNote, signedBy } from '../verifier.mjs'
import { publicKeyLine, signingKey, signNote } from './signing-key'
import { recomputedLeaf, storedEntries } from './stored'
import { append, emptyFrontier, type Frontier, rootOf } from './tree'

const everyMs = minute
const kept: { dertigAuditProblem?: AuditInconsistent | null } = globalThis as {
  dertigAuditProblem?: AuditInconsistent | null
}

/** Why the log could not be signed the last time, or null: shown in red until a later signing succeeds. */
export function auditProblem(): AuditInconsistent | null {
  return kept.dertigAuditProblem ?? null
}

async function signQuietly(): Promise<void> {
  try {
    await signCheckpoint()
    kept.dertigAuditProblem = null
  } catch (error) {
    if (error instanceof AuditInconsistent) kept.dertigAuditProblem = error
    logUnexpected('audit checkpoint', randomUUID(), error)
  }
}

/** Signs the log every minute if it grew. The answer stops that and signs once more: call it before the database closes. */
export function startCheckpointing(): () => Promise<void> {
  const timer = setInterval(() => void signQuietly(), everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await signQuietly()
  }
}

/** The log is not what was signed before; nothing is signed until a person has looked. */
export class AuditInconsistent extends Error {
  constructor(
    readonly problem: 'went_back' | 'leaf' | 'cut' | 'root' | 'earlier_root',
    readonly firstBad: number | null = null,
  ) {
    super(`The audit log is inconsistent: ${problem}`)
  }
}

/** A signed statement of size and root, with the key to check it. */
export type Checkpoint = { size: number; note: string; publicKey: string }

/**
 * Signs the log as it stands, or answers the last checkpoint when nothing was added. Before signing it hashes every new
 * entry again from its stored bytes and checks that they continue what was signed last. Throws AuditInconsistent.
 */
export async function signCheckpoint(): Promise<Checkpoint> {
  const key = signingKey(await originOfLog())
  const publicKey = publicKeyLine(key)
  const state = await logState()
  const last = await lastCheckpoint()
  if (last && last.frontier.size > state.size) throw new AuditInconsistent('went_back', state.size)
  const start = last && isOurs(last, publicKey) ? last.frontier : emptyFrontier
  const frontier = await extended(start, state.size, last?.frontier ?? null)
  if (!rootOf(frontier).equals(rootOf(state))) throw new AuditInconsistent('root')
  if (last && start.size === state.size && last.frontier.size === state.size)
    return { size: state.size, note: last.note, publicKey }
  const root = rootOf(frontier)
  const note = signNote(key, state.size, root)
  await db().$queryRaw`SELECT audit_checkpoint(${state.size}::bigint, ${Buffer.from(root)}::bytea,
    ${frontier.nodes.map((node) => Buffer.from(node))}::bytea[], ${note})`
  return { size: state.size, note, publicKey }
}

/** True when the note holds the signature of this key over this very root: then only what came after must be hashed again. */
function isOurs(last: { frontier: Frontier; note: string }, publicKey: string): boolean {
  const [note, key] = [readNote(last.note), readKey(publicKey)]
  return (
    !!note &&
    !!key &&
    note.size === last.frontier.size &&
    note.root.equals(rootOf(last.frontier)) &&
    signedBy(note, key)
  )
}

async function extended(start: Frontier, size: number, before: Frontier | null): Promise<Frontier> {
  let frontier = start
  const compare = () => {
    if (before && frontier.size === before.size && !rootOf(frontier).equals(rootOf(before)))
      throw new AuditInconsistent('earlier_root')
  }
  compare()
  for await (const page of storedEntries(start.size, size, false)) {
    for (const entry of page) {
      const leaf = recomputedLeaf(entry)
      if (Number(entry.index) !== frontier.size) throw new AuditInconsistent('cut', frontier.size)
      if (!leaf.equals(entry.leafHash)) throw new AuditInconsistent('leaf', frontier.size)
      frontier = append(frontier, leaf)
      compare()
    }
  }
  if (frontier.size < size) throw new AuditInconsistent('cut', frontier.size)
  return frontier
}

/** Size and frontier as audit_append keeps them. */
export async function logState(): Promise<Frontier> {
  const state = await db().auditState.findUniqueOrThrow({ where: { id: 1 } })
  return { size: Number(state.size), nodes: state.frontier.map((node) => Buffer.from(node)) }
}

/** The last checkpoint that was signed, or null. */
export async function lastCheckpoint(): Promise<{ frontier: Frontier; note: string; at: Date } | null> {
  const row = await db().auditCheckpoint.findFirst({ orderBy: { id: 'desc' } })
  if (!row) return null
  return {
    frontier: { size: Number(row.size), nodes: row.frontier.map((node) => Buffer.from(node)) },
    note: row.note,
    at: row.at,
  }
}

/** The name of this log: the origin line of its checkpoints. */
export async function originOfLog(): Promise<string> {
  const { origin } = await db().instance.findUniqueOrThrow({ where: { id: 1 }, select: { origin: true } })
  return origin
}
