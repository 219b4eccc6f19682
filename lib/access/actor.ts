import type { DepartmentId, UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import type { Role } from './roles'

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
}

/** Dertig itself: the seed, the operator's command line, a job. */
export type SystemActor = { kind: 'system'; name: 'seed' | 'operator' | 'job' | 'visitor' }

/** Who acts, when, on which day of the company, through which door. Every command takes one. */
export type CommandContext = LocalNow & {
  actor: Actor | SystemActor
  channel: 'page' | 'action' | 'api' | 'cli' | 'job'
  requestId: string
}

/** What the log keeps of it: an entry needs no day. */
export type EntryContext = Omit<CommandContext, 'zone' | 'today'>

/** The person who acts, or null for Dertig itself. */
export function personOrNull(context: Pick<CommandContext, 'actor'>): UserId | null {
  return context.actor.kind === 'person' ? context.actor.id : null
}

/** The person who acts; refuses Dertig itself, for what only people may report, decide, sign or file. */
export function actingPerson(context: CommandContext): UserId {
  const person = personOrNull(context)
  if (person === null) throw new Refusal('denied', { reason: 'not_a_person' })
  return person
}
