import { authorise, change } from '@/lib/action/change'
import type { ConfirmAnswer } from '@/lib/confirmations/links/answer'
import { type ConfirmContext, standingConfirm } from '@/lib/confirmations/links/standing'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { processorsOf } from '../scope/processors'
import { sealedWith } from './words'

/**
 * A processor answers by its link whether it deleted too (Art. 28(3)(g)): done, nothing there, or not possible with the reason, and on which
 * day. The deletion record itself never changes: the answer stands with its link, once, and shows at the record. Refuses `task_answered`,
 * and at `on` a day ahead or before the processor was told. Right: deletion.confirm of the link.
 */
export function answerDeletion(
  context: ConfirmContext,
  { how, on, name, why }: ConfirmAnswer,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const link = await standingConfirm(tx, context)
    authorise(context, 'deletion', 'confirm', { ownerId: link.id })
    const row = await tx.deletionRecord.findUnique({ where: { id: link.deletionId ?? link.id } })
    if (!row) throw new Refusal('not_found')
    if (link.answeredAt) throw new Refusal('not_now', { reason: 'task_answered' })
    if (on > context.today) throw new Refusal('invalid', { fields: { on: ['in_future'] } })
    const since = processorsOf(row).find(({ ref }) => ref === link.processorRef)?.instructedOn ?? null
    if (since !== null && on < since) throw new Refusal('invalid', { fields: { on: ['before_asked'] } })
    await tx.confirmLink.update({
      where: { id: link.id },
      data: {
        ...{ answeredAt: toDatabase(context.now), answerHow: how, answerOn: toDatabase(on), draft: null },
        answer: sealedWith('answer', link.id, { name, why }),
      },
      select: { id: true },
    })
    return {
      result: { ref: row.ref },
      entry: {
        action: 'deletion.confirm',
        subject: { type: 'deletion', id: row.id, ref: row.ref },
        changes: [
          { field: 'processor', old: null, new: link.processorRef },
          { field: 'taskEnd', old: null, new: how },
          { field: 'confirmedOn', old: null, new: how === 'not_possible' ? null : on },
        ],
      },
    }
  })
}

/** When a deletion record says that this processor was told. */
export async function instructedOn(deletionId: string, processor: string): Promise<CalendarDate | null> {
  const row = await db().deletionRecord.findUnique({ where: { id: deletionId }, select: { processors: true } })
  return (row && processorsOf(row).find(({ ref }) => ref === processor)?.instructedOn) ?? null
}
