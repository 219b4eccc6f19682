import { describe, expect, test } from 'vitest'
import { urgencyOf } from './clock-view'
import { formatCalendarDate, formatInstant, formatMonth, formatNumber, formatPeriod } from './format'
import { fill, formatDuration } from './length'
import { calendarDateSchema, instantSchema } from './types'

const endOfTuesday = instantSchema.parse('2026-06-09T22:00:00.000Z')
const hour = 3_600_000

describe('moments in words', () => {
  test.each([
    ['en', 'Tue 9 Jun 2026, 24:00 (UTC+02:00)'],
    ['nl', 'di 9 jun 2026, 24:00 (UTC+02:00)'],
    ['fr', 'mar. 9 juin 2026, 24:00 (UTC+02:00)'],
  ])('an end of day in %s', (locale, words) => {
    expect(formatInstant(endOfTuesday, { locale, zone: 'Europe/Brussels', endOfDay: true })).toBe(words)
  })

  test('the same moment without asking is 00:00 of the next day', () => {
    const words = formatInstant(endOfTuesday, { locale: 'en', zone: 'Europe/Brussels', style: 'short' })
    expect(words).toBe('Wed 10 Jun, 00:00 (UTC+02:00)')
  })

  test('a document names the zone', () => {
    const words = formatInstant(endOfTuesday, { locale: 'nl', zone: 'Europe/Brussels', style: 'full' })
    expect(words).toBe('woensdag 10 juni 2026, 00:00 (Europe/Brussels, UTC+02:00)')
  })

  test.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])('words do not depend on a machine in %s', (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    const words = formatInstant(endOfTuesday, { locale: 'en', zone: 'Europe/Brussels', endOfDay: true })
    const date = formatCalendarDate(calendarDateSchema.parse('2026-06-09'), { locale: 'en' })
    process.env.TZ = before
    expect([words, date]).toEqual(['Tue 9 Jun 2026, 24:00 (UTC+02:00)', 'Tue 9 Jun 2026'])
  })

  test.each([
    ['en', 'June 2026'],
    ['nl', 'juni 2026'],
    ['fr', 'juin 2026'],
  ])('a month in %s', (locale, words) => {
    expect(formatMonth(calendarDateSchema.parse('2026-06-09'), locale)).toBe(words)
  })

  test('numbers follow the language', () => {
    expect([formatNumber(1200, 'en'), formatNumber(1200, 'nl')]).toEqual(['1,200', '1.200'])
  })
})

describe('durations', () => {
  const units = { day: 'd', hour: 'h', minute: 'min', lessThanMinute: 'less than a minute' }
  test.each([
    [53 * hour, '2 d 5 h'],
    [48 * hour, '2 d'],
    [17.9 * hour, '17 h'],
    [5 * hour + 40.5 * 60_000, '5 h 40 min'],
    [6 * hour, '6 h'],
    [5 * hour, '5 h'],
    [59_999, 'less than a minute'],
  ])('%i ms left is "%s"', (milliseconds, words) => {
    expect(formatDuration(milliseconds, units)).toBe(words)
  })

  test('what is overdue keeps its minutes', () => {
    expect(formatDuration(-(9 * hour + 12 * 60_000), units, true)).toBe('9 h 12 min')
  })

  test('a text is filled, an unknown name stays', () => {
    expect(fill('{time} left {x}', { time: '5 h' })).toBe('5 h left {x}')
  })
})

describe('urgency', () => {
  test.each([
    [24 * hour + 1, 'on_track'],
    [24 * hour, 'within_a_day'],
    [6 * hour, 'within_a_day'],
    [6 * hour - 1, 'urgent'],
    [0, 'urgent'],
    [-1, 'overdue'],
  ])('%i ms left is %s', (remaining, urgency) => {
    expect(urgencyOf(remaining, false)).toBe(urgency)
  })

  test('a day that ends at 24:00 is over at that moment', () => {
    expect([urgencyOf(1, true), urgencyOf(0, true)]).toEqual(['urgent', 'overdue'])
  })
})

describe('periods in words', () => {
  test.each([
    ['P5Y', 'en', '5 years'],
    ['P1M', 'nl', '1 maand'],
    ['P30D', 'fr', '30\u00a0jours'],
    ['P0D', 'nl', '0 dagen'],
    ['until the case is closed', 'en', 'until the case is closed'],
  ])('%s in %s', (text, locale, words) => {
    expect(formatPeriod(text, locale)).toBe(words)
  })
})
