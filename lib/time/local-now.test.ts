import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { formatInstant } from './format'
import { calendarDateSchema, type Instant, instantOf } from './types'
import {
  endOfDay,
  isZone,
  labelOf,
  localMomentOf,
  localNow,
  momentFromLocal,
  startOfDay,
  zoneChoices,
  zoneNames,
} from './zone'

const at = (text: string): Instant => instantOf(new Date(text))

describe.each([
  {
    zone: 'America/New_York',
    today: '2026-06-30',
    shown: 'Tue 30 Jun 2026, 19:30 (UTC-04:00)',
    midnight: '2026-06-30T04:00:00.000Z',
    skipped: ['2026-03-08', '02:30'],
    twice: ['2026-11-01', '01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
  },
  {
    zone: 'Europe/Lisbon',
    today: '2026-07-01',
    shown: 'Wed 1 Jul 2026, 00:30 (UTC+01:00)',
    midnight: '2026-06-30T23:00:00.000Z',
    skipped: ['2026-03-29', '01:30'],
    twice: ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  },
  {
    zone: 'Asia/Kathmandu',
    today: '2026-07-01',
    shown: 'Wed 1 Jul 2026, 05:15 (UTC+05:45)',
    midnight: '2026-06-30T18:15:00.000Z',
    skipped: null,
    twice: null,
  },
  {
    zone: 'Pacific/Auckland',
    today: '2026-07-01',
    shown: 'Wed 1 Jul 2026, 11:30 (UTC+12:00)',
    midnight: '2026-06-30T12:00:00.000Z',
    skipped: ['2026-09-27', '02:30'],
    twice: ['2026-04-05', '02:30', '2026-04-04T13:30:00.000Z', '2026-04-04T14:30:00.000Z'],
  },
])('at 23:30Z on 30 June in $zone', ({ zone, today, shown, midnight, skipped, twice }) => {
  const now = at('2026-06-30T23:30:00Z')

  test('today, its midnight, and what is read', () => {
    expect(localNow(now, zone)).toEqual({ now, zone, today })
    expect(startOfDay(calendarDateSchema.parse(today), zone)).toBe(midnight)
    expect(formatInstant(now, { locale: 'en', zone })).toBe(shown)
  })

  test('what is read and typed again is the same moment', () => {
    const { date, time } = localMomentOf(now, zone)
    expect(momentFromLocal({ date, time, zone })).toEqual({ kind: 'ok', instant: now })
  })

  test('a time that the clocks skipped is refused, one that they showed twice is asked', () => {
    if (skipped) {
      const [date = '', time = ''] = skipped
      expect(momentFromLocal({ date, time, zone })).toEqual({ kind: 'nonexistent' })
    }
    if (twice) {
      const [date = '', time = '', first, second] = twice
      const asked = momentFromLocal({ date, time, zone })
      expect(asked.kind === 'ambiguous' && asked.choices.map(({ instant }) => instant)).toEqual([first, second])
    }
    const ordinary = momentFromLocal({ date: '2026-06-15', time: '02:30', zone })
    expect(ordinary.kind).toBe('ok')
  })
})

const instants = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2080, 0, 1) })
  .map((milliseconds) => instantOf(new Date(milliseconds)))
const zones = fc.constantFrom(...zoneNames())

test('the day of a context is the day of Temporal and of the calendar of this machine, in any zone at any moment', () => {
  fc.assert(
    fc.property(instants, zones, (now, zone) => {
      const { today } = localNow(now, zone)
      expect(today).toBe(Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString())
      expect(today).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(now)))
      expect(startOfDay(today, zone) <= now && now < endOfDay(today, zone)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('the zones to choose from', () => {
  test.each(['Europe/Brussels', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'Europe/Kyiv', 'UTC'])(
    '%s is one, under its present name',
    (zone) => expect(zoneNames().has(zone)).toBe(true),
  )

  test.each(['Europe/Ghent', 'europe/brussels', 'Asia/Katmandu', '+02:00', 'CET6', ''])('%s is none', (zone) =>
    expect(zoneNames().has(zone)).toBe(false),
  )

  test('this machine knows each, and each is named in the language of the reader', () => {
    expect([...zoneNames()].filter((zone) => !isZone(zone))).toEqual([])
    expect(labelOf('Asia/Kathmandu', 'nl')).toBe('Asia/Kathmandu · Nepalese tijd')
    expect(labelOf('Asia/Kathmandu', 'fr')).toBe('Asia/Kathmandu · heure du Népal')
    expect(labelOf('America/New_York', 'en')).toBe('America/New York · Eastern Time')
    expect(zoneChoices('nl')).toHaveLength(zoneNames().size)
  })
})
