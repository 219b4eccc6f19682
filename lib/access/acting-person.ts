import type { UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { CommandContext } from './actor'

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
