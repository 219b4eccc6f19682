import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { type RequestTaskId, userIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { calendarDateOf, toDatabase } from '@/lib/time/types'
import type { assignTaskInput, confirmTaskInput, endTaskInput } from '../facts/schema'
import { dayColumn } from '../store/row'
import { assigned, changeTask, requireAssignable } from './task-of-request'

type Answer = Promise<Result<{ id: RequestTaskId }>>

/**
 * Says who does a task, until when and what to look for; the new owner is alarmed. Refuses `invalid` at `ownerId` and `dueOn`, `task_ended`,
 * `stale`. Right: request.update.
 */
export function assignTask(context: CommandContext, input: z.output<typeof assignTaskInput>): Answer {
  const { id, version, ownerId, dueOn, todo } = input
  const spec = { verb: 'update', does: 'task', action: 'request.task_assign' } as const
  return changeTask(context, id, spec, async (tx, task, words) => {
    if (task.endedAt) throw new Refusal('not_now', { reason: 'task_ended' })
    if (task.version !== version) throw new Refusal('stale', { data: { version: task.version } })
    const due = task.dueOn && calendarDateOf(task.dueOn)
    const isNewOwner = task.ownerId !== ownerId
    if (!isNewOwner && due === dueOn && todo === words.todo) return null
    await requireAssignable(tx, context, { ownerId: isNewOwner ? ownerId : null, dueOn: due === dueOn ? null : dueOn })
    return {
      data: {
        ...(isNewOwner ? assigned(context, ownerId && userIdSchema.parse(ownerId)) : {}),
        dueOn: dayColumn(dueOn),
      },
      words: { todo },
      changes: [
        ...(isNewOwner ? [{ field: 'taskOwner', old: task.ownerId, new: ownerId }] : []),
        ...(due === dueOn ? [] : [{ field: 'taskDue', old: due, new: dueOn }]),
      ],
    }
  })
}

/**
 * A task is done, there was nothing, or it is not possible, with the reason (Art. 19). An editor ends their own alone. Pressed twice it is
 * written once. Refuses `task_of_another`, `task_ended`, and at `confirmedOn` a day that lies ahead. Right: request.note.
 */
export function endTask(context: CommandContext, input: z.output<typeof endTaskInput>): Answer {
  const { id, how, result, confirmedOn } = input
  const spec = { verb: 'note', does: 'end_task', action: 'request.task_end' } as const
  return changeTask(context, id, spec, async (_tx, task) => {
    const { actor } = context
    const isTheirs =
      actor.kind !== 'person' || can(actor, 'request', 'update') !== null || task.ownerId === personOrNull(context)
    if (!isTheirs) throw new Refusal('not_now', { reason: 'task_of_another' })
    if (task.endKind === how) return null
    if (task.endedAt) throw new Refusal('not_now', { reason: 'task_ended' })
    requireNotAhead(context, confirmedOn, 'confirmedOn')
    return {
      data: {
        ...{ endKind: how, endedAt: toDatabase(context.now), endedById: personOrNull(context) },
        confirmedOn: dayColumn(confirmedOn),
      },
      words: { result },
      changes: [{ field: 'taskEnd', old: null, new: how }],
    }
  })
}

/** A processor or recipient confirmed afterwards what was asked of them (Art. 19, 28(3)(e)). Right: request.update. */
export function confirmTask(context: CommandContext, { id, on }: z.output<typeof confirmTaskInput>): Answer {
  const spec = { verb: 'update', does: 'end_task', action: 'request.task_confirm' } as const
  return changeTask(context, id, spec, async (_tx, task) => {
    if (task.endedAt === null) throw new Refusal('not_now', { reason: 'task_not_ended' })
    requireNotAhead(context, on, 'on')
    const before = task.confirmedOn && calendarDateOf(task.confirmedOn)
    if (before === on) return null
    return { data: { confirmedOn: dayColumn(on) }, changes: [{ field: 'confirmedOn', old: before, new: on }] }
  })
}

function requireNotAhead({ today }: CommandContext, on: string | null, field: string): void {
  if (on !== null && on > today) throw new Refusal('invalid', { fields: { [field]: ['in_future'] } })
}
