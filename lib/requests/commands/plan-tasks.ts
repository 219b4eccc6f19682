import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { requestRights } from '@/lib/law/codes/requests'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { requestTerm } from '../clock/request-clocks'
import type { addTaskInput, planInput } from '../facts/schema'
import { activitiesAbout, placesIn } from '../queries/places'
import { dayColumn, factsOf, type RequestRow } from '../store/row'
import { sealed } from '../store/sealed'
import { changeRequest, type RequestChanged } from './change-request'
import { assigned, requireAssignable } from './task-of-request'

/** The most tasks one request holds, ended ones included. */
const mostTasks = 200
/** Days before the end of the month by which a place should have answered. */
const daysBefore = 10

/** Whether recipients must be told of what is done (Art. 19). */
export const tellsRecipients = (right: RequestRow['right']): boolean =>
  requestRights.some((one) => one.code === right && 'tellsRecipients' in one)

/**
 * Adds a task for each place where the register says that data of this kind of people are, and that has none yet: systems, processors,
 * and recipients to be told (Art. 19). Nobody owns them until they are given. A second time nothing is added. Right: request.update.
 */
export function planTasks(context: CommandContext, input: z.output<typeof planInput>): Promise<Result<RequestChanged>> {
  const spec = { does: 'task', action: 'request.task' } as const
  return changeRequest(context, input, spec, async (tx, { row }) => {
    const places = placesIn(await activitiesAbout(tx, row.peopleCategory), tellsRecipients(row.right))
    const there = await tx.requestTask.findMany({ where: { requestId: row.id }, select: { origin: true } })
    const fresh = places.filter(({ origin }) => there.every((task) => task.origin !== origin))
    if (fresh.length === 0) throw new Refusal('not_now', { reason: 'request_no_places' })
    const last = await numberOf(tx, row.id, fresh.length)
    const dueOn = proposedDay(row, context.today)
    await tx.requestTask.createMany({
      data: fresh.map((place, n) => ({
        ...{ id: randomUUID(), requestId: row.id, number: last + n + 1, dueOn: dayColumn(dueOn) },
        ...place,
        ...{ createdAt: toDatabase(context.now), createdById: personOrNull(context) },
      })),
    })
    return { changes: [{ field: 'tasksAdded', old: null, new: fresh.map(({ title }) => title) }] }
  })
}

/** Some days before the month ends, or the last day of it where that has passed. */
function proposedDay(row: RequestRow, today: CalendarDate): CalendarDate | null {
  const primary = requestTerm(factsOf(row))?.primary ?? null
  if (primary === null) return null
  const early = addDays(primary, -daysBefore)
  return early > today ? early : primary
}

/** Adds a task in own words, which are sealed. Refuses at `ownerId` who could not do it, at `dueOn` a day that has passed. Right: request.update. */
export function addTask(
  context: CommandContext,
  { ref, todo, ownerId, dueOn }: z.output<typeof addTaskInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'task', action: 'request.task' } as const
  return changeRequest(context, { ref, version: null }, spec, async (tx, { row, key }) => {
    await requireAssignable(tx, context, { ownerId, dueOn })
    const id = randomUUID()
    const number = (await numberOf(tx, row.id)) + 1
    await tx.requestTask.create({
      data: {
        ...{ id, requestId: row.id, number, kind: 'other', title: '', dueOn: dayColumn(dueOn) },
        sealed: sealed(key, `task:${id}`, { todo, result: '' }),
        ...assigned(context, ownerId),
        ...{ createdAt: toDatabase(context.now), createdById: personOrNull(context) },
      },
      select: { id: true },
    })
    return {
      changes: [
        { field: 'task', old: null, new: number },
        ...(ownerId ? [{ field: 'taskOwner', old: null, new: ownerId }] : []),
      ],
    }
  })
}

/** The highest number of a task of this request; refuses when `more` would be too many. */
async function numberOf(tx: Tx, requestId: string, more = 1): Promise<number> {
  const { _max, _count } = await tx.requestTask.aggregate({
    where: { requestId },
    _max: { number: true },
    _count: true,
  })
  if (_count + more > mostTasks) throw new Refusal('not_now', { reason: 'task_many' })
  return _max.number ?? 0
}
