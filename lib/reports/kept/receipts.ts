import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type DraftId, draftIdSchema, leakFileIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { refuseEnded } from '@/lib/leaks/commands/change-leak'
import { type Instant, toDatabase } from '@/lib/time/types'

export const receiptInput = z.strictObject({ id: draftIdSchema, fileId: leakFileIdSchema })

/** Adds a file of the leak as the recipient's proof to a report that was filed. The same again writes nothing. Right: draft.file. */
export function addReceipt(
  context: CommandContext,
  { id, fileId }: z.infer<typeof receiptInput>,
): Promise<Result<{ id: DraftId }>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'file')
    const filed = await tx.filedReport.findUnique({
      where: { draftId: id },
      select: {
        id: true,
        leak: { select: { id: true, ref: true, isExercise: true } },
        receipts: { where: { leakFileId: fileId } },
      },
    })
    if (!filed) throw new Refusal('not_found')
    await refuseEnded(tx, filed.leak)
    if (filed.receipts.length > 0) return { result: { id }, entry: null }
    const files = await proofs(tx, filed.leak.id, [fileId])
    await keepReceipts(tx, filed.id, files, { byId: actingPerson(context), at: context.now })
    return {
      result: { id },
      entry: {
        action: 'report.receipt',
        subject: { type: 'leak', id: filed.leak.id, ref: filed.leak.ref },
        changes: files.flatMap(receiptChanges),
      },
    }
  })
}

type Proof = { id: string; name: string; sha256: string }

/** The files that were named, each with its hash; refuses one that is not with this leak, or was taken away. */
export async function proofs(tx: Tx, leakId: string, ids: readonly string[]): Promise<Proof[]> {
  if (ids.length === 0) return []
  const rows = await tx.leakFile.findMany({
    where: { id: { in: [...ids] }, leakId, side: 'handler', removedAt: null },
    select: { id: true, name: true, file: { select: { sha256: true } } },
  })
  if (rows.length !== new Set(ids).size) throw new Refusal('invalid', { fields: { receipts: ['not_in_list'] } })
  return rows.map(({ id, name, file }) => ({ id, name, sha256: file.sha256 }))
}

/** Keeps them with a filed report. */
export async function keepReceipts(
  tx: Tx,
  filedReportId: string,
  files: readonly Proof[],
  { byId, at }: { byId: string; at: Instant },
): Promise<void> {
  await tx.filedReceipt.createMany({
    data: files.map(({ id }) => ({ filedReportId, leakFileId: id, byId, at: toDatabase(at) })),
  })
}

/** What the log says of a proof. */
export function receiptChanges({ name, sha256 }: Proof): AuditChange[] {
  return [
    { field: 'file', old: null, new: name },
    { field: 'sha256', old: null, new: sha256 },
  ]
}
