import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { realLeaks } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { codesOf } from '@/lib/law/codes/code'
import { filings, firstReport, leakStates } from '@/lib/law/codes/leak-states'
import { leakTypes } from '@/lib/law/codes/leaks'
import { leakCounts } from '@/lib/leaks/queries/leak-list'
import { emptyValue } from '@/lib/table/state'
import { addMonthsClamped } from '@/lib/time/calendar'
import { calendarDateSchema, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { millisecondsBetween, startOfDay } from '@/lib/time/zone'
import type { Period } from './period'

/** Reports that were no leak, near misses, and what is told in another leak. */
const uncounted: ReadonlySet<string> = new Set(['rejected', 'near_miss', 'merged'])
const states = codesOf(leakStates).filter((state) => !uncounted.has(state))

/** Kinds that share a month out: each leak is of one of them. */
export const kinds = [...codesOf(leakTypes), 'several', emptyValue] as const

/** What counts, as filters of the list: leaks of personal data, also where nobody has said yet whether it is. */
const counted = { state: states, personalData: ['true', emptyValue] }

/** Leaks that are drawn as dots: those received last, when there are more. */
export const mostDots = 300

/** A value, how many leaks have it, and the list that shows exactly those. */
export type Counted = { key: string; count: number; href: string }

/** From one moment of a leak to the next, in milliseconds. */
export type Delay = { ref: string; title: string; took: number; late: boolean }

/** The ways that are measured: from noticed to reported, from there to aware, from there to filed with the authority. */
export const ways = ['reported', 'aware', 'filed'] as const
export type Way = (typeof ways)[number]

export type LeakFigures = {
  total: number
  /** The list of all that is counted. */
  href: string
  /** Each month with how many of each kind: of one alone, of several, not said. */
  months: readonly { key: string; parts: readonly Counted[] }[]
  types: readonly Counted[]
  causes: readonly Counted[]
  filings: readonly Counted[]
  /** By way; a way that this reader may not know is not there. */
  delays: readonly { way: Way; dots: readonly Delay[] }[]
}

/**
 * The leaks received in a period in figures, counted by the engine of their list. Right: leak.count; whoever may
 * not know the reporter gets only the delay from aware to filed, since the others tell the moment of the report.
 */
export async function leakFigures(actor: Actor, now: Instant, period: Period, zone: string): Promise<LeakFigures> {
  const grant = can(actor, 'leak', 'count')
  if (!grant) return { total: 0, href: '/leaks', months: [], types: [], causes: [], filings: [], delays: [] }
  const received = { ...counted, month: period.months }
  const [months, types, causes, filed, delays] = await Promise.all([
    Promise.all(kinds.map((kind) => leakCounts(actor, now, 'month', { ...counted, kind: [kind] }))),
    leakCounts(actor, now, 'types', received),
    leakCounts(actor, now, 'cause', received),
    leakCounts(actor, now, 'filing', received),
    delaysIn(period, zone, grant.view === 'masked' ? ['filed'] : ways),
  ])
  const of = (field: string, key: string, count: number): Counted => ({
    key,
    count,
    href: listOf({ ...received, [field]: [key] }),
  })
  const most = (field: string, counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => of(field, key, count))
  const inMonth = (month: string) =>
    kinds.map((kind, at): Counted => {
      const href = listOf({ ...counted, month: [month], kind: [kind] })
      return { key: kind, count: months[at]?.get(month) ?? 0, href }
    })
  const shown = period.months.map((key) => ({ key, parts: inMonth(key) }))
  return {
    total: shown.flatMap(({ parts }) => parts).reduce((sum, { count }) => sum + count, 0),
    href: listOf(received),
    months: shown,
    types: most('types', types),
    causes: most('cause', causes),
    filings: [...filings, emptyValue].map((key) => of('filing', key, filed.get(key) ?? 0)),
    delays,
  }
}

/** The list of leaks under these filters. */
function listOf(filters: Readonly<Record<string, readonly string[]>>): string {
  const named = Object.entries(filters).flatMap(([field, values]) => values.map((value) => [`f.${field}`, value]))
  return `/leaks?${new URLSearchParams(named)}`
}

async function delaysIn(period: Period, zone: string, shown: readonly Way[]): Promise<LeakFigures['delays']> {
  const [first, last] = [period.months[0], period.months.at(-1)].map((month) => calendarDateSchema.parse(`${month}-01`))
  if (!first || !last) return []
  const leaks = await db().leak.findMany({
    where: {
      ...realLeaks,
      state: { in: states },
      OR: [{ personalData: true }, { personalData: null }],
      reportedAt: {
        gte: toDatabase(startOfDay(first, zone)),
        lt: toDatabase(startOfDay(addMonthsClamped(last, 1), zone)),
      },
    },
    select: {
      ref: true,
      title: true,
      detectedAt: true,
      reportedAt: true,
      awareAt: true,
      clocks: { where: { code: firstReport, endKind: 'filed' }, select: { startAt: true, endedAt: true, dueAt: true } },
    },
    orderBy: [{ reportedAt: 'desc' }, { id: 'asc' }],
    take: mostDots,
  })
  const between = (from: Date | null, to: Date | null | undefined) =>
    from && to ? Math.max(0, millisecondsBetween(instantOf(from), instantOf(to))) : null
  const tookOf = (way: Way, { detectedAt, reportedAt, awareAt, clocks: [clock] }: (typeof leaks)[number]) => {
    switch (way) {
      case 'reported':
        return { took: between(detectedAt, reportedAt), late: false }
      case 'aware':
        return { took: between(reportedAt, awareAt), late: false }
      case 'filed':
        return {
          took: clock ? between(clock.startAt, clock.endedAt) : null,
          late: !!clock?.endedAt && !!clock.dueAt && clock.endedAt > clock.dueAt,
        }
    }
  }
  return shown.map((way) => ({
    way,
    dots: leaks.flatMap((leak) => {
      const { took, late } = tookOf(way, leak)
      return took === null ? [] : [{ ref: leak.ref, title: leak.title, took, late }]
    }),
  }))
}
