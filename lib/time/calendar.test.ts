import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonthsClamped, calendarDate, daysBetween, weekday, yearOf } from './calendar'
import { calendarDateSchema } from './types'

const day = (text: string) => calendarDateSchema.parse(text)
const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

test('adding months never skips a month and keeps the day number where it exists', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -30, max: 30 }), (date, months) => {
      const result = addMonthsClamped(date, months)
      const monthCount = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7))
      expect(monthCount(result) - monthCount(date)).toBe(months)
      const kept = result.slice(8) === date.slice(8)
      expect(kept || addDays(result, 1).endsWith('-01')).toBe(true)
    }),
  )
})

test('adding days and counting them are each other’s opposite', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
      expect(weekday(addDays(date, 7 * days))).toBe(weekday(date))
    }),
  )
})

test.each([
  ['2026-06-02', 2],
  ['2026-06-07', 7],
  ['2028-02-29', 2],
])('%s is day %i of the week', (date, number) => {
  expect(weekday(day(date))).toBe(number)
})

test('numbers become a day, rolling over where they must', () => {
  expect(calendarDate(2026, 4, 31)).toBe('2026-05-01')
  expect(calendarDate(33, 1, 1)).toBe('0033-01-01')
  expect(yearOf(day('2026-06-02'))).toBe(2026)
})
