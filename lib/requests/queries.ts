import { db } from '@/lib/db/client'
import type { Few } from '@/lib/table/state'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, toDatabase } from '@/lib/time/types'
import { type LocalNow, localDateOf } from '@/lib/time/zone'
import { requestClocks } from './clock/request-clocks'
import { atOnceRights } from './queries/request-list'
import { factsOf, type RequestRow, rowOf } from './store/row'

/** As many as a promise is judged by: who keeps more than these has another trouble. */
const most = 500

/** A request by which a promise is judged: nothing of who asks. */
export type JudgedRequest = Pick<RequestRow, 'ref' | 'right' | 'state' | 'receivedOn' | 'isExample'> & {
  dueOn: CalendarDate | null
}

const shown = ({ ref, right, state, receivedOn, isExample }: RequestRow) => ({
  ref,
  right,
  state,
  receivedOn,
  isExample,
})

/** Requests of which a clock is over now, the longest first. */
export async function requestsOverdue({ now, zone }: LocalNow): Promise<JudgedRequest[]> {
  const rows = await db().personRequest.findMany({
    where: { nextDueAt: { lte: toDatabase(now) } },
    orderBy: [{ nextDueAt: 'asc' }, { ref: 'asc' }],
    take: most,
  })
  return rows.map(rowOf).map((row) => ({ ...shown(row), dueOn: dueDay(row, { now, zone }) }))
}

/** Unsubscribes, objections to direct marketing and consents withdrawn that were not executed, the oldest first. */
export async function notExecuted({ now, zone }: LocalNow): Promise<JudgedRequest[]> {
  const rows = await db().personRequest.findMany({
    where: { right: { in: atOnceRights }, executedOn: null, state: { notIn: ['withdrawn', 'merged'] } },
    orderBy: [{ receivedOn: 'asc' }, { ref: 'asc' }],
    take: most,
  })
  return rows.map(rowOf).map((row) => ({ ...shown(row), dueOn: dueDay(row, { now, zone }) }))
}

/** Requests that were answered, or done, after their day, newest first. */
export async function requestsLate(at: LocalNow, since: CalendarDate): Promise<JudgedRequest[]> {
  const rows = await db().personRequest.findMany({
    where: {
      receivedOn: { gte: toDatabase(since) },
      OR: [{ answeredOn: { not: null } }, { executedOn: { not: null } }],
    },
    orderBy: [{ receivedOn: 'desc' }, { ref: 'desc' }],
    take: most,
  })
  return rows
    .map(rowOf)
    .filter((row) => requestClocks(factsOf(row), at).some(({ late }) => late))
    .map((row) => ({ ...shown(row), dueOn: dueDay(row, at) }))
}

/** The last day of the clock that counts. */
function dueDay(row: RequestRow, at: Pick<LocalNow, 'now' | 'zone'>): CalendarDate | null {
  const [clock] = requestClocks(factsOf(row), at)
  return clock?.dueAt ? addDays(localDateOf(clock.dueAt, at.zone), -1) : null
}

/** Open requests, what is due first before the others, and how many there are. */
export async function requestsFirst(at: LocalNow, take: number): Promise<Few<JudgedRequest>> {
  const where = { state: 'open' }
  const [rows, total] = await Promise.all([
    db().personRequest.findMany({
      where,
      orderBy: [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { ref: 'asc' }],
      take,
    }),
    db().personRequest.count({ where }),
  ])
  return { rows: rows.map(rowOf).map((row) => ({ ...shown(row), dueOn: dueDay(row, at) })), total }
}
