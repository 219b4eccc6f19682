import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'

/** By the end of the next day, where nobody said otherwise: our own measure of "the moment you unsubscribe". */
const usualDays = 1

/** What the company set for its lists. */
export type SuppressionRules = {
  /** What its alarms are about; null: nobody set anything. */
  subjectId: string | null
  /** Within so many days after an unsubscribe its data are to be gone. */
  withinDays: number
  /** How often a list is to be compared; null: nobody is reminded. */
  compareEveryDays: number | null
  /** By when the next comparison is due, and since when it counts. */
  nextOn: CalendarDate | null
  since: CalendarDate | null
}

/** The rules, with the day by which a list is to be compared: counted from the last comparison, or from the day of the rule. */
export async function suppressionRules(zone: string, client: Tx | PrismaClient = db()): Promise<SuppressionRules> {
  const [rule, last] = await Promise.all([
    client.suppressionRule.findUnique({ where: { id: 1 } }),
    client.listComparison.findFirst({ orderBy: { number: 'desc' }, where: { isWhole: true }, select: { at: true } }),
  ])
  if (!rule) return { subjectId: null, withinDays: usualDays, compareEveryDays: null, nextOn: null, since: null }
  const { subjectId, withinDays, compareEveryDays } = rule
  const set = rule.compareSince && calendarDateOf(rule.compareSince)
  const compared = last && localDateOf(instantOf(last.at), zone)
  const since = compared && set && compared < set ? set : (compared ?? set)
  const nextOn = since && compareEveryDays !== null ? addDays(since, compareEveryDays) : null
  return { subjectId, withinDays, compareEveryDays, nextOn, since }
}
