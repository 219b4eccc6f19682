import { isWorkingDay } from '@/lib/law/working-days'
import { addDays } from '@/lib/time/calendar'
import { minute } from '@/lib/time/length'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { localDateOf, momentFromLocal, startOfDay } from '@/lib/time/zone'

export const countings = ['always', 'working_hours'] as const

/** How long a receipt waits for somebody to take it up, and which minutes count. */
export type WaitRule = {
  waitMinutes: number
  counted: (typeof countings)[number]
  /** Hours of the day between which working time counts, on working days. */
  fromHour: number
  untilHour: number
}

export const usualWait: WaitRule = { waitMinutes: 30, counted: 'always', fromHour: 9, untilHour: 17 }

/** No row of days off is that long. */
const mostDays = 30

/** The moment at which what came in `from` has waited `times` as long as the rule says. */
export function waitEnds(from: Instant, rule: WaitRule, zone: string, times = 1): Instant {
  let left = rule.waitMinutes * times * minute
  const start = Date.parse(from)
  if (rule.counted === 'always') return instantOf(new Date(start + left))
  let day = localDateOf(from, zone)
  for (let n = 0; n < mostDays; n++, day = addDays(day, 1)) {
    if (!isWorkingDay(day, 'BE')) continue
    const opens = Math.max(start, atHour(day, rule.fromHour, zone))
    const closes = atHour(day, rule.untilHour, zone)
    if (closes <= opens) continue
    if (closes - opens >= left) return instantOf(new Date(opens + left))
    left -= closes - opens
  }
  return instantOf(new Date(start + left))
}

/** The moment at which an hour of a day begins, in milliseconds; 24: the end of the day. */
export function atHour(date: CalendarDate, hour: number, zone: string): number {
  if (hour === 24) return Date.parse(startOfDay(addDays(date, 1), zone))
  const typed = momentFromLocal({ date, time: `${String(hour).padStart(2, '0')}:00`, zone })
  // An hour that the clocks skip or show twice: where the day begins, which is earlier.
  return Date.parse(typed.kind === 'ok' ? typed.instant : startOfDay(date, zone))
}
