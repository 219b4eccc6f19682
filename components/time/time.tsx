import { getLocale, getTimeZone } from 'next-intl/server'
import { type CalendarDateStyle, formatCalendarDate, formatInstant, type InstantStyle } from '@/lib/time/format'
import { type CalendarDate as CalendarDateValue, type Instant, systemNow } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'

type TimeProps = { instant: Instant; zone: string; style?: InstantStyle; endOfDay?: boolean }

/**
 * A moment in words, with weekday and offset; the zone's name on hover and for machines the exact moment. The offset is marked
 * where it is the one that the zone of the page has now: a frame that says the zone once does not show it again.
 */
export async function Time({ instant, zone, style, endOfDay }: TimeProps) {
  const [locale, pageZone] = await Promise.all([getLocale(), getTimeZone()])
  const full = formatInstant(instant, { locale, zone, style: 'full', endOfDay })
  const text = formatInstant(instant, { locale, zone, style, endOfDay })
  const { offset } = localMomentOf(instant, zone)
  const said = ` (UTC${offset})`
  const isUsual = zone === pageZone && offset === localMomentOf(systemNow(), zone).offset
  return (
    <time dateTime={instant} title={full} className="tabular-nums">
      {isUsual && text.endsWith(said) ? (
        <>
          {text.slice(0, -said.length)}
          <span data-usual-offset>{said}</span>
        </>
      ) : (
        text
      )}
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
