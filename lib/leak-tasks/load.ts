import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import type { RawParams } from '@/lib/table/parse'
import { viewedState } from '@/lib/views/load'
import { taskPage, taskShape } from './list'
import { mayOwn } from './queries/owners'
import { tasksOfLeak } from './queries/tasks'

/** What the page of a leak shows of its tasks. */
export async function loadTasks(actor: Actor, leak: LeakDetail) {
  const reading = { actor, now: leak.now, masked: leak.masked, mayNote: leak.can.note }
  const [tasks, owners] = await Promise.all([
    tasksOfLeak(leak.id, reading),
    leak.can.note ? mayOwn(db(), leak.id, leak.now) : [],
  ])
  return { leak, tasks, owners }
}
export type LoadedTasks = Awaited<ReturnType<typeof loadTasks>>

/** What the list of tasks shows; opening it with tasks on it appends one entry to the log. */
export async function loadTaskList(context: CommandContext & { actor: Actor }, params: RawParams) {
  const { actor, now, zone } = context
  const viewed = await viewedState(actor, '/leaks/tasks', params, taskShape)
  const page = await taskPage(actor, now, viewed.state)
  if (page.rows.length > 0) await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'tasks' } })
  const owners = page.facets.flatMap(({ field, values }) => (field === 'ownerId' ? (values ?? []) : []))
  const names = await namesOf(
    db(),
    owners.map(({ value }) => value),
  )
  return { page, viewed, names, zone, now }
}
export type LoadedTaskList = Awaited<ReturnType<typeof loadTaskList>>
