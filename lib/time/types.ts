import { z } from 'zod'

/** A moment on the UTC time line, ISO 8601 with milliseconds and Z: sorts and compares as text. */
export const instantSchema = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof instantSchema>

/** A day on a calendar, YYYY-MM-DD, in no zone. Never converted to an instant without naming a zone. */
export const calendarDateSchema = z.iso.date().brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof calendarDateSchema>

const first = '1900-01-01'
const last = '2199-12-31'

/** False for a day of a year that no record speaks of; what is no day at all is for the schema to refuse. */
export function isDayInRange(text: string): boolean {
  return !calendarDateSchema.safeParse(text).success || (text >= first && text <= last)
}

/** A day that somebody typed: one of a year that records speak of. */
export const dayGiven = calendarDateSchema.refine(isDayInRange, { error: 'date_out_of_range' })

/** A moment that somebody typed: in a year that records speak of. */
export const momentGiven = instantSchema.refine((at) => isDayInRange(at.slice(0, 10)), { error: 'date_out_of_range' })

/** A calendar date, or none: empty text and null. Refuses days that no calendar has. */
export const dayOrNone = z
  .union([calendarDateSchema, z.literal('').transform(() => null)], { error: 'invalid_date' })
  .nullable()

/** The instant of a database timestamp. */
export function instantOf(date: Date): Instant {
  return instantSchema.parse(date.toISOString())
}

/** The calendar date of a database DATE column (read as midnight UTC by the driver). */
export function calendarDateOf(date: Date): CalendarDate {
  return calendarDateSchema.parse(date.toISOString().slice(0, 10))
}

/** What the database driver takes for a timestamptz or a DATE column. */
export function toDatabase(value: Instant | CalendarDate): Date {
  return new Date(value)
}

/** The clock of this machine. Rules never call it: they are given `now`. */
export function systemNow(): Instant {
  return instantOf(new Date())
}
