import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { auditSigningKey } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { logUnexpected } from '@/lib/log/unexpected'
import { minute } from '@/lib/time/length'
import { readKey, readNote, signedBy } from '../verifier.mjs'
import { recomputedLeaf, storedEntries } from './stored'
import { append, emptyFrontier, type Frontier, rootOf } from './tree'

/** The key that signs checkpoints, under the name of the log (C2SP signed-note). */
export type SigningKey = { name: string; privateKey: KeyObject; material: Buffer; keyId: Buffer }

const ed25519 = 1

/** The key of the setting AUDIT_SIGNING_KEY; an embedded installation keeps it in its data folder, never in the database. */
export function signingKey(origin: string): SigningKey {
  return signingKeyOf(origin, auditSigningKey())
}

/** The key behind the setting, with its key id: SHA-256(name, line feed, 0x01, public key), first four bytes. */
export function signingKeyOf(origin: string, secret: string): SigningKey {
  if (!/^[^\s+]+$/.test(origin)) throw new Error('The name of the audit log holds a space or a plus sign')
  const privateKey = createPrivateKey(secret.includes('PRIVATE KEY') ? secret.replaceAll('\\n', '\n') : derived(secret))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('AUDIT_SIGNING_KEY must be an Ed25519 key')
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const material = Buffer.concat([Buffer.of(ed25519), spki.subarray(-32)])
  const keyId = createHash('sha256').update(`${origin}\n`).update(material).digest().subarray(0, 4)
  return { name: origin, privateKey, material, keyId }
}

const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key pair from random text that is no PEM. */
function derived(secret: string): { key: Buffer; format: 'der'; type: 'pkcs8' } {
  if (secret.length < 32) throw new Error('AUDIT_SIGNING_KEY is missing or shorter than 32 characters')
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'dertig audit signing key v1', 32))
  return { key: Buffer.concat([pkcs8Start, seed]), format: 'der', type: 'pkcs8' }
}

/** The public key as one line: `name+keyid+base64`. */
export function publicKeyLine({ name, keyId, material }: SigningKey): string {
  return `${name}+${keyId.toString('hex')}+${material.toString('base64')}`
}

/** The text of a signed checkpoint: origin, size, root, then the signature line. */
export function signNote(key: SigningKey, size: number, root: Buffer): string {
  const text = `${key.name}\n${size}\n${root.toString('base64')}\n`
  const signature = sign(null, Buffer.from(text), key.privateKey)
  return `${text}\n— ${key.name} ${Buffer.concat([key.keyId, signature]).toString('base64')}\n`
}

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

/** How many entries the log has, and the root of its tree (base64, as in checkpoints): what a paper says to be found again. */
export async function logHead(): Promise<{ size: number; root: string }> {
  const state = await logState()
  return { size: state.size, root: rootOf(state).toString('base64') }
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
