import { randomUUID } from 'node:crypto'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { hour } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type People, whoHandles } from '../plan/due-plan'
import { sources } from '../sources/all'
import { peopleOf } from '../sources/people'
import type { AlarmSource, WaitingStep } from '../sources/source'

/** Whether this person may remind others of what waits: they handle or decide such things. */
export function mayRemind(actor: Actor): boolean {
  return sources.some(({ handles, decides }) => can(actor, ...handles) !== null || can(actor, ...decides) !== null)
}

/** When somebody was last reminded of this step within the hour; null: it may be done now. */
export async function remindedAt(client: Tx, subjectId: string, step: string, now: Instant): Promise<Instant | null> {
  const since = new Date(toDatabase(now).getTime() - hour)
  const last = await client.alarm.findFirst({
    where: { subjectId, kind: 'reminded', part: step, raisedAt: { gt: since } },
    orderBy: { raisedAt: 'desc' },
    select: { raisedAt: true },
  })
  return last && instantOf(last.raisedAt)
}

/**
 * Reminds those for whom the next step waits: one mail and one alarm in the bell each, at most once an hour for a step, whoever
 * does it. It is somebody's word and no rule, so that it comes by mail whatever they chose. Right: to handle or to decide.
 */
export async function remind(
  context: CommandContext & { actor: Actor },
  { ref }: { ref: string },
): Promise<Result<null>> {
  const { actor, now } = context
  // Looked up before the transaction, as a page does: reading what waits is an entry of its own.
  const found = mayRemind(actor) ? await stepOf(context, ref) : null
  return change(context, async (tx) => {
    authoriseReminding(context, found?.source ?? sources[0])
    if (!found) throw new Refusal('not_found')
    const { source, waiting } = found
    if (!waiting.step) throw new Refusal('not_now', { reason: 'nothing_waits' })
    const { id: subjectId, step, isExample } = { ...waiting, step: waiting.step }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subjectId}, 31))`
    if (await remindedAt(tx, subjectId, step, now)) throw new Refusal('too_many', { reason: 'reminded_lately' })
    const people = await peopleOf(tx, source, now)
    const others = waitedFor(waiting, people).filter((person) => person !== actor.id)
    if (others.length === 0) throw new Refusal('not_now', { reason: 'nobody_to_remind' })
    const path = source.pathOf(ref, 'reminded', step)
    for (const to of others) {
      const id = randomUUID()
      const at = toDatabase(now)
      await tx.alarm.create({
        data: {
          ...{ id, source: source.code, subjectId, reference: ref, kind: 'reminded', part: step, threshold: 'once' },
          ...{ revision: now, recipientId: to, plannedAt: at, raisedAt: at, isExample, byId: actor.id },
        },
      })
      const content = { template: 'alarm_reminded', params: { reference: ref, at: now, path } } as const
      await queueMail(tx, { ...content, to, now, dedupeKey: `reminded:${id}`, isExample })
    }
    const changes = [{ field: 'step', old: null, new: step }]
    const subject = { type: source.subject, id: subjectId, ref }
    return { result: null, entry: { action: 'alarm.remind', subject, changes } }
  })
}

async function stepOf(
  context: CommandContext & { actor: Actor },
  ref: string,
): Promise<{ source: AlarmSource; waiting: WaitingStep } | null> {
  for (const source of sources) {
    const waiting = await source.nextStep(context, ref)
    if (waiting) return { source, waiting }
  }
  return null
}

function authoriseReminding(context: CommandContext & { actor: Actor }, source: AlarmSource | undefined): void {
  if (!source) throw new Refusal('not_found')
  const { handles, decides } = source
  const decidesOnly = !can(context.actor, ...handles) && can(context.actor, ...decides)
  authorise(context, ...(decidesOnly ? decides : handles))
}

function waitedFor(waiting: WaitingStep, people: People): readonly UserId[] {
  if (waiting.waitsFor === 'deciders') return people.deciders
  const handler = whoHandles(waiting, people)
  return handler ? [handler] : [...new Set([...people.handlers, ...people.deputies])]
}

/** What the strip of a thing shows beside its next step: null where this person reminds nobody. */
export async function reminderOf(actor: Actor, subjectId: string, step: string, now: Instant) {
  return mayRemind(actor) ? { lastAt: await remindedAt(db(), subjectId, step, now) } : null
}
