import { getLocale } from 'next-intl/server'
import { type CalendarDateStyle, formatCalendarDate } from '@/lib/time/format'
import type { CalendarDate as CalendarDateValue } from '@/lib/time/types'

/** A day of the calendar in words, with its weekday. */
export async function CalendarDate({ date, style }: { date: CalendarDateValue; style?: CalendarDateStyle }) {
  const locale = await getLocale()
  return (
    <time dateTime={date} className="tabular-nums">
      {formatCalendarDate(date, { locale, style })}
    </time>
  )
}
