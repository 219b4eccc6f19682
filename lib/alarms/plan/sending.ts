import { isWorkingDay } from '@/lib/law/working-days'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { atHour } from './wait'

export const sendingDays = ['working_days', 'every_day'] as const
/** When mails go out that are no deadline, in the company's zone. */
export type SendingRule = {
  days: (typeof sendingDays)[number]
  fromHour: number
  untilHour: number
}

export const usualSending: SendingRule = { days: 'working_days', fromHour: 8, untilHour: 18 }

/** No row of days off is that long. */
const mostDays = 30

/** The first moment from `now` on at which such mails go out: `now` itself within the hours of sending. */
export function sendsAt(now: Instant, rule: SendingRule, zone: string): Instant {
  const at = Date.parse(now)
  let day = localDateOf(now, zone)
  for (let n = 0; n < mostDays; n++, day = addDays(day, 1)) {
    const hours = hoursOf(day, rule, zone)
    if (hours && at < hours.closes) return instantOf(new Date(Math.max(at, hours.opens)))
  }
  return now
}

/** The day whose hours of sending it is, null outside them. */
export function sendingDay(now: Instant, rule: SendingRule, zone: string): CalendarDate | null {
  return sendsAt(now, rule, zone) === now ? localDateOf(now, zone) : null
}

function hoursOf(day: CalendarDate, { days, fromHour, untilHour }: SendingRule, zone: string) {
  if (days === 'working_days' && !isWorkingDay(day, 'BE')) return null
  const [opens, closes] = [atHour(day, fromHour, zone), atHour(day, untilHour, zone)]
  return closes > opens ? { opens, closes } : null
}
