import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { RequestTask } from '@/lib/db/generated/client'
import type { RequestTaskId, UserId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import type { RequestVerb } from '../facts/rules'
import { whoMayOwn } from '../queries/handlers'
import { sealed, type TaskWords, wordsOfTask } from '../store/sealed'
import { lockRequest, opened, requireNext } from './change-request'

type Spec = { verb: 'update' | 'note'; does: RequestVerb; action: AuditAction }
type Done = { data: Partial<RequestTask>; words?: Partial<TaskWords>; changes: AuditChange[]; reason?: string } | null

/**
 * Runs one change of a task under the lock of its request, with its entry, which names the task by its number. An editor reaches only tasks of
 * requests in which they have one. `work` answers null where everything is as it should be.
 */
export function changeTask(
  context: CommandContext,
  id: RequestTaskId,
  spec: Spec,
  work: (tx: Tx, task: RequestTask, words: TaskWords) => Promise<Done>,
): Promise<Result<{ id: RequestTaskId }>> {
  return change(context, async (tx) => {
    const found = await tx.requestTask.findUnique({ where: { id }, select: { request: { select: { ref: true } } } })
    const row = await lockRequest(tx, found?.request.ref ?? '')
    const mine = await tx.requestTask.count({ where: { requestId: row.id, ownerId: personOrNull(context) ?? id } })
    authorise(context, 'request', spec.verb, { invited: mine > 0 })
    requireNext(row, spec.does)
    const { key } = opened(row, spec.does)
    const task = await tx.requestTask.findUniqueOrThrow({ where: { id } })
    const words = wordsOfTask(key, task)
    const done = await work(tx, task, words)
    if (done === null) return { result: { id }, entry: null }
    const { data, changes, reason } = done
    await tx.requestTask.update({
      where: { id },
      data: {
        ...data,
        ...(done.words ? { sealed: sealed(key, `task:${id}`, { ...words, ...done.words }) } : {}),
        version: task.version + 1,
      },
      select: { id: true },
    })
    return {
      result: { id },
      entry: {
        action: spec.action,
        subject: { type: 'request', id: row.id, ref: row.ref },
        changes: [{ field: 'task', old: null, new: task.number }, ...changes],
        ...(reason ? { reason } : {}),
      },
    }
  })
}

/** Refuses at `ownerId` who may not own a task, at `dueOn` a day that has passed. */
export async function requireAssignable(
  tx: Tx,
  context: CommandContext,
  { ownerId, dueOn }: { ownerId: UserId | null; dueOn: CalendarDate | null },
): Promise<void> {
  const wrong = {
    ...(ownerId !== null && (await whoMayOwn(tx, context.now)).every(({ id }) => id !== ownerId)
      ? { ownerId: ['choose'] }
      : {}),
    ...(dueOn !== null && dueOn < context.today ? { dueOn: ['in_past'] } : {}),
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

/** The columns that say who owns a task, since when, and by whom. */
export function assigned(context: CommandContext, ownerId: UserId | null) {
  return {
    ownerId,
    assignedAt: ownerId === null ? null : toDatabase(context.now),
    assignedById: ownerId === null ? null : personOrNull(context),
  }
}
