import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { writeStep } from './step'

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
