import { z } from 'zod'
import { calendarDateSchema } from '@/lib/time/types'

/** Control characters other than tab and line feed (a carriage return only before one): no screen, file or PDF can show them. */
const unprintable = /[^\P{Cc}\t\n\r]|\r(?!\n)/u
const first = '1900-01-01'
const last = '2199-12-31'

/** Can every character of this text be shown. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text)
}

/** False for a day of a year that no record speaks of; what is no day at all is for the schema to refuse. */
export function isDayInRange(text: string): boolean {
  return !calendarDateSchema.safeParse(text).success || (text >= first && text <= last)
}

/** A text of at most so many characters, without spaces around it. Refuses `too_long.<max>`. */
export const textUpTo = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `too_long.${max}` })

/** A calendar date, or none: empty text and null. Refuses days that no calendar has. */
export const dayOrNone = z
  .union([calendarDateSchema, z.literal('').transform(() => null)], { error: 'invalid_date' })
  .nullable()
