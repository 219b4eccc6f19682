import { z } from 'zod'
import { calendarDateSchema } from '@/lib/time/types'

/** Control characters other than tab and line feed (a carriage return only before one): no screen, file or PDF can show them. */
const unprintable = /[^\P{Cc}\t\n\r]|\r(?!\n)/u

/** A text of at most so many characters, without spaces around it. Refuses `too_long.<max>` and `control_characters`. */
export const textUpTo = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `too_long.${max}` })
    .refine((text) => !unprintable.test(text), { error: 'control_characters' })

const isDay = (text: string) => calendarDateSchema.safeParse(text).success
const first = '1900-01-01'
const last = '2199-12-31'

/** A calendar date, or none: empty text and null. Refuses days that no calendar has, and years that no record speaks of. */
export const dayOrNone = z
  .union([calendarDateSchema, z.literal('').transform(() => null)], { error: 'invalid_date' })
  .nullable()
  .refine((day) => day === null || !isDay(day) || (day >= first && day <= last), { error: 'date_out_of_range' })
