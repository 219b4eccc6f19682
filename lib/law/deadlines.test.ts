import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hour } from '@/lib/time/length'
import { calendarDateSchema, instantOf } from '@/lib/time/types'
import { addHours, millisecondsBetween, parseInstant } from '@/lib/time/zone'
import { authorityDeadline, part2Deadline, policyPersonsDue, requestDeadline } from './deadlines'
import { isWorkingDay } from './working-days'

function instant(text: string) {
  const parsed = parseInstant(text)
  if ('problem' in parsed) throw new Error(text)
  return parsed.instant
}

/** Worked examples: number, aware, strict, latest by 1182, contested by 3(5). "T24:00" is the end of that day. */
const hours72: [number, string, string, string, string][] = [
  [1, '2026-06-02T14:37+02:00', '2026-06-05T14:37+02:00', '2026-06-05T15:00+02:00', '2026-06-05T15:00+02:00'],
  [2, '2026-06-02T14:00+02:00', '2026-06-05T14:00+02:00', '2026-06-05T15:00+02:00', '2026-06-05T15:00+02:00'],
  [3, '2026-06-05T16:20+02:00', '2026-06-08T16:20+02:00', '2026-06-08T17:00+02:00', '2026-06-09T17:00+02:00'],
  [4, '2026-06-06T10:05+02:00', '2026-06-09T10:05+02:00', '2026-06-09T11:00+02:00', '2026-06-10T00:00+02:00'],
  [5, '2026-04-02T17:10+02:00', '2026-04-05T17:10+02:00', '2026-04-05T18:00+02:00', '2026-04-07T18:00+02:00'],
  [6, '2026-04-04T11:30+02:00', '2026-04-07T11:30+02:00', '2026-04-07T12:00+02:00', '2026-04-09T00:00+02:00'],
  [7, '2026-04-30T18:45+02:00', '2026-05-03T18:45+02:00', '2026-05-03T19:00+02:00', '2026-05-05T19:00+02:00'],
  [8, '2026-05-13T16:50+02:00', '2026-05-16T16:50+02:00', '2026-05-16T17:00+02:00', '2026-05-18T17:00+02:00'],
  [9, '2026-05-22T15:15+02:00', '2026-05-25T15:15+02:00', '2026-05-25T16:00+02:00', '2026-05-27T16:00+02:00'],
  [10, '2026-08-14T17:30+02:00', '2026-08-17T17:30+02:00', '2026-08-17T18:00+02:00', '2026-08-18T18:00+02:00'],
  [11, '2025-12-24T15:40+01:00', '2025-12-27T15:40+01:00', '2025-12-27T16:00+01:00', '2025-12-29T16:00+01:00'],
  [12, '2026-12-24T15:40+01:00', '2026-12-27T15:40+01:00', '2026-12-27T16:00+01:00', '2026-12-29T16:00+01:00'],
  [13, '2026-12-31T22:15+01:00', '2027-01-03T22:15+01:00', '2027-01-03T23:00+01:00', '2027-01-05T23:00+01:00'],
  [14, '2026-03-27T14:10+01:00', '2026-03-30T15:10+02:00', '2026-03-30T16:00+02:00', '2026-03-31T15:00+02:00'],
  [15, '2026-10-23T14:10+02:00', '2026-10-26T13:10+01:00', '2026-10-26T14:00+01:00', '2026-10-27T15:00+01:00'],
  [16, '2026-10-25T02:30+02:00', '2026-10-28T01:30+01:00', '2026-10-28T02:00+01:00', '2026-10-28T02:00+01:00'],
  [17, '2026-10-25T02:30+01:00', '2026-10-28T02:30+01:00', '2026-10-28T03:00+01:00', '2026-10-28T03:00+01:00'],
  [18, '2028-02-27T09:20+01:00', '2028-03-01T09:20+01:00', '2028-03-01T10:00+01:00', '2028-03-01T10:00+01:00'],
  [19, '2026-01-30T20:05+01:00', '2026-02-02T20:05+01:00', '2026-02-02T21:00+01:00', '2026-02-03T21:00+01:00'],
]

/** The two examples of ux 3.4 over a change of the clocks, and the published one: strict and latest only. */
const strictOnly: [string, string, string, string][] = [
  ['ux, autumn', '2026-10-24T10:00+02:00', '2026-10-27T09:00+01:00', '2026-10-27T10:00+01:00'],
  ['ux, spring', '2027-03-27T10:00+01:00', '2027-03-30T11:00+02:00', '2027-03-30T12:00+02:00'],
  ['20, published', '2020-12-22T12:17+01:00', '2020-12-25T12:17+01:00', '2020-12-25T13:00+01:00'],
  ['SC1', '2026-06-05T16:20+02:00', '2026-06-08T16:20+02:00', '2026-06-08T17:00+02:00'],
  ['SC2', '2026-04-03T10:00+02:00', '2026-04-06T10:00+02:00', '2026-04-06T11:00+02:00'],
]

