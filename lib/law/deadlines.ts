import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { addHours, endOfDay, localDateOf, momentFromLocal, startOfHour } from '@/lib/time/zone'
import { countryRules, isWorkingDay, type LawCountry, nextWorkingDayOnOrAfter } from './working-days'

/** The three readings of a period in hours. Only `strict` drives alarms and lateness. */
export type AuthorityDeadline = {
  /** Elapsed hours after the controller became aware. */
  strict: Instant
  /** The hour of the event not counted (Reg. 1182/71, Art. 3(1)): a reading, no position of the GBA is known. */
  latest1182: Instant
  /** Two working days within the period (Art. 3(5)): contested, for information only. */
  contested35: Instant
}

/** The latest end of a period of hours when the hour of the event is not counted; weekends and holidays never move it. */
export function latestBy1182(start: Instant, hours: number, zone: string): Instant {
  return addHours(startOfHour(start, zone), hours + 1)
}

function contestedEnd(start: Instant, latest: Instant, country: LawCountry): Instant {
  const { zone } = countryRules[country]
  let end = addHours(startOfHour(start, zone), 1)
  for (let workingHours = 0; workingHours < 48 || end < latest; end = addHours(end, 1)) {
    if (isWorkingDay(localDateOf(end, zone), country)) workingHours += 1
  }
  return end
}

/** By when the authority must be told (Art. 33(1)); `hours` comes from the rule in force when the clock started. */
export function authorityDeadline(awareAt: Instant, hours = 72, country: LawCountry = 'BE'): AuthorityDeadline {
  const latest1182 = latestBy1182(awareAt, hours, countryRules[country].zone)
  return { strict: addHours(awareAt, hours), latest1182, contested35: contestedEnd(awareAt, latest1182, country) }
}

/** Last days (each ends at 24:00) for the answer to a request of a person, Art. 12(3). */
export type RequestDeadline = {
  /** One month after receipt, not rolled: plan on this one; an extension must be told by then. */
  primary: CalendarDate
  /** Rolled to the next working day (Reg. 1182/71, Art. 3(4)). */
  latest: CalendarDate
  /** Three months after receipt, counted from receipt. */
  extended: CalendarDate
  extendedLatest: CalendarDate
}

/** By when a request received on this day must be answered; the day of receipt is not counted. */
export function requestDeadline(received: CalendarDate, country: LawCountry = 'BE'): RequestDeadline {
  const primary = addMonthsClamped(received, 1)
  const extended = addMonthsClamped(received, 3)
  return {
    primary,
    latest: nextWorkingDayOnOrAfter(primary, country),
    extended,
    extendedLatest: nextWorkingDayOnOrAfter(extended, country),
  }
}

/** The end (24:00 local, exclusive) of so many calendar days, the day of the event not counted, not rolled. */
export function endOfDays(start: Instant, days: number, zone: string): Instant {
  return endOfDay(addDays(localDateOf(start, zone), days), zone)
}

/** The end (24:00 local, exclusive) of the same date number so many months later (Reg. 1182/71, Art. 3(2)(c)), not rolled. */
export function endOfMonths(start: Instant, months: number, zone: string): Instant {
  return endOfDay(addMonthsClamped(localDateOf(start, zone), months), zone)
}

/**
 * Noon of the next working day when a limit falls on a weekend or a holiday (Delegated Regulation (EU) 2025/301, Art. 5(4); not for
 * every entity), else null. `endsDay`: the moment is the 24:00 of the day before.
 */
export function rolledToNoon(dueAt: Instant, endsDay: boolean, country: LawCountry = 'BE'): Instant | null {
  const { zone } = countryRules[country]
  const on = addDays(localDateOf(dueAt, zone), endsDay ? -1 : 0)
  if (isWorkingDay(on, country)) return null
  const noon = momentFromLocal({ date: nextWorkingDayOnOrAfter(on, country), time: '12:00', zone })
  return noon.kind === 'ok' ? noon.instant : null
}

/**
 * By when part 2 follows the filing of part 1 with the Belgian authority, at 24:00 by its clock; to be verified with the
 * portal's manual.
 */
export function part2Deadline(filedAt: Instant, days = 21): Instant {
  return endOfDays(filedAt, days, countryRules.BE.zone)
}

/** By when the company promised to tell people (OptiPost's statement, 6.1): elapsed hours, no rounding, no holidays. */
export function policyPersonsDue(detectedAt: Instant, hours = 72): Instant {
  return addHours(detectedAt, hours)
}
