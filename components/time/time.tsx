import { getLocale } from 'next-intl/server'
import { type CalendarDateStyle, formatCalendarDate, formatInstant, type InstantStyle } from '@/lib/time/format'
import type { CalendarDate as CalendarDateValue, Instant } from '@/lib/time/types'

type TimeProps = { instant: Instant; zone: string; style?: InstantStyle; endOfDay?: boolean }

/** A moment in words, with weekday and offset; the zone's name on hover and for machines the exact moment. */
export async function Time({ instant, zone, style, endOfDay }: TimeProps) {
  const locale = await getLocale()
  const full = formatInstant(instant, { locale, zone, style: 'full', endOfDay })
  return (
    <time dateTime={instant} title={full} className="tabular-nums">
      {formatInstant(instant, { locale, zone, style, endOfDay })}
    </time>
  )
}

/** A day of the calendar in words, with its weekday. */
export async function CalendarDate({ date, style }: { date: CalendarDateValue; style?: CalendarDateStyle }) {
  const locale = await getLocale()
  return (
    <time dateTime={date} className="tabular-nums">
      {formatCalendarDate(date, { locale, style })}
    </time>
  )
}
