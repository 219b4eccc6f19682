import { authorise, change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { CodeOf } from '@/lib/law/codes/code'
import type { requestTaskEnds } from '@/lib/law/codes/requests'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { lockRequest, opened, requireNext, requirePast } from '../commands/change-request'
import { dayColumn } from '../store/row'
import { sealed, wordsOfTask } from '../store/sealed'
import { type LinkContext, standingLink } from './standing'

export type TaskAnswer = {
  how: CodeOf<typeof requestTaskEnds>
  on: CalendarDate
  /** Who answers, and why where it cannot be done. */
  name: string
  why: string
}

/**
 * A processor or recipient answers by its link what was asked of it (Art. 19, 28(3)(e)): done, nothing there, or not possible with the
 * reason, and on which day. It ends the task, or confirms one that the office ended; the answer stands once. Refuses `task_answered`, and
 * at `on` a day ahead or before the request came in. Right: request.confirm of the link.
 */
export function answerTask(context: LinkContext, { how, on, name, why }: TaskAnswer): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const link = await standingLink(tx, context)
    authorise(context, 'request', 'confirm', { ownerId: link.id })
    const row = await lockRequest(tx, link.request.ref)
    if (link.answeredAt) throw new Refusal('not_now', { reason: 'task_answered' })
    requireNext(row, 'end_task')
    const { key } = opened(row, 'end_task')
    requirePast(context, row, on)
    const task = await tx.requestTask.findUniqueOrThrow({ where: { id: link.taskId ?? '' } })
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
    await tx.requestLink.update({
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
