import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { LeakTask } from '@/lib/db/generated/client'
import { type TaskId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { instantOf, toDatabase } from '@/lib/time/types'
import type { AssignTaskInput, TakeTaskInput } from '../facts/schema'
import { assigned, changeTask, requireAssignable } from './task-of-leak'

/**
 * Says who does a task and until when; the new owner is alarmed. A moment that stays may have passed, a new one may not. Refuses
 * `invalid` at `ownerId` and `at`, `task_ended`, `stale`. Right: leak.update.
 */
export async function assignTask(context: CommandContext, input: AssignTaskInput): Promise<Result<{ id: TaskId }>> {
  const { id, version, ownerId, at } = input
  return changeTask(context, id, { does: 'task', action: 'leak.task_assign' }, async (tx, task) => {
    authorise(context, 'leak', 'update')
    requireOpen(task, version)
    const due = task.dueAt && instantOf(task.dueAt)
    const stays = due === at
    if (stays && task.ownerId === ownerId) return null
    const isNewOwner = task.ownerId !== ownerId
    await requireAssignable(tx, context, task.leakId, { ownerId: isNewOwner ? ownerId : null, at: stays ? null : at })
    return {
      data: { ...(isNewOwner ? assigned(context, ownerId) : {}), dueAt: at && toDatabase(at) },
      changes: [
        ...(isNewOwner ? [{ field: 'taskOwner', old: task.ownerId, new: ownerId }] : []),
        ...(stays ? [] : [{ field: 'taskDue', old: due, new: at }]),
      ],
    }
  })
}

/** Takes a task that nobody has. Of two who press at once one gets it, the other reads `stale`. Right: leak.note. */
export async function takeTask(
  context: CommandContext,
  { id, version }: TakeTaskInput,
): Promise<Result<{ id: TaskId }>> {
  const me = actingPerson(context)
  return changeTask(context, id, { does: 'task', action: 'leak.task_assign' }, async (tx, task) => {
    if (task.ownerId === me) return null
    requireOpen(task, version)
    if (task.ownerId !== null) throw new Refusal('not_now', { reason: 'task_of_another' })
    await requireAssignable(tx, context, task.leakId, { ownerId: me, at: null })
    return { data: assigned(context, userIdSchema.parse(me)), changes: [{ field: 'taskOwner', old: null, new: me }] }
  })
}

function requireOpen(task: LeakTask, version: number): void {
  if (task.endedAt) throw new Refusal('not_now', { reason: 'task_ended' })
  if (task.version !== version) throw new Refusal('stale', { data: { version: task.version } })
}
