import { day as dayLength } from './length'
import { type CalendarDate, calendarDateSchema } from './types'

type Parts = { year: number; month: number; day: number }

function partsOf(date: CalendarDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

/** The day of these numbers; a day or month out of range rolls over, as 31 April becomes 1 May. Years 0 to 9999. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return calendarDateSchema.parse(utc(year, month, day).toISOString().slice(0, 10))
}

/** So many days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = partsOf(date)
  return calendarDate(year, month, day + days)
}

/** The same day number so many months later, or the last day of that month when it has no such day (Reg. 1182/71, Art. 3(2)(c)). */
export function addMonthsClamped(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date)
  const lastDay = utc(year, month + months + 1, 0).getUTCDate()
  return calendarDate(year, month + months, Math.min(day, lastDay))
}

/** Day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(date: CalendarDate): number {
  const { year, month, day } = partsOf(date)
  return utc(year, month, day).getUTCDay() || 7
}

/** Whole days from the first day to the second. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength)
}

/** The month of a day, from 1. */
export function monthOf(date: CalendarDate): number {
  return partsOf(date).month
}

/** The year of a day. */
export function yearOf(date: CalendarDate): number {
  return partsOf(date).year
}
