import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Result } from '@/lib/errors/refusal'
import { keepDerived } from '@/lib/records/derive/derived'
import { sendBackDependents } from '@/lib/records/standing/dependents'
import { writeStep } from '@/lib/records/standing/step'
import { reviewDate } from '@/lib/records/state/registered'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { standingVersion } from './decide'
import type { ForceInput } from './schema'
import { demand, factsOf, standing } from './standing'
import { demandUnchanged, sameValues } from './unchanged'

export type InForce = { version: number; sentBack: string[] }

/**
 * Puts the accepted version in force by its content hash. Nobody may do so with content they contributed to. Approved
 * records that rely on this one go back to review when it says something else than before. `onlyUnchanged` refuses a
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
    const sentBack = saysOther ? await sendBackDependents(tx, context, input.id) : []
    return {
      result: { version: record.version + 1, sentBack },
      entry: {
        action: 'record.put_in_force',
        subject: { type: 'record', id: input.id, ref: record.ref },
        versionBefore: record.version,
        versionAfter: record.version + 1,
        changes: [
          { field: 'contentHash', old: before?.contentHash ?? null, new: version.contentHash },
          ...(sentBack.length > 0 ? [{ field: 'sentBack', old: null, new: sentBack }] : []),
        ],
      },
    }
  })
}
