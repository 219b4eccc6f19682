import { addDays } from './calendar'
import type { CalendarDate, Instant } from './types'
import { localMomentOf } from './zone'

/** full: for documents, with the zone's name · medium: weekday, date, time, offset · short: without the year · date, time: one half. */
export type InstantStyle = 'full' | 'medium' | 'short' | 'date' | 'time'
export type CalendarDateStyle = 'full' | 'medium' | 'short'

type InstantOptions = {
  locale: string
  zone: string
  style?: InstantStyle
  /** The moment is the end of a day: shown as 24:00 of the day that it ends. */
  endOfDay?: boolean
}

const regions: Record<string, string> = { en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE' }

function datePart(date: CalendarDate, locale: string, style: CalendarDateStyle): string {
  const parts: Intl.DateTimeFormatOptions = {
    weekday: style === 'full' ? 'long' : 'short',
    day: 'numeric',
    month: style === 'full' ? 'long' : 'short',
    ...(style === 'short' ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }
  const text = new Intl.DateTimeFormat(regions[locale] ?? locale, parts).format(new Date(date))
  return text.replace(/,/g, '')
}

/** A calendar date in words with its weekday, e.g. "Tue 2 Jun 2026". */
export function formatCalendarDate(date: CalendarDate, options: { locale: string; style?: CalendarDateStyle }): string {
  return datePart(date, options.locale, options.style ?? 'medium')
}

function atMidnightBefore({ date, time, offset }: ReturnType<typeof localMomentOf>) {
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00', offset } : { date, time, offset }
}

/**
 * A moment in words in the named zone, always with weekday and offset, e.g. "Tue 2 Jun 2026, 14:37 (UTC+02:00)". Independent of the
 * zone of this machine.
 */
export function formatInstant(instant: Instant, { locale, zone, style = 'medium', endOfDay }: InstantOptions): string {
  const local = localMomentOf(instant, zone)
  const { date, time, offset } = endOfDay ? atMidnightBefore(local) : local
  switch (style) {
    case 'full':
      return `${datePart(date, locale, 'full')}, ${time} (${zone}, UTC${offset})`
    case 'medium':
      return `${datePart(date, locale, 'medium')}, ${time} (UTC${offset})`
    case 'short':
      return `${datePart(date, locale, 'short')}, ${time} (UTC${offset})`
    case 'date':
      return datePart(date, locale, 'medium')
    case 'time':
      return `${time} (UTC${offset})`
  }
}

const periodUnits = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const
const simplePeriod = /^P(\d+)([DWMY])$/

/** An ISO 8601 period of one unit in words ("P5Y" as "5 years"); any other text stays as it is. */
export function formatPeriod(text: string, locale: string): string {
  const [, count, letter] = simplePeriod.exec(text) ?? []
  const unit = letter === 'D' || letter === 'W' || letter === 'M' || letter === 'Y' ? periodUnits[letter] : null
  if (count === undefined || unit === null) return text
  const options: Intl.NumberFormatOptions = { style: 'unit', unit, unitDisplay: 'long' }
  return new Intl.NumberFormat(regions[locale] ?? locale, options).format(Number(count))
}

/** A number as people of that language write it. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(regions[locale] ?? locale).format(value)
}
