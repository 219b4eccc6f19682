import type { Tx } from '@/lib/db/client'
import type { ApiTokenId, ConfirmLinkId, DepartmentId, ProcessorLinkId, RequestLinkId, UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import type { Role } from './roles'

/** Somebody for whom a person stands in at this moment, in one role: their records and departments count then. */
export type Deputised = { id: UserId; roles: readonly [Role]; departmentIds: readonly DepartmentId[] }

/** A token with which a program acts for somebody: what it reaches of the registers and lists, and whether it may write. */
export type TokenScope = { id: ApiTokenId; reaches: readonly string[]; writes: boolean }

/** The person behind a request, read from the database on that request. */
export type Actor = {
  kind: 'person'
  id: UserId
  name: string
  email: string
  roles: readonly Role[]
  departmentIds: readonly DepartmentId[]
  locale: Locale
  validUntil: Instant | null
  /** For whom they stand in now; `roles` are the own ones alone. */
  deputyFor?: readonly Deputised[]
  /** Given: a program acts with this token of theirs, and their rights end where it ends (`token-scope.ts`). */
  token?: TokenScope
}

/** Dertig itself: the seed, the operator's command line, a job. */
export type SystemActor = { kind: 'system'; name: 'seed' | 'operator' | 'job' | 'visitor' }

/** A visitor with a secret link that was made for a contact of a processor: no account, no session, the rights of the link. */
export type LinkActor = { kind: 'link'; id: ProcessorLinkId; name: 'processor' }

/** The same with a link to one request, of who asked it. */
export type RequestLinkActor = { kind: 'link'; id: RequestLinkId; name: 'requester' }

/** The same with a link by which a recipient or processor confirms what was done with data. */
export type ConfirmLinkActor = { kind: 'link'; id: ConfirmLinkId; name: 'recipient' }

/** Who acts, when, on which day of the company, through which door. Every command takes one. */
export type CommandContext = LocalNow & {
  actor: Actor | SystemActor | LinkActor | RequestLinkActor | ConfirmLinkActor
  channel: 'page' | 'action' | 'api' | 'cli' | 'job'
  requestId: string
  /** What is written in the same transaction as a change, right before its entry: both stand, or neither. */
  along?: (tx: Tx, result: unknown) => Promise<void>
}

/** What the log keeps of it: an entry needs no day. */
export type EntryContext = Omit<CommandContext, 'zone' | 'today' | 'along'>

/** The person who acts, or null for Dertig itself. */
export function personOrNull(context: Pick<CommandContext, 'actor'>): UserId | null {
  return context.actor.kind === 'person' ? context.actor.id : null
}

/** Who reports: a person, or a link by which a processor tells; refuses Dertig itself. */
export function actingReporter({ actor }: Pick<CommandContext, 'actor'>): UserId | ProcessorLinkId {
  if (actor.kind === 'person' || (actor.kind === 'link' && actor.name === 'processor')) return actor.id
  throw new Refusal('denied', { reason: 'not_a_person' })
}

/** The person who acts; refuses everybody else, for what only people may report, decide, sign or file. */
export function actingPerson(context: CommandContext): UserId {
  const person = personOrNull(context)
  if (person === null) throw new Refusal('denied', { reason: 'not_a_person' })
  return person
}

const behalves = new WeakMap<object, UserId>()

/** Remembers for whom the command of this context acts: its right came from standing in for them; null begins anew. */
export function noteBehalf(context: object, principal: UserId | null): void {
  if (principal === null) behalves.delete(context)
  else behalves.set(context, principal)
}

/** For whom the command of this context acts; null: by a right of their own. */
export function behalfOf(context: object): UserId | null {
  return behalves.get(context) ?? null
}
