import { actingPerson, type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { sendingRule, thingOf, waitRule } from './queries'
import type { AcknowledgeInput, ReadInput, SendingRuleInput, WaitRuleInput } from './schema'
import { sources } from './sources/all'
import type { AlarmSource } from './sources/source'

/**
 * Takes up what came in: the escalation ends. Whoever handles or decides such things may. The same again, also at the same time,
 * writes nothing and answers the same. To everybody else the thing is absent.
 */
export function acknowledge(context: CommandContext, { ref }: AcknowledgeInput): Promise<Result<{ ref: string }>> {
  const byId = actingPerson(context)
  return change(context, async (tx) => {
    const of = await thingOf(tx, ref)
    authoriseTakingUp(context, of?.source ?? sources[0])
    if (!of) throw new Refusal('not_found')
    const { source, thing } = of
    const { count } = await tx.acknowledgement.createMany({
      data: [{ source: source.code, subjectId: thing.id, byId, at: toDatabase(context.now) }],
      skipDuplicates: true,
    })
    if (count === 0) return { result: { ref }, entry: null }
    return {
      result: { ref },
      entry: { action: 'alarm.acknowledge', subject: { type: source.subject, id: thing.id, ref } },
    }
  })
}

function authoriseTakingUp(context: CommandContext, source: AlarmSource | undefined): void {
  if (!source) throw new Refusal('not_found')
  const { handles, decides } = source
  const decidesOnly =
    context.actor.kind === 'person' && !can(context.actor, ...handles) && can(context.actor, ...decides)
  authorise(context, ...(decidesOnly ? decides : handles))
}

/** Who handles a thing and opens it has taken it up; nothing for everybody else, and where somebody worked on it already. */
export async function acknowledgeByOpening(context: CommandContext, ref: string): Promise<void> {
  const { actor } = context
  if (actor.kind !== 'person' || !sources.some(({ handles }) => can(actor, ...handles))) return
  const of = await thingOf(db(), ref)
  if (!of || of.thing.touched || !can(actor, ...of.source.handles)) return
  const key = { source: of.source.code, subjectId: of.thing.id }
  if (await db().acknowledgement.findUnique({ where: { source_subjectId: key } })) return
  await acknowledge(context, { ref })
}

/**
 * Marks the person's own alarms as read, these or all; those of others stay as they are. Changes nothing of what they are about, so
 * that it leaves no entry in the log.
 */
export async function markRead(context: CommandContext, { pick, all }: ReadInput): Promise<Result<null>> {
  const recipientId = personOrNull(context)
  if (recipientId !== null) {
    await db().alarm.updateMany({
      where: { recipientId, readAt: null, ...(all ? {} : { id: { in: pick } }) },
      data: { readAt: toDatabase(context.now) },
    })
  }
  return { ok: true, value: null }
}

/** Sets how long a receipt waits, and which minutes count. Right: privacy_settings.update. */
export function setWaitRule(context: CommandContext, input: WaitRuleInput): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const { reason, ...rule } = input
    const before = await waitRule(tx)
    const changes = changesBetween(before, rule)
    if (changes.length === 0) return { result: null, entry: null }
    await tx.alarmSetting.upsert({ where: { id: 1 }, create: { id: 1, ...rule }, update: rule })
    return {
      result: null,
      entry: { action: 'alarm.setting', subject: { type: 'organisation', id: '1' }, changes, reason },
    }
  })
}

/** Sets on which days and between which hours mails go out that are no deadline. Right: privacy_settings.update. */
export function setSendingRule(context: CommandContext, input: SendingRuleInput): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const { reason, days: sendDays, fromHour: sendFromHour, untilHour: sendUntilHour } = input
    const before = await sendingRule(tx)
    const kept = { sendDays: before.days, sendFromHour: before.fromHour, sendUntilHour: before.untilHour }
    const after = { sendDays, sendFromHour, sendUntilHour }
    const changes = changesBetween(kept, after)
    if (changes.length === 0) return { result: null, entry: null }
    await tx.alarmSetting.upsert({ where: { id: 1 }, create: { id: 1, ...after }, update: after })
    return {
      result: null,
      entry: { action: 'alarm.sending', subject: { type: 'organisation', id: '1' }, changes, reason },
    }
  })
}
