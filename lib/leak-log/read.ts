import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { realLeaks } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { calendarDateSchema, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { endOfDay, localDateOf, startOfDay } from '@/lib/time/zone'
import type { LogAsked, LogPeriod } from './schema'

/** More than a company of this size leaks in a lifetime: above it the period has to be shorter. */
export const mostLeaks = 5_000

const include = {
  moments: {
    where: { kind: { in: ['part1_filed', 'told_people'] }, at: { not: null }, correction: null },
    orderBy: { at: 'asc' },
  },
  mergedInto: { select: { ref: true } },
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
  /** Near misses and leaks of company data alone that are left out: no breach of personal data, so Art. 33(5) does not ask them. */
  beside: number
  names: ReadonlyMap<string, string>
}

/** The moments between which a report has to lie, of a period in the zone of the office. */
export function reportedWithin({ from, until }: LogPeriod, zone: string): Prisma.DateTimeFilter {
  const after = from === '' ? {} : { gte: toDatabase(startOfDay(calendarDateSchema.parse(from), zone)) }
  const before = until === '' ? {} : { lt: toDatabase(endOfDay(calendarDateSchema.parse(until), zone)) }
  return { ...after, ...before }
}

/** What is in the list and is no breach of personal data (Art. 4(12)): nothing got out, or only data about companies. */
const noBreach: Prisma.LeakWhereInput = {
  OR: [{ state: 'near_miss' }, { state: { not: 'rejected' }, personalData: false }],
}

/** What the log tells: every breach of personal data, and what is not known to be none; asked for, also what is beside it. */
function told({ also }: Pick<LogAsked, 'also'>): Prisma.LeakWhereInput {
  if (also === 'yes') return { state: { not: 'rejected' } }
  return { state: { notIn: ['rejected', 'near_miss'] }, OR: [{ personalData: null }, { personalData: true }] }
}

/** How many leaks of a period stand in the log, how many reports were no leak, and how many leaks no breach of personal data. */
export async function countLogged(asked: LogAsked, zone: string) {
  const where = { reportedAt: reportedWithin(asked, zone) }
  const [leaks, rejected, beside] = await Promise.all([
    db().leak.count({ where: { AND: [realLeaks, where, told(asked)] } }),
    db().leak.count({ where: { ...realLeaks, ...where, state: 'rejected' } }),
    asked.also === 'yes' ? 0 : db().leak.count({ where: { AND: [realLeaks, where, noBreach] } }),
  ])
  return { leaks, rejected, beside }
}

/** The leaks of a period in the order of their numbers, as this reader may export them; one more than `mostLeaks` at most (four statements). */
export async function readLogged(actor: Actor, asked: LogAsked, zone: string): Promise<LoggedLeaks> {
  const grant = can(actor, 'leak', 'export')
  if (!grant) return { leaks: [], rejected: 0, beside: 0, names: new Map() }
  const reportedAt = reportedWithin(asked, zone)
  const [rows, rejected, beside] = await Promise.all([
    db().leak.findMany({
      where: { AND: [realLeaks, { reportedAt }, told(asked)] },
      include,
      orderBy: [{ year: 'asc' }, { number: 'asc' }],
      take: mostLeaks + 1,
    }),
    db().leak.count({ where: { ...realLeaks, reportedAt, state: 'rejected' } }),
    asked.also === 'yes' ? 0 : db().leak.count({ where: { AND: [realLeaks, { reportedAt }, noBreach] } }),
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
  return { leaks, rejected, beside, names }
}
