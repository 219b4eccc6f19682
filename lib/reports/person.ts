import type { CommandContext } from '@/lib/access/actor'
import type { UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'

/** The person who acts: a report is written, signed off and filed by people only. */
export function actingPerson(context: CommandContext): UserId {
  if (context.actor.kind !== 'person') throw new Refusal('denied', { reason: 'not_a_person' })
  return context.actor.id
}
