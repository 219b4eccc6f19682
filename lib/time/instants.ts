import { type Instant, instantOf } from './types'
import { hour } from './units'

/** The moment so many elapsed hours later: an hour is 60 minutes, whatever the clocks on the wall do. */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(new Date(Date.parse(instant) + hours * hour))
}

/** Milliseconds from the first moment to the second; negative when the second is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}

/** The earliest of the moments that are known; null when none is. */
export function earliest(...moments: (Instant | null | undefined)[]): Instant | null {
  const known = moments.filter((moment) => moment !== null && moment !== undefined)
  return known.reduce<Instant | null>((best, moment) => (best === null || moment < best ? moment : best), null)
}
