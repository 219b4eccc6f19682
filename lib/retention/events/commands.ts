import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type RecordId, type RetentionEventId, retentionEventIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { keepDerived } from '@/lib/records/derive/derived'
import { lockRecord } from '@/lib/records/write/update'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { recordedBatches } from '../due'
import { heldRegisters } from '../scope/targets'
import { termsOf } from '../scope/terms'
import type { EventInput, takeBackInput } from './schema'

/** `dueOn` null: the rule gives no period. */
type Noted = { id: RetentionEventId; dueOn: CalendarDate | null }

/**
 * Notes that what starts the period of a batch happened again (last contact, last purchase): its day moves with it, wherever that is shown.
 * Nothing of the rule changes and nothing goes to review. Refuses `rule_does_not_roll`, and at its field a batch that the rule does not
 * have (`not_in_list`) or that was deleted (`batch_gone`), a day ahead, and one that is not newer than the last (`not_newer`).
 * Right: register.update on the rule.
 */
export function noteEvent(context: CommandContext, { rule, batch, on, note }: EventInput): Promise<Result<Noted>> {
  return change(context, async (tx) => {
    const { id, before } = await rollingBatch(tx, context, { rule, batch })
    if (on > context.today) throw refusedAt('on', 'in_future')
    if (before.from !== null && on <= before.from) throw refusedAt('on', 'not_newer')
    const row = await tx.retentionEvent.create({
      data: {
        ...{ recordId: id, batch, on: toDatabase(on), note },
        ...{ notedAt: toDatabase(context.now), notedById: personOrNull(context) },
      },
      select: { id: true },
    })
    const { changes, dueOn } = await moved(tx, context, id, before)
    return {
      result: { id: retentionEventIdSchema.parse(row.id), dueOn },
      entry: { action: 'record.event', subject: { type: 'record', id, ref: rule }, changes },
    }
  })
}

/**
 * Takes an event back that was noted wrongly: the day is that of the event before it again. Twice it is done once. Refuses as noteEvent does.
 * Right: register.update on the rule.
 */
export function takeEventBack(
  context: CommandContext,
  { id, reason }: z.output<typeof takeBackInput>,
): Promise<Result<{ id: RetentionEventId }>> {
  return change(context, async (tx) => {
    const found = await tx.retentionEvent.findUnique({
      where: { id },
      select: { batch: true, record: { select: { ref: true } } },
    })
    if (!found) throw new Refusal('not_found')
    const { batch, record } = found
    const { id: ruleId, before } = await rollingBatch(tx, context, { rule: record.ref, batch })
    const { count } = await tx.retentionEvent.updateMany({
      where: { id, takenBackAt: null },
      data: { takenBackAt: toDatabase(context.now), takenBackById: personOrNull(context) },
    })
    if (count === 0) return { result: { id }, entry: null }
    const { changes } = await moved(tx, context, ruleId, before)
    return {
      result: { id },
      entry: { action: 'record.event_back', subject: { type: 'record', id: ruleId, ref: record.ref }, changes, reason },
    }
  })
}

const refusedAt = (field: string, code: string) => new Refusal('invalid', { fields: { [field]: [code] } })

type Before = { batch: string; from: CalendarDate | null; on: CalendarDate | null }

/** The day of a batch of a rule that rolls, the rule locked; none while nothing has started it. */
async function rollingBatch(tx: Tx, context: CommandContext, { rule, batch }: Pick<EventInput, 'rule' | 'batch'>) {
  const { record } = await lockRecord(tx, context, 'update', { ref: rule, rules: false })
  if (record.register.slug !== heldRegisters.rules) throw new Refusal('not_found')
  if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
  const { id } = record
  const term = (await termsOf(tx, [id])).get(id)
  if (!term?.rolls) throw new Refusal('not_now', { reason: 'rule_does_not_roll' })
  if (!term.batches.includes(batch)) throw refusedAt('batch', 'not_in_list')
  if ((await recordedBatches([id], tx)).has(`${id} ${batch}`)) throw refusedAt('batch', 'batch_gone')
  const before: Before = term.days.find((day) => day.batch === batch) ?? { batch, from: null, on: null }
  return { id, before }
}

/** Computes the days of the rule again, and says how that of this batch moved. */
async function moved(tx: Tx, { today }: CommandContext, id: RecordId, before: Before) {
  await keepDerived(tx, [id], today, { around: false })
  const after = (await termsOf(tx, [id])).get(id)?.days.find(({ batch }) => batch === before.batch)
  return {
    dueOn: after?.on ?? null,
    changes: [
      { field: 'eventBatch', old: null, new: before.batch },
      { field: 'eventOn', old: before.from, new: after?.from ?? null },
      { field: 'eventDue', old: before.on, new: after?.on ?? null },
    ],
  }
}
