import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { numberFormat } from './formatters'
import { regionOf } from './region'
import { type CalendarDate, calendarDateSchema } from './types'

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
