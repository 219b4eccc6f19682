import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonthsClamped } from './calendar'
import { addDuration, type Duration, durationOf, durationSchema, durationWords } from './duration'
import { type CalendarDate, calendarDateSchema } from './types'

const day = (text: string) => calendarDateSchema.parse(text)
const period = (text: string) => durationSchema.parse(text)
const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))
const counts = fc.record({
  years: fc.nat(30),
  months: fc.nat(40),
  weeks: fc.nat(60),
  days: fc.nat(400),
})
type Counts = { years: number; months: number; weeks: number; days: number }
const written = ({ years, months, weeks, days }: Counts): Duration => period(`P${years}Y${months}M${weeks}W${days}D`)

describe('the day on which a period is over', () => {
  test.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-03-31', 'P1M', '2026-04-30'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2096-02-29', 'P4Y', '2100-02-28'],
    ['2026-06-02', 'P0D', '2026-06-02'],
    ['2026-06-02', 'P30D', '2026-07-02'],
    ['2026-06-02', 'P2W', '2026-06-16'],
    ['2026-06-02', 'P7Y', '2033-06-02'],
    ['2025-11-30', 'P3M', '2026-02-28'],
    ['2025-08-31', 'P1Y6M', '2027-02-28'],
    // Months first, then days: not the 3rd of March.
    ['2026-01-30', 'P1M1D', '2026-03-01'],
    ['2026-01-31', 'P1M1W', '2026-03-07'],
    ['9990-06-02', 'P50Y', '9999-12-31'],
  ])('%s + %s = %s', (from, length, to) => {
    expect(addDuration(day(from), period(length))).toBe(to)
  })

  test('equals months with the end-of-month rule, then days, as the other calendar functions count them', () => {
    const counted = (from: CalendarDate, { years, months, weeks, days }: Counts) =>
      addDays(addMonthsClamped(from, 12 * years + months), 7 * weeks + days)
    fc.assert(
      fc.property(dates, counts, (from, length) => {
        expect(addDuration(from, written(length))).toBe(counted(from, length))
      }),
      { numRuns: 1000 },
    )
  })

  test('a longer period never ends earlier, a later start never either', () => {
    fc.assert(
      fc.property(dates, fc.nat(400), counts, (from, later, length) => {
        const end = addDuration(from, written(length))
        expect(addDuration(from, written({ ...length, days: length.days + 1 })) > end).toBe(true)
        expect(addDuration(from, written({ ...length, months: length.months + 1 })) >= end).toBe(true)
        expect(addDuration(addDays(from, later), written(length)) >= end).toBe(true)
      }),
    )
  })
})

describe('what is a period', () => {
  test.each(['P1Y', 'P18M', 'P2W', 'P30D', 'P1Y6M', 'P1Y2M3W4D', 'P0D', 'P200Y', ' p7y '])('%j is one', (text) => {
    expect(durationOf(text)).toBe(text.trim().toUpperCase())
  })

  test.each([
    '',
    'P',
    'PT1H',
    'P1DT1H',
    '-P1Y',
    'P-1Y',
    'P1.5Y',
    'P1,5Y',
    '7Y',
    'P6M1Y',
    'P1Y1Y',
    'P201Y',
    'P99999D',
    'seven years',
    'P7\nY',
  ])('%j is none', (text) => {
    expect(durationOf(text)).toBeNull()
  })

  test('a text that is none says so by its message key', () => {
    expect(durationSchema.safeParse('7 years').error?.issues[0]?.message).toBe('duration')
  })
})

describe('periods in words', () => {
  test.each([
    ['P7Y', '7 years', '7 jaar', '7 ans'],
    ['P1M', '1 month', '1 maand', '1 mois'],
    ['P1Y6M', '1 year and 6 months', '1 jaar en 6 maanden', '1 an et 6 mois'],
    ['P2W', '2 weeks', '2 weken', '2 semaines'],
    ['P0D', '0 days', '0 dagen', '0 jour'],
    ['P0Y30D', '30 days', '30 dagen', '30 jours'],
  ])('%s', (text, en, nl, fr) => {
    const words = (locale: string) => durationWords(period(text), locale).replace(/\u00a0/g, ' ')
    expect([words('en'), words('nl'), words('fr')]).toEqual([en, nl, fr])
  })
})
