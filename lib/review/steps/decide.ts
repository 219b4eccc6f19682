import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { writeStep } from '@/lib/records/standing/comeback'
import { mailForForce, mailReturned } from './mails'
import type { AcceptInput, ReturnInput } from './rules'
import { demand, demandUnchanged, factsOf, linkedDrafts, type Standing, standing } from './standing'

/** `onlyDrafts`: linked records of which no version is in force. */
export type Decided = { version: number; onlyDrafts: string[] }

/** The DPO sends the version back with a reason and comments per field; the working copy is a draft again. Right: register.review. */
export function returnRecord(context: CommandContext, input: ReturnInput): Promise<Result<Decided>> {
  return change(context, async (tx) => {
    const at = await standing(tx, input.id)
    authorise(context, 'register', 'review')
    await demand(tx, context, 'return', factsOf(at, input.contentHash))
    const version = standingVersion(at)
    await writeStep(tx, context, { ...input, versionId: version.id, kind: 'returned' })
    await move(tx, context, input.id, at, { status: 'draft', submittedVersionId: null })
    await mailReturned(tx, context, at.record, version)
    return decided('record.return', at, input.contentHash, { reason: input.reason })
  })
}

/**
 * The DPO accepts the version, with comments per field where there is something to say; nobody accepts what they wrote.
 * Linked records that are only drafts are named in answer and entry. `onlyUnchanged` refuses one that
 * says something else than the version in force. Right: register.review.
 */
export function acceptRecord(
  context: CommandContext,
  input: AcceptInput,
  { onlyUnchanged = false } = {},
): Promise<Result<Decided>> {
  return change(context, async (tx) => {
    const at = await standing(tx, input.id)
    authorise(context, 'register', 'review')
    await demand(tx, context, 'accept', factsOf(at, input.contentHash))
    const version = standingVersion(at)
    if (onlyUnchanged) await demandUnchanged(tx, at.record, version)
    await writeStep(tx, context, { ...input, versionId: version.id, kind: 'accepted' })
    await move(tx, context, input.id, at, {})
    await mailForForce(tx, context, at.record, version)
    const onlyDrafts = await linkedDrafts(tx, version)
    return decided('record.accept', at, input.contentHash, { onlyDrafts })
  })
}

/** The version that stands for review; the rules have already refused when there is none. */
export function standingVersion({ version }: Standing): NonNullable<Standing['version']> {
  if (!version) throw new Refusal('not_now', { reason: 'review_nothing_submitted' })
  return version
}

type Moved = { status?: 'draft'; submittedVersionId?: null }

async function move(tx: Tx, context: CommandContext, id: RecordId, { record }: Standing, data: Moved): Promise<void> {
  await tx.record.update({ where: { id }, data: { ...data, version: record.version + 1, updatedAt: context.now } })
}

function decided(
  action: 'record.return' | 'record.accept',
  { record }: Standing,
  contentHash: string,
  { reason, onlyDrafts = [] }: { reason?: string; onlyDrafts?: string[] },
): { result: Decided; entry: AuditEvent } {
  const version = record.version + 1
  return {
    result: { version, onlyDrafts },
    entry: {
      action,
      subject: { type: 'record', id: record.id, ref: record.ref },
      versionBefore: record.version,
      versionAfter: version,
      changes: [
        { field: 'contentHash', old: contentHash, new: contentHash },
        ...(onlyDrafts.length > 0 ? [{ field: 'onlyDrafts', old: null, new: onlyDrafts }] : []),
      ],
      ...(reason ? { reason } : {}),
    },
  }
}
