import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import type { AttachmentId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { dropErased } from '@/lib/files/store/sweep'
import { keepDerived } from '@/lib/records/derive/derived'
import { lockRecord } from '@/lib/records/write/update'
import { eachOnce, holdsStanding } from '@/lib/retention/holds/queries'
import type { removeInput } from './commands'

/**
 * Erases the content of a file of a record, also of one that was taken away before: its bytes go, unless another record or
 * leak holds the same content. Row, name, hash and size stay, and the entry with the hash is the proof of what was there.
 * Cannot be undone. Refuses file_erased, on_hold. Right: register.review on the record.
 */
export async function eraseAttachment(
  context: CommandContext,
  { id, reason }: z.infer<typeof removeInput>,
): Promise<Result<{ id: AttachmentId }>> {
  const found = await db().attachment.findUnique({
    where: { id },
    select: { record: { select: { ref: true } }, file: { select: { sha256: true, size: true } } },
  })
  const result = await change<{ id: AttachmentId }>(context, async (tx) => {
    if (!found) throw new Refusal('not_found')
    const { record } = await lockRecord(tx, context, 'review', { ref: found.record.ref, rules: false })
    const row = await tx.attachment.findUniqueOrThrow({ where: { id } })
    if (row.erasedAt) throw new Refusal('not_now', { reason: 'file_erased' })
    const holds = eachOnce(await holdsStanding(tx, [record.id], context.today)).map((hold) => hold.ref)
    if (holds.length > 0) throw new Refusal('not_now', { reason: 'on_hold', data: { names: holds.join(', ') } })
    const by = context.actor.kind === 'person' ? context.actor.id : null
    const removed = { removedAt: context.now, removedById: by, removedReason: reason }
    await tx.attachment.update({
      where: { id },
      data: { erasedAt: context.now, erasedById: by, ...(row.removedAt ? {} : removed) },
      select: { id: true },
    })
    await keepDerived(tx, [record.id], context.today)
    return {
      result: { id },
      entry: {
        action: 'file.erase',
        subject: { type: 'record', id: record.id, ref: record.ref },
        changes: [
          { field: 'file', old: row.name, new: null },
          { field: 'erasedFile', old: `${found.file.sha256} (${found.file.size})`, new: null },
        ],
        reason,
      },
    }
  })
  // After the commit: what a fall in between leaves, the daily sweep of files removes.
  if (result.ok && found) await dropErased(found.file.sha256)
  return result
}
