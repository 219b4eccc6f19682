import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { addDays } from '@/lib/time/calendar'
import { type Instant, instantOf } from '@/lib/time/types'
import { endOfDay, localDateOf, startOfDay } from '@/lib/time/zone'
import { suppressionRules } from './rules'
import { stillThere } from './unsubscribes'

type Client = Tx | PrismaClient

/** Something about a list that is due: to be compared, or to be rid of the addresses that were found on it. */
export type ListDue = {
  id: string
  ref: string
  code: 'list_comparison' | 'list_cleaning'
  since: Instant
  dueAt: Instant
}

/** The comparison that is due next, named by the number it will get, and lists on which addresses still stand. */
export async function listsDue(zone: string, client: Client = db()): Promise<ListDue[]> {
  const [rules, last, still] = await Promise.all([
    suppressionRules(zone, client),
    client.listComparison.findFirst({ orderBy: { number: 'desc' }, select: { number: true } }),
    stillThere(client),
  ])
  const found = await client.listComparison.findMany({
    where: { ref: { in: still.flatMap(({ ref }) => (ref ? [ref] : [])) } },
    select: { id: true, ref: true, at: true },
    orderBy: { number: 'asc' },
  })
  const next = `LC-${String((last?.number ?? 0) + 1).padStart(3, '0')}`
  return [
    ...(rules.nextOn && rules.since && rules.subjectId
      ? [
          {
            ...{ id: rules.subjectId, ref: next, code: 'list_comparison' as const },
            ...{ since: startOfDay(rules.since, zone), dueAt: endOfDay(rules.nextOn, zone) },
          },
        ]
      : []),
    ...found.map(({ id, ref, at }) => {
      const since = instantOf(at)
      const dueAt = endOfDay(addDays(localDateOf(since, zone), rules.withinDays), zone)
      return { id, ref, code: 'list_cleaning' as const, since, dueAt }
    }),
  ]
}
