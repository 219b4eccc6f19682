import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { addDays, daysBetween } from '@/lib/time/calendar'
import { year } from '@/lib/time/length'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { suppressionRules } from './rules'

/** An unsubscribe, by when its data were to be gone, and when they were: what was done at once, or a deletion record of it. */
export type Unsubscribe = {
  ref: string
  askedOn: CalendarDate
  dueOn: CalendarDate
  goneOn: CalendarDate | null
  isExample: boolean
}

/** An address that should be gone and was seen on a list: by how many, with the comparison that saw it last. */
export type StillThere = { list: string; count: number; ref: string | null }

const most = 500

/** Unsubscribes of the last year and every one that is not done, the oldest of those first: never of whom. */
export async function unsubscribesNow(at: LocalNow, client: Tx | PrismaClient = db()): Promise<Unsubscribe[]> {
  const since = new Date(toDatabase(at.now).getTime() - year)
  const [{ withinDays }, rows] = await Promise.all([
    suppressionRules(at.zone, client),
    client.personRequest.findMany({
      where: {
        ...{ needsProof: true, state: { notIn: ['withdrawn', 'merged'] } },
        OR: [{ executedOn: null }, { receivedOn: { gte: since } }],
      },
      select: {
        ...{ ref: true, receivedOn: true, executedOn: true, isExample: true },
        deletions: { where: { correctedBy: null }, select: { executedOn: true } },
      },
      orderBy: [{ executedOn: { sort: 'asc', nulls: 'first' } }, { receivedOn: 'asc' }],
      take: most,
    }),
  ])
  return rows.map(({ ref, receivedOn, executedOn, deletions, isExample }) => {
    const askedOn = calendarDateOf(receivedOn)
    const done = [executedOn, ...deletions.map((deletion) => deletion.executedOn)].flatMap((on) =>
      on ? [calendarDateOf(on)] : [],
    )
    const [goneOn = null] = done.sort()
    return { ref, askedOn, dueOn: addDays(askedOn, withinDays), goneOn, isExample }
  })
}

/** The middle of the days from an unsubscribe to its deletion, of how many, and how many came late or are overdue. */
export function figuresOf(all: readonly Unsubscribe[], today: CalendarDate) {
  const days = all
    .flatMap(({ askedOn, goneOn }) => (goneOn ? [daysBetween(askedOn, goneOn)] : []))
    .sort((a, b) => a - b)
  return {
    asked: all.length,
    done: days.length,
    median: days[Math.floor((days.length - 1) / 2)] ?? null,
    late: all.filter(({ dueOn, goneOn }) => (goneOn ?? today) > dueOn).length,
  }
}

/** Where addresses that should be gone were last seen, by list. */
export async function stillThere(client: Tx | PrismaClient = db()): Promise<StillThere[]> {
  const lists = await client.suppressedAddress.groupBy({
    by: ['seenList'],
    where: { seenAt: { not: null }, liftedAt: null },
    _count: true,
  })
  const named = lists.flatMap(({ seenList, _count }) => (seenList ? [{ list: seenList, count: _count }] : []))
  return Promise.all(
    named.map(async ({ list, count }) => {
      const last = await client.listComparison.findFirst({
        where: { list, found: { gt: 0 } },
        orderBy: { number: 'desc' },
        select: { ref: true },
      })
      return { list, count, ref: last?.ref ?? null }
    }),
  )
}
