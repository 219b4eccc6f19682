import { authorise, change } from '@/lib/action/change'
import type { ConfirmAnswer } from '@/lib/confirmations/links/answer'
import { type ConfirmContext, standingConfirm } from '@/lib/confirmations/links/standing'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { calendarDateOf, toDatabase } from '@/lib/time/types'
import { lockRequest, opened, requireNext, requirePast } from '../commands/change-request'
import { dayColumn } from '../store/row'
import { sealed, wordsOfTask } from '../store/sealed'

/**
 * A processor or recipient answers by its link what was asked of it (Art. 19, 28(3)(e)): done, nothing there, or not possible with the
 * reason, and on which day. It ends the task, or confirms one that the office ended; the answer stands once. Refuses `task_answered`, and
 * at `on` a day ahead or before the request came in. Right: request.confirm of the link.
 */
export function answerTask(
  context: ConfirmContext,
  { how, on, name, why }: ConfirmAnswer,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const link = await standingConfirm(tx, context)
    authorise(context, 'request', 'confirm', { ownerId: link.id })
    const task = await tx.requestTask.findUnique({
      where: { id: link.taskId ?? '' },
      include: { request: { select: { ref: true } } },
    })
    if (!task) throw new Refusal('not_found')
    const row = await lockRequest(tx, task.request.ref)
    if (link.answeredAt) throw new Refusal('not_now', { reason: 'task_answered' })
    requireNext(row, 'end_task')
    const { key } = opened(row, 'end_task')
    requirePast(context, row, on)
    const words = wordsOfTask(key, task)
    const at = toDatabase(context.now)
    await tx.requestTask.update({
      where: { id: task.id },
      data: {
        ...{ endKind: how, endedAt: at, endedById: null, version: task.version + 1 },
        confirmedOn: how === 'not_possible' ? null : dayColumn(on),
        sealed: sealed(key, `task:${task.id}`, {
          ...words,
          result: [words.result, [name, why].filter(Boolean).join(': ')].filter(Boolean).join('\n'),
        }),
      },
      select: { id: true },
    })
    await tx.confirmLink.update({
      where: { id: link.id },
      data: { answeredAt: at, draft: null },
      select: { id: true },
    })
    return {
      result: { ref: row.ref },
      entry: {
        action: 'request.task_end',
        subject: { type: 'request', id: row.id, ref: row.ref },
        changes: [
          { field: 'task', old: null, new: task.number },
          { field: 'taskEnd', old: task.endKind, new: how },
          { field: 'confirmedOn', old: task.confirmedOn && calendarDateOf(task.confirmedOn), new: on },
        ],
      },
    }
  })
}