describe('72 hours to the authority, Art. 33(1)', () => {
  test.each(hours72)('example %i: aware %s', (_, aware, strict, latest, contested) => {
    expect(authorityDeadline(instant(aware))).toEqual({
      strict: instant(strict),
      latest1182: instant(latest),
      contested35: instant(contested),
    })
  })

  test.each(strictOnly)('%s: aware %s', (_, aware, strict, latest) => {
    expect(authorityDeadline(instant(aware))).toMatchObject({ strict: instant(strict), latest1182: instant(latest) })
  })

  const moments = fc
    .date({ min: new Date('2019-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => instantOf(date))

  test('the latest moment is 0 to 60 minutes after the strict one, the contested one never earlier', () => {
    fc.assert(
      fc.property(moments, (aware) => {
        const { strict, latest1182, contested35 } = authorityDeadline(aware)
        const gap = millisecondsBetween(strict, latest1182)
        expect(gap).toBeGreaterThan(0)
        expect(gap).toBeLessThanOrEqual(hour)
        expect(contested35 >= latest1182).toBe(true)
        expect(millisecondsBetween(aware, strict)).toBe(72 * hour)
      }),
    )
  })

  test('the policy counts plain hours from detection', () => {
    expect(policyPersonsDue(instant('2026-04-02T17:10+02:00'))).toBe(instant('2026-04-05T17:10+02:00'))
  })
})

describe('21 days for part 2', () => {
  test.each([
    ['2026-06-05T16:20+02:00', '2026-06-27T00:00+02:00'],
    ['2026-06-05T00:00+02:00', '2026-06-27T00:00+02:00'],
    ['2026-06-05T23:59:59+02:00', '2026-06-27T00:00+02:00'],
    ['2026-10-10T12:00+02:00', '2026-11-01T00:00+01:00'],
    ['2026-12-04T10:00+01:00', '2026-12-26T00:00+01:00'],
  ])('filed %s: ends %s, whatever day that is', (filed, end) => {
    expect(part2Deadline(instant(filed))).toBe(instant(end))
  })
})

/** Worked examples: received, primary, latest, extended, extended latest. */
const months: [string, string, string, string, string, string][] = [
  ['M1', '2026-03-05', '2026-04-05', '2026-04-07', '2026-06-05', '2026-06-05'],
  ['M2', '2026-08-31', '2026-09-30', '2026-09-30', '2026-11-30', '2026-11-30'],
  ['M3', '2026-01-31', '2026-02-28', '2026-03-02', '2026-04-30', '2026-04-30'],
  ['M4', '2028-01-31', '2028-02-29', '2028-02-29', '2028-04-30', '2028-05-02'],
  ['M5', '2026-04-25', '2026-05-25', '2026-05-26', '2026-07-25', '2026-07-27'],
  ['M6', '2026-10-11', '2026-11-11', '2026-11-12', '2027-01-11', '2027-01-11'],
  ['M7', '2026-11-25', '2026-12-25', '2026-12-28', '2027-02-25', '2027-02-25'],
  ['M8', '2025-12-31', '2026-01-31', '2026-02-02', '2026-03-31', '2026-03-31'],
  ['M9', '2028-02-29', '2028-03-29', '2028-03-29', '2028-05-29', '2028-05-29'],
  ['M10', '2026-11-30', '2026-12-30', '2026-12-30', '2027-02-28', '2027-03-01'],
]

describe('one month for a request, Art. 12(3)', () => {
  test.each(months)('%s: received %s', (_, received, primary, latest, extended, extendedLatest) => {
    expect(requestDeadline(calendarDateSchema.parse(received))).toEqual({ primary, latest, extended, extendedLatest })
  })

  test('the latest day is a working day, at most four days after the primary one', () => {
    const dates = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => calendarDateSchema.parse(date.toISOString().slice(0, 10)))
    fc.assert(
      fc.property(dates, (received) => {
        const { primary, latest } = requestDeadline(received)
        expect(isWorkingDay(latest, 'BE')).toBe(true)
        expect(Date.parse(latest) - Date.parse(primary)).toBeLessThanOrEqual(4 * 24 * hour)
        expect(latest >= primary).toBe(true)
      }),
    )
  })
})

test('another length of the rule moves all three readings by the same hours', () => {
  const aware = instant('2026-06-02T14:37+02:00')
  expect(authorityDeadline(aware, 96).strict).toBe(addHours(authorityDeadline(aware).strict, 24))
})
