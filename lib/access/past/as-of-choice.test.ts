import { describe, expect, it, test } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { asOfFrom, asOfIn, asOfText } from './as-of'

const at = localNow(instantSchema.parse('2026-11-23T09:00:00.000Z'), 'Europe/Brussels')

describe('a chosen date and time', () => {
  const cases = [
    ['', '', { kind: 'present' }],
    ['2026-11-23', '', { kind: 'present' }],
    // 24:00 in Brussels of a winter and of a summer day, the day itself included to its last millisecond.
    ['2026-03-03', '', { kind: 'past', asOf: { at: '2026-03-03T22:59:59.999Z', day: '2026-03-03' } }],
    ['2026-07-01', '', { kind: 'past', asOf: { at: '2026-07-01T21:59:59.999Z', day: '2026-07-01' } }],
    ['2026-03-03', '14:30', { kind: 'past', asOf: { at: '2026-03-03T13:30:00.000Z', day: null } }],
    ['2026-11-23', '09:59', { kind: 'past', asOf: { at: '2026-11-23T08:59:00.000Z', day: null } }],
    // The clocks showed 02:30 twice that night, and skipped it in March.
    ['2026-10-25', '02:30', { kind: 'past', asOf: { at: '2026-10-25T01:30:00.000Z', day: null } }],
    ['2026-03-29', '02:30', { kind: 'wrong', field: 'time', error: 'nonexistent' }],
    ['2026-11-24', '', { kind: 'wrong', field: 'date', error: 'in_future' }],
    ['2026-11-23', '10:01', { kind: 'wrong', field: 'time', error: 'in_future' }],
    ['2026-02-30', '', { kind: 'wrong', field: 'date', error: 'invalid_date' }],
    ['', '10:00', { kind: 'wrong', field: 'date', error: 'invalid_date' }],
    ['2026-03-03', '25:00', { kind: 'wrong', field: 'time', error: 'invalid' }],
  ] as const
  it.each(cases)('%s %s', (date, time, expected) => {
    expect(asOfFrom({ date, time }, at)).toEqual(expected)
  })
})

test('a cookie says again what was chosen, and nothing when it holds anything else', () => {
  for (const time of ['', '14:30']) {
    const answer = asOfFrom({ date: '2026-03-03', time }, at)
    expect(answer.kind === 'past' && asOfIn(asOfText(answer.asOf), at)).toEqual(answer.kind === 'past' && answer.asOf)
  }
  for (const text of [
    undefined,
    '',
    'yesterday',
    '2026-11-23',
    '2030-01-01',
    '2026-11-23T09:00:00.000Z',
    '2026-03-03T10:00',
  ]) {
    expect(asOfIn(text, at)).toBeNull()
  }
})
