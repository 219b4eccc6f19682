import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { calendarDateSchema, instantOf } from './types'
import {
  brussels,
  endOfDay,
  isZone,
  localMomentOf,
  momentFromLocal,
  parseInstant,
  startOfDay,
  startOfHour,
} from './zone'

describe('a typed local time', () => {
  test('an ordinary one is one moment', () => {
    const typed = { date: '2026-06-02', time: '14:37', zone: brussels }
    expect(momentFromLocal(typed)).toEqual({ kind: 'ok', instant: '2026-06-02T12:37:00.000Z' })
  })

  test('one that the clocks skipped is refused', () => {
    expect(momentFromLocal({ date: '2026-03-29', time: '02:30', zone: brussels })).toEqual({ kind: 'nonexistent' })
    expect(momentFromLocal({ date: '2026-03-29', time: '02:30', zone: brussels, offset: '+01:00' }).kind).toBe(
      'nonexistent',
    )
  })

  test('one that they showed twice must choose', () => {
    expect(momentFromLocal({ date: '2026-10-25', time: '02:30', zone: brussels })).toEqual({
      kind: 'ambiguous',
      choices: [
        { offset: '+02:00', instant: '2026-10-25T00:30:00.000Z' },
        { offset: '+01:00', instant: '2026-10-25T01:30:00.000Z' },
      ],
    })
  })

  test.each([
    ['+02:00', '2026-10-25T00:30:00.000Z'],
    ['+01:00', '2026-10-25T01:30:00.000Z'],
  ])('the chosen offset %s decides', (offset, instant) => {
    expect(momentFromLocal({ date: '2026-10-25', time: '02:30', zone: brussels, offset })).toEqual({
      kind: 'ok',
      instant,
    })
  })

  test.each([
    [{ date: '2026-02-30', time: '10:00', zone: brussels }, 'invalid'],
    [{ date: '2026-02-03', time: '25:00', zone: brussels }, 'invalid'],
    [{ date: '2026-02-03', time: 'ten', zone: brussels }, 'invalid'],
    [{ date: '2026-02-03', time: '10:00', zone: 'Europe/Ghent' }, 'invalid'],
    [{ date: '2016-12-31', time: '23:59:60', zone: 'UTC' }, 'leap_second'],
    [{ date: '2017-01-01', time: '00:59:60', zone: brussels }, 'leap_second'],
    [{ date: '0026-06-02', time: '10:00', zone: brussels }, 'date_out_of_range'],
    [{ date: '0001-01-01', time: '00:00', zone: brussels }, 'date_out_of_range'],
    [{ date: '9999-12-31', time: '23:59', zone: brussels }, 'date_out_of_range'],
    [{ date: '2026-10-25', time: '02:30', zone: brussels, offset: '+05:00' }, 'impossible_offset'],
    [{ date: '2026-06-02', time: '10:00', zone: brussels, offset: '+01:00' }, 'impossible_offset'],
  ] as const)('%o is none: %s', (typed, kind) => {
    expect(momentFromLocal(typed)).toEqual({ kind })
  })

  test('what is read in a zone and typed again is the same moment', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2080, 0, 1) / 60_000 })
    const zones = fc.constantFrom(brussels, 'UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(minutes, zones, (count, zone) => {
        const instant = instantOf(new Date(count * 60_000))
        const { date, time, offset } = localMomentOf(instant, zone)
        expect(momentFromLocal({ date, time, zone, offset })).toEqual({ kind: 'ok', instant })
      }),
    )
  })
})

describe('days and hours of a zone', () => {
  const day = calendarDateSchema.parse

  test.each([
    ['2026-06-09', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s lasts %i hours in Brussels', (text, hours) => {
    const length = Date.parse(endOfDay(day(text), brussels)) - Date.parse(startOfDay(day(text), brussels))
    expect(length).toBe(hours * 3_600_000)
  })

  test('the hour begins at the whole local hour, also where the offset has half ones', () => {
    expect(startOfHour(instantOf(new Date('2026-06-02T12:37:10.500Z')), 'Asia/Kolkata')).toBe(
      '2026-06-02T12:30:00.000Z',
    )
    expect(startOfHour(instantOf(new Date('2026-10-25T01:30:00Z')), brussels)).toBe('2026-10-25T01:00:00.000Z')
  })

  test('moments are read with any offset and refused without one', () => {
    expect(parseInstant('2026-06-02T14:37:00+02:00')).toEqual({ instant: '2026-06-02T12:37:00.000Z' })
    for (const [text, problem] of [
      ['2026-06-02T14:37:00', 'invalid'],
      ['2026-06-31T14:37:00Z', 'invalid'],
      ['yesterday', 'invalid'],
      ['', 'invalid'],
      ['+012026-06-02T14:37:00Z', 'date_out_of_range'],
      ['0026-06-02T14:37:00Z', 'date_out_of_range'],
      ['1899-12-31T23:00:00Z', 'date_out_of_range'],
      ['2200-01-01T00:00:00Z', 'date_out_of_range'],
      ['2016-12-31T23:59:60Z', 'leap_second'],
      ['2016-12-31T23:59:60.5+00:00', 'leap_second'],
      ['2026-06-02T14:37:00+25:00', 'impossible_offset'],
      ['2026-06-02T14:37:00+14:01', 'impossible_offset'],
      ['2026-06-02T14:37:00-13:00', 'impossible_offset'],
      ['2026-06-02T14:37:00+02:75', 'impossible_offset'],
    ] as const)
      expect([text, parseInstant(text)]).toEqual([text, { problem }])
    expect(parseInstant('2026-06-02T14:37:00+14:00')).toHaveProperty('instant')
    expect(parseInstant('2026-06-02T14:37:00-12:00')).toHaveProperty('instant')
  })

  test('a moment on the edge of four digits has a day in every zone', () => {
    for (const at of ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])
      for (const zone of [brussels, 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
        expect(localMomentOf(instantOf(new Date(at)), zone).date).toMatch(/^(0001-01-0|9999-12-3)\d$/)
  })

  test('zones are known by name', () => {
    expect(isZone(brussels)).toBe(true)
    expect(isZone('Europe/Ghent')).toBe(false)
  })
})

describe('a moment as its zone shows it', () => {
  const zones = [
    'UTC',
    'Europe/Brussels',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Apia',
    'Africa/Monrovia',
    'Europe/Amsterdam',
  ]
  const byTemporal = (at: number, zone: string) => {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    return { date: local.toPlainDate().toString(), time, offset: local.offset }
  }
  const first = Date.parse('0001-01-03T00:00:00.000Z')
  const last = Date.parse('9999-12-29T00:00:00.000Z')
  // Both ends of our years, half seconds, the end of local mean time, a day that a zone left out, both ends of summer time.
  const edges = [
    ...[first, last, -1, 0, 999, Date.parse('1972-01-07T00:44:29.500Z'), Date.parse('1937-06-30T23:40:00.000Z')],
    ...[
      '2011-12-30T09:59:59.999Z',
      '2011-12-30T10:00:00.000Z',
      '2026-10-25T00:59:59.999Z',
      '2026-10-25T01:00:00.000Z',
    ].map(Date.parse),
  ]

  test.each(zones)('is what Temporal says in %s', (zone) => {
    for (const at of edges) expect(localMomentOf(instantOf(new Date(at)), zone)).toEqual(byTemporal(at, zone))
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (at) => {
        expect(localMomentOf(instantOf(new Date(at)), zone)).toEqual(byTemporal(at, zone))
      }),
      { numRuns: 400 },
    )
  })
})
