import { actingPerson, type CommandContext } from '@/lib/access/actor'
import type { TaskId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { EndTaskInput, ReopenTaskInput } from '../facts/schema'
import { changeTask, isTheirs } from './task-of-leak'

/**
 * A task is done, or struck through with the reason; it stays in the list. Pressed twice it is written once. Refuses
 * `task_of_another` for who neither owns it nor handles leaks, `task_ended` for one that ended the other way. Right: leak.note.
 */
export async function endTask(
  context: CommandContext,
  { id, how, reason }: EndTaskInput,
): Promise<Result<{ id: TaskId }>> {
  const endedById = actingPerson(context)
  return changeTask(context, id, { does: 'end_task', action: 'leak.task_end' }, async (_tx, task) => {
    if (!isTheirs(context, task)) throw new Refusal('not_now', { reason: 'task_of_another' })
    if (task.endKind === how) return null
    if (task.endedAt) throw new Refusal('not_now', { reason: 'task_ended' })
    return {
      data: { endKind: how, endedAt: toDatabase(context.now), endedById, endReason: reason },
      changes: [{ field: 'taskEnd', old: null, new: how }],
    }
  })
}

/** Takes up again what was ended by mistake, with the reason, which the log keeps. Right: leak.note. */
export async function reopenTask(
  context: CommandContext,
  { id, reason }: ReopenTaskInput,
): Promise<Result<{ id: TaskId }>> {
  return changeTask(context, id, { does: 'task', action: 'leak.task_reopen' }, async (_tx, task) => {
    if (!isTheirs(context, task)) throw new Refusal('not_now', { reason: 'task_of_another' })
    if (!task.endedAt) return null
    return {
      data: { endKind: null, endedAt: null, endedById: null, endReason: '' },
      changes: [{ field: 'taskEnd', old: task.endKind, new: null }],
      reason,
    }
  })
}
