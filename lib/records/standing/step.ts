import { type CommandContext, personOrNull } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'

/** What can happen to a version that stands for review. */
export type StepKind = 'submitted' | 'voided' | 'returned' | 'accepted' | 'put_in_force' | 'superseded'

type Step = {
  versionId: string
  contentHash: string
  kind: StepKind
  reason?: string | null
  comments?: Readonly<Record<string, string>>
}

/** Writes one step of a version's review. Steps are signed by a person: the system takes none. */
export async function writeStep(tx: Tx, context: CommandContext, step: Step): Promise<void> {
  const byId = personOrNull(context)
  if (byId === null) throw new Refusal('not_now', { reason: 'review_person_needed' })
  await tx.reviewStep.create({
    data: {
      versionId: step.versionId,
      kind: step.kind,
      byId,
      at: context.now,
      reason: step.reason ?? null,
      fieldComments: said(step.comments ?? {}),
      contentHash: step.contentHash,
    },
  })
}

function said(comments: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(comments).filter(([, text]) => text !== ''))
}

/**
 * Voids the version that stands for review because the record was edited or retired: writes the step and answers true
 * when one stood. The caller clears `submittedVersionId` and writes the audit entry.
 */
export async function voidSubmission(
  tx: Tx,
  context: CommandContext,
  record: { submittedVersionId: string | null },
  reason: string | null = null,
): Promise<boolean> {
  if (!record.submittedVersionId) return false
  const version = await tx.recordVersion.findUnique({
    where: { id: record.submittedVersionId },
    select: { id: true, contentHash: true },
  })
  if (!version) return false
  await writeStep(tx, context, { versionId: version.id, contentHash: version.contentHash, kind: 'voided', reason })
  return true
}
