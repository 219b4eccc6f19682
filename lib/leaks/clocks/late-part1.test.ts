import { expect, test } from 'vitest'
import { type Instant, instantSchema } from '@/lib/time/types'
import { isLateUnexplained } from './clock-facts'

const at = (hour: number): Instant => instantSchema.parse(`2026-06-02T${hour}:00:00.000Z`)
const part1 = { code: 'authority_part1', endKind: 'filed', endedAt: at(14), dueAt: at(13) }
const silent = { delayReason: null, delayText: ' ' }

test.each<
  [
    string,
    Partial<typeof part1> | { endedAt: null; endKind: null },
    typeof silent | { delayReason: string; delayText: string },
    boolean,
  ]
>([
  ['late and no reason', {}, silent, true],
  ['late, a ground named', {}, { delayReason: 'scope_unknown', delayText: '' }, false],
  ['late, explained in words', {}, { ...silent, delayText: 'The portal was down' }, false],
  ['at its end', { endedAt: at(13) }, silent, false],
  ['not needed', { endKind: 'not_needed' }, silent, false],
  ['still running', { endedAt: null, endKind: null }, silent, false],
  ['another clock', { code: 'authority_part2' }, silent, false],
])('%s', (_, clock, delay, isAsked) => {
  expect(isLateUnexplained([{ ...part1, ...clock }], delay)).toBe(isAsked)
})
