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
