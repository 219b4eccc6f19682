import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { easterSunday, isWorkingDay, nextWorkingDayOnOrAfter, publicHolidays } from './working-days'

const day = (text: string) => calendarDateSchema.parse(text)

describe('Easter', () => {
  test.each([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2031-04-13',
  ])('%s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date)
  })
})

describe('Belgian public holidays', () => {
  test('the ten of 2026', () => {
    expect([...publicHolidays('BE', 2026)].sort()).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  test('a set: in 2008 Labour Day and Ascension fell together', () => {
    expect(publicHolidays('BE', 2008).size).toBe(9)
  })

  test.each([
    ['Good Friday', '2026-04-03', true],
    ['Easter Monday', '2026-04-06', false],
    ['bridge day after Ascension', '2026-05-15', true],
    ['2 November', '2026-11-02', true],
    ['15 November 2027, a Monday', '2027-11-15', true],
    ['26 December 2025', '2025-12-26', true],
    ['Saturday', '2026-06-06', false],
    ['Sunday', '2026-06-07', false],
    ['Monday after a holiday on Saturday: no substitute', '2026-08-17', true],
  ])('%s', (_, date, works) => {
    expect(isWorkingDay(day(date), 'BE')).toBe(works)
  })

  test('the next working day jumps over a weekend and a holiday', () => {
    expect(nextWorkingDayOnOrAfter(day('2026-04-04'), 'BE')).toBe('2026-04-07')
    expect(nextWorkingDayOnOrAfter(day('2026-04-07'), 'BE')).toBe('2026-04-07')
  })
})
