import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, type Change, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { reviewReasonsSchema } from '@/lib/records/standing/comeback'
import { frozenContent } from '@/lib/records/state/content'
import { nextReview } from '@/lib/records/state/registered'
import { calendarDateOf, toDatabase } from '@/lib/time/types'
import type { ConfirmInput } from './rules'
import { demand, factsOf, type Standing, sameValues, standing } from './standing'
import { submitStanding } from './submit'

/** `confirmed`: it stays in force and is looked at again later. `submitted`: it goes to the DPO as unchanged. */
export type Confirmed = { ref: string; outcome: 'confirmed' | 'submitted' }

/**
 * "Still correct", said of a record that says what its version in force says. In force, it is looked at again after the
 * months of its register, without a new version. When something it relies on changed or lapsed, it is submitted as it is.
 * A draft that was changed back is in force again. Right: register.confirm.
 */
export function confirmRecord(context: CommandContext, input: ConfirmInput): Promise<Result<Confirmed>> {
  return change(context, async (tx) => confirmStanding(tx, context, await standing(tx, input.id), input.version))
}

/** The same of a record under lock, as part of a larger command, which writes the entry that this answers. */
export async function confirmStanding(
  tx: Tx,
  context: CommandContext,
  at: Standing,
  version: number,
  { mails = true }: { mails?: boolean } = {},
): Promise<Change<Confirmed>> {
  const { record } = at
  authorise(context, 'register', 'confirm', {
    ownerId: record.ownerId,
    departmentId: record.departmentId,
    inForce: record.inForceVersionId !== null,
  })
  if (record.version !== version) throw new Refusal('stale', { reason: 'submit' })
  if (personOrNull(context) === null) throw new Refusal('not_now', { reason: 'review_person_needed' })
  await demand(tx, context, 'submit', factsOf(at, null))
  const frozen = await frozenContent(tx, recordIdSchema.parse(record.id))
  const inForce = record.inForceVersionId
    ? await tx.recordVersion.findUnique({ where: { id: record.inForceVersionId } })
    : null
  if (!inForce || !sameValues(inForce, { content: frozen.text }))
    throw new Refusal('not_now', { reason: 'review_has_changes' })
  const cameBack = reviewReasonsSchema.parse(record.reviewReasons).length > 0
  if (record.status === 'draft' && (cameBack || frozen.hash !== inForce.contentHash)) {
    const { entry } = await submitStanding(tx, context, at, '', { mails })
    return { result: { ref: record.ref, outcome: 'submitted' }, entry }
  }
  return stillCorrect(tx, context, at)
}

async function stillCorrect(tx: Tx, context: CommandContext, { record }: Standing): Promise<Change<Confirmed>> {
  const today = context.today
  const next = nextReview(record.register, today)
  await tx.record.update({
    where: { id: record.id },
    data: {
      status: 'in_force',
      contributorIds: [],
      nextReviewOn: toDatabase(next),
      version: record.version + 1,
      updatedAt: context.now,
    },
    select: { id: true },
  })
  const planned = record.nextReviewOn && calendarDateOf(record.nextReviewOn)
  const changes: AuditChange[] = [{ field: 'nextReviewOn', old: planned, new: next }]
  if (record.status !== 'in_force') changes.push({ field: 'status', old: record.status, new: 'in_force' })
  return {
    result: { ref: record.ref, outcome: 'confirmed' },
    entry: {
      action: 'record.confirm',
      subject: { type: 'record', id: record.id, ref: record.ref },
      versionBefore: record.version,
      versionAfter: record.version + 1,
      changes,
    },
  }
}
