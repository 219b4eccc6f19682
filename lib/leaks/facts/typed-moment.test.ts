import { expect, test } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import { instantTyped } from './moments'

const typed = (local: string, zone: string, offset: string | null = null) => instantTyped({ local, offset, zone })

test.each([
  ['2026-06-02T14:37', 'Europe/Brussels', '2026-06-02T12:37:00.000Z'],
  ['2026-06-02T14:37', 'America/New_York', '2026-06-02T18:37:00.000Z'],
  ['2026-06-02T14:37', 'Europe/Lisbon', '2026-06-02T13:37:00.000Z'],
  ['2026-06-02T14:37', 'Asia/Kathmandu', '2026-06-02T08:52:00.000Z'],
  ['2026-06-02T14:37', 'Pacific/Auckland', '2026-06-02T02:37:00.000Z'],
])('%s typed beside %s means %s, whatever zone the company has by then', (local, zone, instant) => {
  expect(typed(local, zone)).toBe(instant)
})

test.each([
  ['skipped', '2026-03-08T02:30', 'America/New_York', { fields: { at: ['nonexistent'] } }],
  [
    'shown twice',
    '2026-04-05T02:30',
    'Pacific/Auckland',
    { fields: { at: ['ambiguous'] }, data: { offsets: ['+13:00', '+12:00'] } },
  ],
  ['in a zone that is none', '2026-06-02T14:37', 'Europe/Ghent', { fields: { at: ['invalid'] } }],
  ['of the year 26', '0026-06-02T14:37', 'Europe/Brussels', { fields: { at: ['date_out_of_range'] } }],
  ['of the last year', '9999-12-31T23:59', 'Europe/Brussels', { fields: { at: ['date_out_of_range'] } }],
  ['in a leap second', '2016-12-31T23:59:60', 'UTC', { fields: { at: ['leap_second'] } }],
  ['in no zone', '2026-06-02T14:37', '', { fields: { at: ['invalid'] } }],
])('a time %s is refused at its field', (_name, local, zone, detail) => {
  let refused: unknown
  try {
    typed(local, zone)
  } catch (error) {
    refused = error
  }
  expect(refused instanceof Refusal && refused.detail).toEqual(detail)
})

test('one that was shown twice is the one that was chosen', () => {
  expect(typed('2026-04-05T02:30', 'Pacific/Auckland', '+12:00')).toBe('2026-04-04T14:30:00.000Z')
})
