import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import { momentText } from './moments'

const at = (text: string) => instantSchema.parse(text)

it.each([
  ['2026-06-02T12:37:05.999Z', 'Europe/Brussels', '2026-06-02T14:37:05+02:00'],
  ['2026-03-29T00:59:59.000Z', 'Europe/Brussels', '2026-03-29T01:59:59+01:00'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Brussels', '2026-03-29T03:00:00+02:00'],
  ['2026-12-31T23:30:00.000Z', 'Europe/Brussels', '2027-01-01T00:30:00+01:00'],
  ['2026-01-01T00:10:00.000Z', 'America/St_Johns', '2025-12-31T20:40:00-03:30'],
])('%s in %s is %s', (moment, zone, text) => {
  expect(momentText(at(moment), zone)).toBe(text)
})

it('any moment says what the calendar of its zone says, whatever was asked before', () => {
  const zones = fc.constantFrom('Europe/Brussels', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York', 'UTC')
  const moments = fc.date({ min: new Date('1995-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      const instant = at(moment.toISOString())
      const { date, time, offset } = localMomentOf(instant, zone)
      expect(momentText(instant, zone)).toBe(`${date}T${time}:${moment.toISOString().slice(17, 19)}${offset}`)
    }),
    { numRuns: 500 },
  )
})
