import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Result } from '@/lib/errors/refusal'
import { keepDerived } from '@/lib/records/derive/derived'
import { writeStep } from '@/lib/records/standing/comeback'
import { sendBackDependents } from '@/lib/records/standing/dependents'
import { reviewDate } from '@/lib/records/state/registered'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { acceptRecord, standingVersion } from './decide'
import { type BulkRow, each } from './many'
import type { BulkInput, ForceInput } from './rules'
import { demand, demandUnchanged, factsOf, linkedDrafts, sameValues, standing } from './standing'

/** `onlyDrafts`: linked records of which no version is in force. */
export type InForce = { version: number; sentBack: string[]; onlyDrafts: string[] }

/**
 * Puts the accepted version in force by its content hash. Nobody may do so with content they contributed to. Approved
 * records that rely on this one go back to review when it says something else than before; linked ones that are only drafts
 * are named in answer and entry. `onlyUnchanged` refuses a
 * version that does. Right: register.force.
 */
export function putInForce(
  context: CommandContext,
  input: ForceInput,
  { onlyUnchanged = false } = {},
): Promise<Result<InForce>> {
  return change(context, async (tx) => {
    const at = await standing(tx, input.id)
    const { record } = at
    authorise(context, 'register', 'force')
    await demand(tx, context, 'force', factsOf(at, input.contentHash))
    const version = standingVersion(at)
    if (onlyUnchanged) await demandUnchanged(tx, record, version)
    const before = record.inForceVersionId
      ? await tx.recordVersion.findUnique({
          where: { id: record.inForceVersionId },
          select: { id: true, contentHash: true, content: true },
        })
      : null
    if (before)
      await writeStep(tx, context, { versionId: before.id, contentHash: before.contentHash, kind: 'superseded' })
    await writeStep(tx, context, { versionId: version.id, contentHash: version.contentHash, kind: 'put_in_force' })
    const planned: CalendarDate | null = record.nextReviewOn && calendarDateOf(record.nextReviewOn)
    await tx.record.update({
      where: { id: input.id },
      data: {
        status: 'in_force',
        inForceVersionId: version.id,
        submittedVersionId: null,
        contributorIds: [],
        reviewReasons: [],
        inForceText: record.searchText,
        nextReviewOn: toDatabase(reviewDate(record.register, planned, context.today)),
        version: record.version + 1,
        updatedAt: context.now,
      },
    })
    await keepDerived(tx, [input.id], context.today)
    const saysOther = before && !sameValues(before, version)
    const onlyDrafts = await linkedDrafts(tx, version)
    const sentBack = saysOther ? await sendBackDependents(tx, context, input.id) : []
    return {
      result: { version: record.version + 1, sentBack, onlyDrafts },
      entry: {
        action: 'record.put_in_force',
        subject: { type: 'record', id: input.id, ref: record.ref },
        versionBefore: record.version,
        versionAfter: record.version + 1,
        changes: [
          { field: 'contentHash', old: before?.contentHash ?? null, new: version.contentHash },
          ...(sentBack.length > 0 ? [{ field: 'sentBack', old: null, new: sentBack }] : []),
          ...(onlyDrafts.length > 0 ? [{ field: 'onlyDrafts', old: null, new: onlyDrafts }] : []),
        ],
      },
    }
  })
}

/**
 * The DPO accepts several versions that say what their versions in force say, each by its hash and in a transaction and
 * audit entry of its own; one that says something else is refused. Right: register.review.
 */
export function acceptMany(context: CommandContext, { items }: BulkInput): Promise<Result<BulkRow[]>> {
  return each(items, (item) => acceptRecord(context, { ...item, comments: {} }, { onlyUnchanged: true }))
}

/** Management puts several such versions in force, in the same way. Right: register.force. */
export function forceMany(context: CommandContext, { items }: BulkInput): Promise<Result<BulkRow[]>> {
  return each(items, (item) => putInForce(context, item, { onlyUnchanged: true }))
}
