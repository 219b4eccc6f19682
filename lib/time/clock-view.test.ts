import { expect, test } from 'vitest'
import type { Urgency } from './clock-view'
import { mostPressing } from './clock-view'
import { type Instant, instantSchema } from './types'

const at = (day: number): Instant => instantSchema.parse(`2026-06-0${day}T12:00:00.000Z`)
type Clock = { code: string; dueAt: Instant | null; urgency: Urgency | null; endedAt: Instant | null }
const runs = (code: string, dueAt: Instant | null, urgency: Urgency | null = dueAt && 'on_track'): Clock => ({
  ...{ code, dueAt, urgency },
  endedAt: null,
})
const ended = (code: string): Clock => ({ code, dueAt: at(1), urgency: null, endedAt: at(1) })

test.each<[string, Clock[], string]>([
  ['no clock', [], ''],
  ['clocks that ended', [ended('a'), ended('b')], ''],
  ['one on track', [runs('a', at(5))], 'a'],
  ['of two on track the one that ends first', [runs('a', at(6)), runs('b', at(5))], 'b'],
  ['one on track before one without an end', [runs('a', null), runs('b', at(5))], 'b'],
  ['only clocks without an end: one of them', [runs('a', null), runs('b', null)], 'a'],
  ['one that ended gives way, also when it was due before', [ended('a'), runs('b', at(5))], 'b'],
  ['due within a day presses, the others stand back', [runs('a', at(5)), runs('b', at(3), 'within_a_day')], 'b'],
  [
    'all that press, in the order given',
    [runs('a', at(2), 'overdue'), runs('b', at(3), 'urgent'), runs('c', null), runs('d', at(9))],
    'a b',
  ],
])('%s', (_, clocks, shown) => {
  expect(
    mostPressing(clocks)
      .map(({ code }) => code)
      .join(' '),
  ).toBe(shown)
})
