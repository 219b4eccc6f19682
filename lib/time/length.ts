// Lengths of elapsed time in milliseconds, the unit in which JavaScript, timers and database clients count. Months and
// years of a calendar are no such lengths: they are the business of duration.ts, which no page needs to bring to a browser.
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
