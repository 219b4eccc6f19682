import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { calendarDateSchema, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { endOfDay, localDateOf, startOfDay } from '@/lib/time/zone'
import type { LogPeriod } from './schema'

/** More than a company of this size leaks in a lifetime: above it the period has to be shorter. */
export const mostLeaks = 5_000

const include = {
  moments: {
    where: { kind: { in: ['part1_filed', 'told_people'] }, at: { not: null }, correction: null },
    orderBy: { at: 'asc' },
  },
  decisions: { orderBy: { decidedAt: 'desc' } },
  records: { select: { record: { select: { ref: true } } }, orderBy: { record: { ref: 'asc' } } },
} satisfies Prisma.LeakInclude
type Row = Prisma.LeakGetPayload<{ include: typeof include }>

export type LoggedLeak = Omit<Row, 'reportedAt'> & {
  /** Its day alone begins then, for who may not know the reporter. */
  reportedAt: Instant
  /** Only the day may be said. */
  dayOnly: boolean
}

export type LoggedLeaks = {
  leaks: readonly LoggedLeak[]
  /** Reports that turned out to be no leak: counted, not told. */
  rejected: number
  names: ReadonlyMap<string, string>
}

/** The moments between which a report has to lie, of a period in the zone of the office. */
export function reportedWithin({ from, until }: LogPeriod, zone: string): Prisma.DateTimeFilter {
  const after = from === '' ? {} : { gte: toDatabase(startOfDay(calendarDateSchema.parse(from), zone)) }
  const before = until === '' ? {} : { lt: toDatabase(endOfDay(calendarDateSchema.parse(until), zone)) }
  return { ...after, ...before }
}

/** How many leaks of a period stand in the log, and how many reports were no leak. */
export async function countLogged(period: LogPeriod, zone: string): Promise<{ leaks: number; rejected: number }> {
  const where = { reportedAt: reportedWithin(period, zone) }
  const [leaks, rejected] = await Promise.all([
    db().leak.count({ where: { ...where, state: { not: 'rejected' } } }),
    db().leak.count({ where: { ...where, state: 'rejected' } }),
  ])
  return { leaks, rejected }
}

/** The leaks of a period in the order of their numbers, as this reader may export them; one more than `mostLeaks` at most (three statements). */
export async function readLogged(actor: Actor, period: LogPeriod, zone: string): Promise<LoggedLeaks> {
  const grant = can(actor, 'leak', 'export')
  if (!grant) return { leaks: [], rejected: 0, names: new Map() }
  const reportedAt = reportedWithin(period, zone)
  const [rows, rejected] = await Promise.all([
    db().leak.findMany({
      where: { reportedAt, state: { not: 'rejected' } },
      include,
      orderBy: [{ year: 'asc' }, { number: 'asc' }],
      take: mostLeaks + 1,
    }),
    db().leak.count({ where: { reportedAt, state: 'rejected' } }),
  ])
  const dayOnly = grant.view === 'masked'
  const names = await namesOf(
    db(),
    rows.flatMap(({ decisions }) => decisions.map((decision) => decision.decidedById)),
  )
  const leaks = rows.map((row): LoggedLeak => {
    const at = instantOf(row.reportedAt)
    return { ...row, reportedAt: dayOnly ? startOfDay(localDateOf(at, zone), zone) : at, dayOnly }
  })
  return { leaks, rejected, names }
}
