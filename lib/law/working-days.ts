import { addDays, calendarDate, weekday, yearOf } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import { brussels } from '@/lib/time/zone'
import type { Certainty } from './codes/code'

/** A public holiday as dated, correctable data: a fixed day, or a number of days after Easter Sunday. */
type HolidayRule = {
  code: string
  day: { month: number; day: number } | { afterEaster: number }
  fromYear?: number
  untilYear?: number
}

type CountryRules = { zone: string; holidays: readonly HolidayRule[]; source: string; certainty: Certainty }

/**
 * Public holidays count for the state in which the act is to be done (Reg. 1182/71, Art. 2(1)). Belgium: law of 4 January 1974 and
 * royal decree of 18 April 1974. The substitute day of a holiday at the weekend is a matter of each company, no public holiday here.
 */
export const countryRules = {
  BE: {
    zone: brussels,
    source: 'Law of 4 January 1974, Royal Decree of 18 April 1974',
    certainty: 'secondary',
    holidays: [
      { code: 'new_year', day: { month: 1, day: 1 } },
      { code: 'easter_monday', day: { afterEaster: 1 } },
      { code: 'labour_day', day: { month: 5, day: 1 } },
      { code: 'ascension', day: { afterEaster: 39 } },
      { code: 'whit_monday', day: { afterEaster: 50 } },
      { code: 'national_day', day: { month: 7, day: 21 } },
      { code: 'assumption', day: { month: 8, day: 15 } },
      { code: 'all_saints', day: { month: 11, day: 1 } },
      { code: 'armistice', day: { month: 11, day: 11 } },
      { code: 'christmas', day: { month: 12, day: 25 } },
    ],
  },
} as const satisfies Record<string, CountryRules>
export type LawCountry = keyof typeof countryRules

/** Whether we hold the holidays of this country. */
export function isLawCountry(code: string): code is LawCountry {
  return Object.hasOwn(countryRules, code)
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): CalendarDate {
  const div = (value: number, by: number) => Math.floor(value / by)
  const a = year % 19
  const b = div(year, 100)
  const c = year % 100
  const g = div(b - div(b + 8, 25) + 1, 3)
  const h = (19 * a + b - div(b, 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * div(c, 4) - h - (c % 4)) % 7
  const m = div(a + 11 * h + 22 * l, 451)
  const sum = h + l - 7 * m + 114
  return calendarDate(year, div(sum, 31), (sum % 31) + 1)
}

/** The public holidays of a year, each day once (in 2008 two fell together). */
export function publicHolidays(country: LawCountry, year: number): ReadonlySet<CalendarDate> {
  const holidays: readonly HolidayRule[] = countryRules[country].holidays
  const inForce = holidays.filter((rule) => year >= (rule.fromYear ?? year) && year <= (rule.untilYear ?? year))
  const dayOf = ({ day }: HolidayRule) =>
    'afterEaster' in day ? addDays(easterSunday(year), day.afterEaster) : calendarDate(year, day.month, day.day)
  return new Set(inForce.map(dayOf))
}

/** Any day that is no Saturday, no Sunday and no public holiday (Reg. 1182/71, Art. 2(2)). */
export function isWorkingDay(date: CalendarDate, country: LawCountry): boolean {
  return weekday(date) < 6 && !publicHolidays(country, yearOf(date)).has(date)
}

/** The day itself when it is a working day, else the next one (Reg. 1182/71, Art. 3(4)). */
export function nextWorkingDayOnOrAfter(date: CalendarDate, country: LawCountry): CalendarDate {
  return isWorkingDay(date, country) ? date : nextWorkingDayOnOrAfter(addDays(date, 1), country)
}
