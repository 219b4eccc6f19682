import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { isRealLeak, leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  bestOf,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
} from '@/lib/lists/declared'
import { asInstant, asInteger, asText } from '@/lib/lists/source'
import type { Total } from '@/lib/table/state'
import { type Instant, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { taskKinds } from './facts/schema'
import { type TaskView, viewsOf } from './queries/tasks'

const { sql } = Prisma

export const taskColumns = [
  { id: 'leak', sort: true },
  { id: 'title', title: true },
  { id: 'kind', filter: true },
  { id: 'ownerId', sort: true, filter: true },
  { id: 'dueAt', sort: true },
  { id: 'state', sort: true, filter: true },
  { id: 'when', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type TaskColumn = (typeof taskColumns)[number]['id']
export const taskShape = shapeOfList(taskColumns, [{ field: 'dueAt', dir: 'asc' }])

/** Hours within which a task counts as due soon. */
const soonHours = 7 * 24

/** Tasks (`t`) of the leaks (`l`) that this person may read, as the list asks for them; ended ones for who asks for their state. */
function taskRows(actor: Actor, now: Instant): ListRows<TaskColumn> {
  const scope = leakScope(actor).kind
  const at = toDatabase(now)
  const soon = toDatabase(addHours(now, soonHours))
  const leak = sql`l.year * 1000000 + l.number`
  // The words of a task may say who reported.
  const words = scope === 'masked' ? sql`''` : sql`chr(10) || folded(t.title)`
  return {
    from: sql`"LeakTask" t JOIN "Leak" l ON l.id = t."leakId"`,
    // Those of an exercise stand on its own page, and with the person who has them.
    where: sql`${isRealLeak} AND ${
      scope === 'all' || scope === 'masked'
        ? sql`TRUE`
        : scope === 'invited'
          ? sql`EXISTS (SELECT FROM "LeakInvite" i WHERE i."leakId" = t."leakId" AND i."userId" = ${actor.id}::uuid)`
          : sql`FALSE`
    }`,
    key: sql`t.id`,
    tie: { by: sql`t.id::text`, as: asText },
    values: {
      kind: sql`t.kind`,
      ownerId: sql`t."ownerId"::text`,
      state: sql`COALESCE(t."endKind", 'open')`,
      when: sql`CASE WHEN t."endedAt" IS NULL THEN CASE WHEN t."dueAt" <= ${at} THEN 'overdue' WHEN t."dueAt" <= ${soon} THEN 'soon'
        WHEN t."dueAt" IS NULL THEN 'none' ELSE 'later' END END`,
    },
    orders: {
      leak: { by: leak, as: asInteger, filled: true },
      ownerId: { by: sql`(SELECT lower(u.name) FROM "User" u WHERE u.id = t."ownerId")`, as: asText },
      dueAt: { by: sql`t."dueAt"`, as: asInstant },
    },
    text: sql`(lower(l.ref) || ${words})`,
    unasked: { field: 'state', where: sql`t."endedAt" IS NULL` },
  }
}

const foundTask = z.object({ ref: z.string(), title: z.string(), kind: z.enum(taskKinds), isExample: z.boolean() })
export type FoundTask = z.output<typeof foundTask>

/**
 * The open tasks that fit a question best, by the words that their list has for this person (one query); none for who may not read
 * those words.
 */
export async function findTasks(
  actor: Actor,
  now: Instant,
  asked: { q: string; size: number },
): Promise<{ rows: readonly FoundTask[]; total: Total }> {
  const scope = leakScope(actor).kind
  if (scope === 'none' || scope === 'masked') return { rows: [], total: { count: 0, exact: true } }
  return bestOf(db(), taskColumns, taskRows(actor, now), asked, {
    select: sql`l.ref, t.title, t.kind, l."isExample"`,
    from: sql`"LeakTask" t JOIN "Leak" l ON l.id = t."leakId"`,
    where: sql`t.id::text = p.id::text`,
    row: foundTask,
  })
}

export type TaskRow = TaskView & { ref: string; isExample: boolean }
export type TaskPage = ListPage & { rows: readonly TaskRow[] }

/** A page of the tasks this person may read, as an address asks; by itself open ones, soonest due first. */
export async function taskPage(actor: Actor, now: Instant, state: ListState): Promise<TaskPage> {
  const page = await listPage(db(), taskColumns, taskRows(actor, now), state)
  if (page.keys.length === 0) return { ...page, rows: [] }
  const rows = await db().leakTask.findMany({
    where: { id: { in: [...page.keys] } },
    include: { leak: { select: { ref: true, isExample: true } } },
  })
  const masked = leakScope(actor).kind === 'masked'
  const views = await viewsOf(rows, { actor, now, masked, mayNote: false })
  const leaks = new Map(rows.map(({ id, leak }) => [id, leak]))
  const shown = views.map((view) => ({ ...view, ref: '', isExample: false, ...leaks.get(view.id) }))
  return { ...page, rows: inOrder(page.keys, shown, ({ id }) => id) }
}
