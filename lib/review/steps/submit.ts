import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, type Change, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { recordIdSchema, type VersionId, versionIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { reviewReasonsSchema, writeStep } from '@/lib/records/standing/comeback'
import { frozenContent } from '@/lib/records/state/content'
import { mailForReview } from './mails'
import { type BulkRow, each } from './many'
import type { SubmitInput, SubmitTogetherInput } from './rules'
import { demand, factsOf, type Standing, standing } from './standing'

export type Submitted = { versionId: VersionId; number: number; contentHash: string }

/**
 * Freezes the working copy as a version and hands it to the DPO. Right: register.submit on the record's department. Without
 * `mails` the DPOs are told by what it is submitted with.
 */
export function submitRecord(
  context: CommandContext,
  input: SubmitInput,
  how: { mails?: boolean } = {},
): Promise<Result<Submitted>> {
  return change(context, async (tx) => {
    const at = await standing(tx, input.id)
    const { record } = at
    authorise(context, 'register', 'submit', {
      ownerId: record.ownerId,
      departmentId: record.departmentId,
      inForce: record.inForceVersionId !== null,
    })
    if (record.version !== input.version) throw new Refusal('stale', { reason: 'submit' })
    return submitStanding(tx, context, at, input.note, how)
  })
}

/**
 * Submits a record and then the drafts it links to, each in a transaction and audit entry of its own; the DPOs are told of
 * the record. Nothing is submitted when the record itself is refused, and nothing that it does not link to. Result: what became of each linked one.
 */
export async function submitTogether(
  context: CommandContext,
  { linked, ...input }: SubmitTogetherInput,
): Promise<Result<BulkRow[]>> {
  const done = await submitRecord(context, input)
  if (!done.ok) return done
  const links = await db().recordLink.findMany({ where: { fromId: input.id }, select: { toId: true } })
  const reached = new Set(links.map(({ toId }) => toId))
  return each(
    linked.filter(({ id }) => reached.has(id)),
    (item) => submitRecord(context, { ...item, note: '' }, { mails: false }),
  )
}

/**
 * Freezes the working copy of a record under lock, whose right was checked. Without `mails` the larger command that this is
 * part of tells the DPOs itself.
 */
export async function submitStanding(
  tx: Tx,
  context: CommandContext,
  at: Standing,
  note: string,
  { mails = true }: { mails?: boolean } = {},
): Promise<Change<Submitted>> {
  const { record } = at
  const id = recordIdSchema.parse(record.id)
  const submitter = personOrNull(context)
  if (submitter === null) throw new Refusal('not_now', { reason: 'review_person_needed' })
  await demand(tx, context, 'submit', factsOf(at, null))
  const frozen = await frozenContent(tx, id)
  const inForce = record.inForceVersionId
    ? await tx.recordVersion.findUnique({ where: { id: record.inForceVersionId }, select: { contentHash: true } })
    : null
  // What came back to review is looked at again even when nothing became of it.
  const cameBack = reviewReasonsSchema.parse(record.reviewReasons).length > 0
  if (inForce?.contentHash === frozen.hash && !cameBack)
    throw new Refusal('not_now', { reason: 'review_nothing_changed' })
  const last = await tx.recordVersion.aggregate({ where: { recordId: id }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const version = await tx.recordVersion.create({
    data: {
      recordId: id,
      number,
      content: frozen.text,
      contentHash: frozen.hash,
      submittedById: submitter,
      contributorIds: record.contributorIds,
      createdAt: context.now,
    },
    select: { id: true },
  })
  const versionId = versionIdSchema.parse(version.id)
  await writeStep(tx, context, { versionId, contentHash: frozen.hash, kind: 'submitted', reason: note || null })
  await tx.record.update({
    where: { id: id },
    data: {
      status: 'in_review',
      submittedVersionId: versionId,
      isProposal: false,
      version: record.version + 1,
      updatedAt: context.now,
    },
  })
  if (mails) await mailForReview(tx, context, record, { id: versionId, submittedById: submitter, contributorIds: [] })
  return {
    result: { versionId, number, contentHash: frozen.hash },
    entry: {
      action: 'record.submit',
      subject: { type: 'record', id: id, ref: record.ref },
      versionBefore: record.version,
      versionAfter: record.version + 1,
      changes: [{ field: 'contentHash', old: inForce?.contentHash ?? null, new: frozen.hash }],
      ...(note ? { reason: note } : {}),
    },
  }
}
