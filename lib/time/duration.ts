import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { numberFormat } from './formatters'
import { regionOf } from './region'
import { type CalendarDate, calendarDateSchema } from './types'

// Lengths of elapsed time in milliseconds, the unit in which JavaScript, timers and database clients count. Months and
// years of a calendar are no such lengths: they are the business of duration.ts.
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
export const week = 7 * day
/** What a cookie or a header calls a year: 365 days. */
export const year = 365 * day

/** The same length in seconds, as cookies, headers and rate limits count. */
export function inSeconds(milliseconds: number): number {
  return milliseconds / second
}

/** Short names of units in a language, from `time.units`. */
export type DurationUnits = { day: string; hour: string; minute: string; lessThanMinute: string }

/**
 * How long, in the words of ux 3.4, always rounded down: days and hours from 24 hours on ("2 d 5 h"), whole hours from 6 hours on
 * ("17 h"), hours and minutes below ("5 h 40 min"). `exact` keeps the minutes up to 24 hours, for what is overdue. The sign is ignored.
 */
export function formatDuration(milliseconds: number, units: DurationUnits, exact = false): string {
  const length = Math.abs(milliseconds)
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count} ${unit}`)
  const join = (...parts: string[]) => parts.filter((text) => text !== '').join(' ')
  const hours = Math.floor((length % day) / hour)
  if (length < minute) return units.lessThanMinute
  if (length >= day) return join(part(Math.floor(length / day), units.day), part(hours, units.hour))
  const minutes = exact || length < 6 * hour ? Math.floor((length % hour) / minute) : 0
  return join(part(hours, units.hour), part(minutes, units.minute))
}

/** Fills `{name}` in a text that a page handed to a small client part. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

const form = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/
const units = ['year', 'month', 'week', 'day'] as const
/** More than two centuries is a slip of the finger, and would leave the calendar. */
const longest = { year: 200, month: 2_400, week: 10_400, day: 73_000 } as const
const lastDay = calendarDateSchema.parse('9999-12-31')

/** A period of calendar time, ISO 8601: years, months, weeks and days as whole numbers, e.g. P18M, P1Y6M, P30D, P0D. At most 200 years of each. */
export const durationSchema = z
  .string()
  .trim()
  .toUpperCase()
  .refine((text) => partsOf(text) !== null, { error: 'duration' })
  .brand<'Duration'>()
export type Duration = z.infer<typeof durationSchema>

/** The period that a text says, or null when it says none. */
export function durationOf(text: string): Duration | null {
  return durationSchema.safeParse(text).data ?? null
}

/**
 * The day on which a period that begins on `date` is over. Years and months first, then weeks and days; a day that its month
 * does not have becomes that month's last (31 January + P1M = 28 or 29 February, 29 February + P1Y = 28 February).
 * Never later than 31 December 9999.
 */
export function addDuration(date: CalendarDate, duration: Duration): CalendarDate {
  const sum = Temporal.PlainDate.from(date).add(Temporal.Duration.from(duration))
  return sum.year > 9999 ? lastDay : calendarDateSchema.parse(sum.toString())
}

/** A period in words: "1 year and 6 months". */
export function durationWords(duration: Duration, locale: string): string {
  const parts = (partsOf(duration) ?? []).filter(({ count }) => count > 0)
  const named = parts.length > 0 ? parts : [{ unit: 'day', count: 0 }]
  const words = named.map(({ unit, count }) =>
    numberFormat(regionOf(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(count),
  )
  return new Intl.ListFormat(regionOf(locale), { type: 'conjunction' }).format(words)
}

function partsOf(text: string): { unit: (typeof units)[number]; count: number }[] | null {
  const found = form.exec(text)
  if (!found) return null
  const parts = units.map((unit, index) => ({ unit, count: Number(found[index + 1] ?? 0) }))
  return parts.every(({ unit, count }) => count <= longest[unit]) ? parts : null
}
