import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { requestScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { day } from '@/lib/time/length'
import { calendarDateOf, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { addHours, endOfDay, localDateOf } from '@/lib/time/zone'
import { requestClocks } from '../clock/request-clocks'
import { factsOf, rowOf } from '../store/row'
import { whoMayOwn } from './handlers'

type Client = Tx | PrismaClient

const person = (id: string | null): UserId | null => (id === null ? null : userIdSchema.parse(id))

/** That a person added words is told of for so many days. */
const addedDays = 7
const addedLately = (now: Instant) => ({
  where: { fromPerson: true, at: { gt: new Date(Date.parse(now) - addedDays * day) } },
})

/** How far ahead a clock of a request is looked at. */
const ahead = 15 * 24

/** Requests that nobody took up, and those of which a clock ends soon or is overdue: no words of anybody. */
export async function pressingRequests(client: Client, { now, zone }: { now: Instant; zone: string }) {
  const horizon = addHours(now, ahead)
  const rows = await client.personRequest.findMany({
    where: {
      OR: [
        { state: 'open', version: 1 },
        { nextDueAt: { lte: toDatabase(horizon) } },
        { notes: { some: addedLately(now).where } },
      ],
    },
    include: { notes: addedLately(now) },
    orderBy: { id: 'asc' },
  })
  return rows
    .map(({ notes, ...columns }) => ({ notes, row: rowOf(columns) }))
    .map(({ notes, row }) => ({
      /** What the person added by their link. */
      added: notes.map(({ id, at }) => ({ id, at: instantOf(at) })),
      ...{ id: row.id, ref: row.ref, isExample: row.isExample, handlerId: person(row.handlerId) },
      receivedAt: instantOf(row.createdAt),
      /** Somebody who may worked on it already. */
      touched: row.version > 1,
      clocks: requestClocks(factsOf(row), { now, zone }).flatMap(({ code, dueAt, endedAt }) =>
        dueAt && endedAt === null && dueAt <= horizon ? [{ code, dueAt, endsDay: true }] : [],
      ),
    }))
}

/** When a request was written down and its first end; null when there is none of this reference. */
export async function requestInShort(client: Client, ref: string) {
  const row = await client.personRequest.findUnique({ where: { ref } })
  return (
    row && {
      ...{ id: row.id, ref, isExample: row.isExample, touched: row.version > 1 },
      ...{ receivedAt: instantOf(row.createdAt), dueAt: row.nextDueAt && instantOf(row.nextDueAt), endsDay: true },
    }
  )
}

/** Running clocks with an end, of the requests that this person handles or reads: reference and clock, nothing else. */
export async function runningRequests(client: Client, actor: Actor, at: { now: Instant; zone: string }) {
  const scope = requestScope(actor)
  if (scope === 'none' || scope === 'tasks') return []
  const rows = await client.personRequest.findMany({
    where: { nextDueAt: { not: null } },
    orderBy: [{ nextDueAt: 'asc' }, { ref: 'asc' }],
  })
  return rows
    .map(rowOf)
    .flatMap(({ id, ref, isExample, ...row }) =>
      requestClocks(factsOf({ id, ref, isExample, ...row }), at).flatMap(({ code, dueAt, endedAt }) =>
        dueAt && endedAt === null ? [{ id, ref, isExample, code, dueAt, endsDay: true, provisional: false }] : [],
      ),
    )
}

/** That a task was given is told of for so many days. */
const givenDays = 7

/** Open tasks of requests that were given lately, or are due within a day or overdue. */
export async function pressingTasks(client: Client, { now, zone }: { now: Instant; zone: string }) {
  const rows = await client.requestTask.findMany({
    where: {
      endedAt: null,
      request: { state: { in: ['open', 'answered'] } },
      OR: [
        { dueOn: { lte: toDatabase(localDateOf(addHours(now, 24), zone)) } },
        { assignedAt: { gt: new Date(Date.parse(now) - givenDays * day) } },
      ],
    },
    include: { request: { select: { ref: true, isExample: true, handlerId: true } } },
    orderBy: { id: 'asc' },
  })
  const able = new Set(rows.length === 0 ? [] : (await whoMayOwn(client, now)).map(({ id }) => id))
  return rows.map(({ id, request, ownerId, assignedAt, assignedById, createdAt, dueOn }) => {
    const owner = person(ownerId)
    const isAble = owner !== null && able.has(owner)
    return {
      ...{ id, ref: request.ref, isExample: request.isExample, handlerId: person(request.handlerId) },
      ...{ createdAt: instantOf(createdAt), dueAt: dueOn && endOfDay(calendarDateOf(dueOn), zone), endsDay: true },
      ownerId: isAble ? owner : null,
      given: isAble && assignedAt ? { at: instantOf(assignedAt), byId: assignedById } : null,
    }
  })
}

/** The person's own open tasks of requests with a day: reference and end, nothing else. */
export async function runningTasks(client: Client, actor: Actor, zone: string) {
  if (requestScope(actor) === 'none') return []
  const rows = await client.requestTask.findMany({
    where: { ownerId: actor.id, endedAt: null, dueOn: { not: null } },
    include: { request: { select: { ref: true, isExample: true } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ id, dueOn, request }) =>
    dueOn
      ? [
          {
            ...{ id, ...request, code: 'request_task', provisional: false, endsDay: true },
            dueAt: endOfDay(calendarDateOf(dueOn), zone),
          },
        ]
      : [],
  )
}

/**
 * The first open tasks that wait for this person, and how many there are: their own, and those nobody has, for who
 * may give them out.
 */
export async function ownRequestTasks(client: Client, actor: Actor, take: number) {
  if (requestScope(actor) === 'none') return { rows: [], total: 0 }
  const handles = can(actor, 'request', 'update') !== null
  const where = {
    ...{ endedAt: null, request: { state: { in: ['open', 'answered'] } } },
    OR: [{ ownerId: actor.id }, ...(handles ? [{ ownerId: null }] : [])],
  }
  const [rows, total] = await Promise.all([
    client.requestTask.findMany({
      where,
      include: { request: { select: { ref: true, isExample: true } } },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take,
    }),
    client.requestTask.count({ where }),
  ])
  return {
    rows: rows.map(({ id, title, kind, dueOn, ownerId, request }) => ({
      ...{ id, title, kind, ...request, dueOn: dueOn && calendarDateOf(dueOn), isFree: ownerId === null },
    })),
    total,
  }
}
