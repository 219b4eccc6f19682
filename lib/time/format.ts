import { addDays } from './calendar'
import { durationOf, durationWords } from './duration'
import { dateFormat, numberFormat } from './formatters'
import { regionOf } from './region'
import type { CalendarDate, Instant } from './types'
import { localMomentOf } from './zone'

/** full: for documents, with the zone's name · medium: weekday, date, time, offset · short: without the year · date, day, time: one half, day without the year. */
export type InstantStyle = 'full' | 'medium' | 'short' | 'date' | 'day' | 'time'
export type CalendarDateStyle = 'full' | 'medium' | 'short'

type InstantOptions = {
  locale: string
  zone: string
  style?: InstantStyle
  /** The moment is the end of a day: shown as 24:00 of the day that it ends. */
  endOfDay?: boolean
}

function datePart(date: CalendarDate, locale: string, style: CalendarDateStyle): string {
  const parts: Intl.DateTimeFormatOptions = {
    weekday: style === 'full' ? 'long' : 'short',
    day: 'numeric',
    month: style === 'full' ? 'long' : 'short',
    ...(style === 'short' ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }
  const text = dateFormat(regionOf(locale), parts).format(new Date(date))
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
    case 'day':
      return datePart(date, locale, 'short')
    case 'time':
      return `${time} (UTC${offset})`
  }
}

/** The month of a calendar date in words, e.g. "June 2026". */
export function formatMonth(date: CalendarDate, locale: string): string {
  const parts: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' }
  return dateFormat(regionOf(locale), parts).format(new Date(date))
}

/** An ISO 8601 period in words ("P5Y" as "5 years"); any other text stays as it is. */
export function formatPeriod(text: string, locale: string): string {
  const duration = durationOf(text)
  return duration === null ? text : durationWords(duration, locale)
}

/** A number as people of that language write it. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(regionOf(locale)).format(value)
}
