import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { leakScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { LeakTask, Prisma } from '@/lib/db/generated/client'
import { type TaskId, taskIdSchema } from '@/lib/db/ids'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf } from '@/lib/time/types'
import { type TaskEnd, type TaskKind, taskEnds, taskKinds } from '../facts/schema'

/** A task as one reader may know it. */
export type TaskView = {
  id: TaskId
  number: number
  kind: TaskKind
  /** As it was written; null where the words could say who reported. */
  title: string | null
  /** The item of a checklist, whose words the catalogue has. */
  origin: string | null
  owner: { id: string; name: string } | null
  dueAt: Instant | null
  isOverdue: boolean
  createdByName: string | null
  end: { how: TaskEnd; at: Instant; byName: string | null; reason: string | null } | null
  version: number
  mine: boolean
  /** The reader may end it, or take it up again. */
  isTheirs: boolean
  /** The reader may take it. */
  isFree: boolean
}

type Reading = { actor: Actor; now: Instant; masked: boolean; mayNote: boolean }

/** The tasks of a leak: open ones by when they are due, then those that ended. The right to read the leak is for the caller. */
export async function tasksOfLeak(leakId: string, reading: Reading): Promise<TaskView[]> {
  const rows = await db().leakTask.findMany({
    where: { leakId },
    orderBy: [
      { endedAt: { sort: 'desc', nulls: 'first' } },
      { dueAt: { sort: 'asc', nulls: 'last' } },
      { number: 'asc' },
    ],
  })
  return viewsOf(rows, reading)
}

/** Rows of tasks with the names that stand in them. */
export async function viewsOf(
  rows: readonly LeakTask[],
  { actor, now, masked, mayNote }: Reading,
): Promise<TaskView[]> {
  const ids = rows.flatMap(({ ownerId, createdById, endedById }) => [ownerId, createdById, endedById])
  const names = await namesOf(db(), ids)
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const handles = can(actor, 'leak', 'update') !== null
  return rows.map((row) => {
    const { number, origin, ownerId, version } = row
    const how = taskEnds.find((one) => one === row.endKind)
    const dueAt = row.dueAt && instantOf(row.dueAt)
    const mine = ownerId === actor.id
    return {
      ...{ number, origin, version, mine, dueAt },
      id: taskIdSchema.parse(row.id),
      kind: taskKinds.find((one) => one === row.kind) ?? 'task',
      title: masked && origin === null ? null : row.title,
      owner: ownerId === null ? null : { id: ownerId, name: nameOf(ownerId) ?? '' },
      isOverdue: row.endedAt === null && dueAt !== null && dueAt <= now,
      createdByName: nameOf(row.createdById),
      end:
        how && row.endedAt
          ? {
              ...{ how, at: instantOf(row.endedAt), byName: nameOf(row.endedById) },
              reason: masked ? null : row.endReason,
            }
          : null,
      isTheirs: mayNote && (handles || mine || (ownerId === null && row.createdById === actor.id)),
      isFree: mayNote && ownerId === null && row.endedAt === null,
    }
  })
}

/** Tasks of leaks that this person may open now; null: of none. */
export function tasksWithin(actor: Actor): Prisma.LeakTaskWhereInput | null {
  switch (leakScope(actor).kind) {
    case 'all':
      return {}
    case 'invited':
      return { leak: { invites: { some: { userId: actor.id } } } }
    case 'masked':
    case 'none':
      return null
  }
}

/** A task of one's own as the overview shows it. */
export type OwnTask = {
  id: string
  ref: string
  title: string
  dueAt: Instant | null
  isExample: boolean
  /** Nobody has it yet. */
  isFree: boolean
}

/**
 * The open tasks of leaks that wait for this person, soonest due first, and how many there are: their own, and those
 * nobody has, for who may give them out.
 */
export async function ownTasks(actor: Actor, take: number): Promise<Few<OwnTask>> {
  const within = tasksWithin(actor)
  if (within === null) return { rows: [], total: 0 }
  const handles = can(actor, 'leak', 'triage') !== null
  const where = {
    AND: [within, { OR: [{ ownerId: actor.id }, ...(handles ? [{ ownerId: null }] : [])] }],
    endedAt: null,
  }
  const [rows, total] = await Promise.all([
    db().leakTask.findMany({
      where,
      select: { id: true, title: true, dueAt: true, ownerId: true, leak: { select: { ref: true, isExample: true } } },
      orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take,
    }),
    db().leakTask.count({ where }),
  ])
  return {
    total,
    rows: rows.map(({ id, title, dueAt, ownerId, leak }) => ({
      ...{ id, title, ...leak, dueAt: dueAt && instantOf(dueAt), isFree: ownerId === null },
    })),
  }
}
