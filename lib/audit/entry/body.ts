import { createHash, randomBytes } from 'node:crypto'
import type { EntryContext } from '@/lib/access/actor'
import type { JsonValue } from '@/lib/errors/json'
import { canonicalJson } from './canonical'
import type { AuditEvent } from './event'
import { appVersion } from './keys'

/** What stands behind the commitments of one entry; sealed before it is kept. */
export type Detail = {
  changes: { field: string; old: Opening; new: Opening }[]
  reason: Opening | null
}

/** Names as they may stand in an entry: pseudonyms instead of people; `asReporter`: who acts on the own report of a leak. */
export type Names = {
  actor: string | null
  asReporter: boolean
  onBehalfOf: string | null
  subjectId: string
  ref: string | null
}

// Entries hold no free text: what could carry some is cut to plain characters.
const plain = (text: string, most: number) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, most)

/** The body of an entry (format version 2, lib/audit/FORMAT.md) and what is behind its commitments, or null. */
export function buildBody(
  context: EntryContext,
  event: AuditEvent,
  names: Names,
): { body: string; detail: Detail | null } {
  const detail: Detail = { changes: [], reason: null }
  const changes: JsonValue[] = []
  for (const change of event.changes ?? []) {
    const before = commit(change.old)
    const after = commit(change.new)
    changes.push({ field: plain(change.field, 200), old: before.commitment, new: after.commitment })
    detail.changes.push({ field: change.field, old: before.opening, new: after.opening })
  }
  let reason: string | null = null
  if (event.reason) {
    const committed = commit(event.reason)
    reason = committed.commitment
    detail.reason = committed.opening
  }
  const { actor } = context
  const body = canonicalJson({
    v: 2,
    action: event.action,
    actor: names.actor,
    actorKind: actor.kind === 'person' ? 'person' : actor.name,
    app: appVersion,
    changes,
    channel: context.channel,
    count: event.count ?? 1,
    onBehalfOf: names.onBehalfOf,
    outcome: event.outcome ?? 'ok',
    reason,
    // Roles and requests could be joined with what else a reporter did.
    request: names.asReporter ? null : plain(context.requestId, 64),
    roles: actor.kind === 'person' && !names.asReporter ? [...actor.roles].sort() : [],
    subject: { type: event.subject.type, id: plain(names.subjectId, 200), ref: names.ref && plain(names.ref, 64) },
    // It names its person, as their roles could.
    token: actor.kind === 'person' && !names.asReporter ? (actor.token?.id ?? null) : null,
    version: { before: event.versionBefore ?? null, after: event.versionAfter ?? null },
  })
  return { body, detail: detail.changes.length > 0 || detail.reason ? detail : null }
}

/** A value behind a commitment: its canonical text and the salt that hides it, both needed to check the commitment. */
type Opening = { salt: string; text: string }

/** SHA-256 (hex) over the 16 bytes of the salt followed by the UTF-8 bytes of the text. */
function commitmentOf(opening: Opening): string {
  return createHash('sha256').update(Buffer.from(opening.salt, 'hex')).update(opening.text, 'utf8').digest('hex')
}

/** Commits to a value with a fresh 128-bit salt, so that a short value cannot be guessed from the entry. */
function commit(value: JsonValue): { commitment: string; opening: Opening } {
  const opening = { salt: randomBytes(16).toString('hex'), text: canonicalJson(value) }
  return { commitment: commitmentOf(opening), opening }
}
