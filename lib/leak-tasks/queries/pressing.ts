import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { day } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { mayOwn } from './owners'
import { tasksWithin } from './tasks'

/** An open task as far as alarms look at it: no words of anybody. */
export type PressingTask = {
  id: string
  ref: string
  isExample: boolean
  /** Who does it, if they can now. */
  ownerId: UserId | null
  /** When it was given to them, by whom. */
  given: { at: Instant; byId: string | null } | null
  createdAt: Instant
  dueAt: Instant | null
  endsDay: boolean
  /** Who handles the leak. */
  handlerId: UserId | null
  secondHandlerId: UserId | null
}

/** That a task was given is told of for so many days. */
const givenDays = 7

/** Open tasks that were given lately, or are due within 24 hours or overdue. */
export async function pressingTasks(client: Tx | PrismaClient, now: Instant): Promise<PressingTask[]> {
  const at = toDatabase(now)
  const rows = await client.leakTask.findMany({
    where: {
      endedAt: null,
      OR: [
        { dueAt: { lte: toDatabase(addHours(now, 24)) } },
        { assignedAt: { gt: new Date(at.getTime() - givenDays * day) } },
      ],
    },
    include: { leak: { select: { ref: true, isExample: true, handlerId: true, secondHandlerId: true } } },
    orderBy: { id: 'asc' },
  })
  const able = new Map<string, ReadonlySet<string>>()
  for (const leakId of new Set(rows.map((row) => row.leakId))) {
    able.set(leakId, new Set((await mayOwn(client, leakId, now)).map(({ id }) => id)))
  }
  const person = (id: string | null) => (id === null ? null : userIdSchema.parse(id))
  return rows.map(({ id, leakId, leak, ownerId, assignedAt, assignedById, createdAt, dueAt }) => {
    const isAble = ownerId !== null && able.get(leakId)?.has(ownerId) === true
    return {
      ...{ id, ref: leak.ref, isExample: leak.isExample },
      ...{ createdAt: instantOf(createdAt), dueAt: dueAt && instantOf(dueAt), endsDay: false },
      ...{ handlerId: person(leak.handlerId), secondHandlerId: person(leak.secondHandlerId) },
      ownerId: isAble ? person(ownerId) : null,
      given: isAble && assignedAt ? { at: instantOf(assignedAt), byId: assignedById } : null,
    }
  })
}

/** The person's own open tasks with a moment, of leaks that they may open now: reference and moment, nothing else of them. */
export async function runningTasks(client: Tx | PrismaClient, actor: Actor) {
  const within = tasksWithin(actor)
  if (within === null) return []
  const rows = await client.leakTask.findMany({
    where: { ...within, ownerId: actor.id, endedAt: null, dueAt: { not: null } },
    select: { id: true, dueAt: true, leak: { select: { ref: true, isExample: true } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ id, dueAt, leak }) =>
    dueAt ? [{ id, ...leak, code: 'task', dueAt: instantOf(dueAt), provisional: false, endsDay: false }] : [],
  )
}
