import { randomBytes } from 'node:crypto'
import { type Actor, actingPerson, type CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { hashOf } from '@/lib/access/session/session'
import { change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { sources } from '../sources/all'

/** Whether clocks are ever shown to this person: only then is a calendar of use. */
export function mayHaveCalendar(actor: Actor): boolean {
  return sources.some(({ reads }) => mayEver(actor, ...reads))
}

/** The person's link, as their page shows it: never its secret, which nobody keeps. */
export async function ownLink(actor: Actor): Promise<{ madeAt: Instant; readAt: Instant | null } | null> {
  const row = await db().calendarLink.findUnique({ where: { userId: actor.id } })
  return row && { madeAt: instantOf(row.createdAt), readAt: row.readAt && instantOf(row.readAt) }
}

/**
 * Makes the person's secret link and answers its secret, once: 256 random bits of which the hash is kept. One that there was
 * works no more. Refused to who is shown no clocks.
 */
export function makeLink(context: CommandContext): Promise<Result<{ secret: string }>> {
  const userId = actingPerson(context)
  return change(context, async (tx) => {
    if (context.actor.kind === 'person' && !mayHaveCalendar(context.actor)) {
      throw new Refusal('denied', { reason: 'leak.read' })
    }
    const secret = randomBytes(32).toString('base64url')
    const made = { secretHash: hashOf(secret), createdAt: toDatabase(context.now), readAt: null }
    await tx.calendarLink.upsert({ where: { userId }, create: { userId, ...made }, update: made })
    return { result: { secret }, entry: { action: 'alarm.link_make', subject: { type: 'user', id: userId } } }
  })
}

/** Ends the person's link at once; without one nothing is written. Everybody may, also who lost the right meanwhile. */
export function revokeLink(context: CommandContext): Promise<Result<null>> {
  const userId = actingPerson(context)
  return change(context, async (tx) => {
    const { count } = await tx.calendarLink.deleteMany({ where: { userId } })
    if (count === 0) return { result: null, entry: null }
    return { result: null, entry: { action: 'alarm.link_revoke', subject: { type: 'user', id: userId } } }
  })
}
