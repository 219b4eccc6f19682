import { randomUUID } from 'node:crypto'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type TaskId, taskIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { addToLeak } from '@/lib/leaks/commands/add-to-leak'
import { textsOf } from '@/lib/text/catalogue'
import { minute } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { checklists, originOf } from '../facts/checklists'
import type { AddChecklistInput, NewTaskInput } from '../facts/schema'
import { assigned, requireAssignable } from './task-of-leak'

/** The most tasks one leak holds, ended ones included. */
const mostTasks = 200

/**
 * Adds a task, or an action that lives on after closing. Refuses `invalid` at `ownerId` for somebody who could not do it and at `at`
 * for the past, `task_many`. Right: leak.note.
 */
export async function addTask(context: CommandContext, input: NewTaskInput): Promise<Result<{ id: TaskId }>> {
  const createdById = actingPerson(context)
  return addToLeak(context, input.ref, { does: 'task', action: 'leak.task' }, async (tx, leak) => {
    const { kind, title, ownerId, at } = input
    await requireAssignable(tx, context, leak.id, { ownerId, at })
    const id = taskIdSchema.parse(randomUUID())
    const number = (await numberOf(tx, leak.id)) + 1
    await tx.leakTask.create({
      data: {
        ...{ id, leakId: leak.id, number, kind, title, createdById, createdAt: toDatabase(context.now) },
        ...{ ...assigned(context, ownerId), dueAt: at && toDatabase(at) },
      },
      select: { id: true },
    })
    return {
      result: { id },
      changes: [
        { field: 'task', old: null, new: number },
        { field: 'taskKind', old: null, new: kind },
        ...(ownerId ? [{ field: 'taskOwner', old: null, new: ownerId }] : []),
        ...(at ? [{ field: 'taskDue', old: null, new: at }] : []),
      ],
    }
  })
}

/**
 * Adds the tasks of a checklist that are not there yet, each with its proposed moment and without an owner; the words are those of
 * who adds them. A second time nothing is written. Right: leak.update.
 */
export async function addChecklist(
  context: CommandContext,
  { ref, checklist }: AddChecklistInput,
): Promise<Result<{ added: number }>> {
  const createdById = actingPerson(context)
  const locale = context.actor.kind === 'person' ? context.actor.locale : 'en'
  const t = await textsOf(locale, 'leak-tasks')
  return addToLeak(context, ref, { does: 'task', action: 'leak.checklist' }, async (tx, leak) => {
    authorise(context, 'leak', 'update')
    const items = checklists.find(({ code }) => code === checklist)?.items ?? []
    const there = await tx.leakTask.findMany({ where: { leakId: leak.id }, select: { origin: true } })
    const fresh = items.filter(({ code }) => !there.some(({ origin }) => origin === originOf(checklist, code)))
    if (fresh.length === 0) return { result: { added: 0 }, changes: null }
    const last = await numberOf(tx, leak.id, fresh.length)
    const createdAt = toDatabase(context.now)
    await tx.leakTask.createMany({
      data: fresh.map(({ code, hours }, n) => {
        const origin = originOf(checklist, code)
        const row = {
          id: randomUUID(),
          leakId: leak.id,
          number: last + n + 1,
          kind: 'task',
          origin,
          createdAt,
          createdById,
        }
        return { ...row, title: t(`checklists.${origin}`), dueAt: wholeMinute(addHours(context.now, hours)) }
      }),
    })
    const changes = [
      { field: 'checklist', old: null, new: checklist },
      { field: 'tasksAdded', old: null, new: fresh.length },
    ]
    return { result: { added: fresh.length }, changes }
  })
}

/** The highest number of a task of this leak; refuses when `more` would be too many. */
async function numberOf(tx: Tx, leakId: string, more = 1): Promise<number> {
  const { _max, _count } = await tx.leakTask.aggregate({ where: { leakId }, _max: { number: true }, _count: true })
  if (_count + more > mostTasks) throw new Refusal('not_now', { reason: 'task_many' })
  return _max.number ?? 0
}

/** Moments are typed in whole minutes: one that is proposed can be kept as it is. */
function wholeMinute(at: Instant): Date {
  return new Date(Math.ceil(Date.parse(at) / minute) * minute)
}
