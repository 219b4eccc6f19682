import type { CommandContext } from '@/lib/access/actor'
import { personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import { db, type Tx } from '@/lib/db/client'
import type { LeakTask } from '@/lib/db/generated/client'
import type { TaskId, UserId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { addToLeak } from '@/lib/leaks/commands/add-to-leak'
import { type Instant, toDatabase } from '@/lib/time/types'
import { mayOwn } from '../queries/owners'

type Spec = { does: 'task' | 'end_task'; action: AuditAction }
type Changed = { data: Partial<LeakTask>; changes: AuditChange[]; reason?: string } | null

/**
 * Runs one change of a task under the lock of its leak, as `addToLeak` does: the row with version + 1 and its entry, which names the
 * task by its number alone, for auditors read the log. `work` answers null where everything is as it should be.
 */
export async function changeTask(
  context: CommandContext,
  id: TaskId,
  spec: Spec,
  work: (tx: Tx, task: LeakTask) => Promise<Changed>,
): Promise<Result<{ id: TaskId }>> {
  const found = await db().leakTask.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
  return addToLeak(context, found?.leak.ref ?? '', spec, async (tx, leak) => {
    const task = await tx.leakTask.findUniqueOrThrow({ where: { id } })
    if (task.leakId !== leak.id) throw new Refusal('not_found')
    const done = await work(tx, task)
    if (done === null) return { result: { id }, changes: null }
    const { data, changes, reason } = done
    await tx.leakTask.update({ where: { id }, data: { ...data, version: task.version + 1 }, select: { id: true } })
    return {
      result: { id },
      changes: [{ field: 'task', old: null, new: task.number }, ...changes],
      ...(reason ? { reason } : {}),
    }
  })
}

/** Who handles leaks changes every task; who is invited, their own, and what they wrote and nobody took. */
export function isTheirs(context: CommandContext, { ownerId, createdById }: Pick<LeakTask, 'ownerId' | 'createdById'>) {
  const { actor } = context
  if (actor.kind !== 'person' || can(actor, 'leak', 'update') !== null) return true
  const mine = personOrNull(context)
  return ownerId === mine || (ownerId === null && createdById === mine)
}

/** Refuses at `ownerId` who may not own a task of this leak, at `at` a moment that has passed. */
export async function requireAssignable(
  tx: Tx,
  context: CommandContext,
  leakId: string,
  { ownerId, at }: { ownerId: UserId | null; at: Instant | null },
): Promise<void> {
  const wrong = {
    ...(ownerId !== null && !(await mayOwn(tx, leakId, context.now)).some(({ id }) => id === ownerId)
      ? { ownerId: ['choose'] }
      : {}),
    ...(at !== null && at <= context.now ? { at: ['in_past'] } : {}),
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
