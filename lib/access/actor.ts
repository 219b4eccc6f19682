import type { DepartmentId, UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
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

/** Who acts, when, through which door. Every command takes one. */
export type CommandContext = {
  actor: Actor | SystemActor
  now: Instant
  channel: 'page' | 'action' | 'api' | 'cli' | 'job'
  requestId: string
}

/** The person who acts, or null for Dertig itself. */
export function personOrNull(context: CommandContext): UserId | null {
  return context.actor.kind === 'person' ? context.actor.id : null
}

/** The person who acts; refuses Dertig itself, for what only people may report, decide, sign or file. */
export function actingPerson(context: CommandContext): UserId {
  const person = personOrNull(context)
  if (person === null) throw new Refusal('denied', { reason: 'not_a_person' })
  return person
}
