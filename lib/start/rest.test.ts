import { expect, it } from 'vitest'
import { isWorthCollecting } from './rest'

const mb = 1_000_000

it.each<[string, number, number, boolean]>([
  ['nobody was there and much is kept', 120, 60 * mb, true],
  ['nobody was there and nothing came', 120, 5 * mb, false],
  ['somebody is at work', 4_000, 60 * mb, false],
  ['three hundredths of a processor', 1_800, 60 * mb, false],
  ['just less than that', 1_799, 21 * mb, true],
])('%s: a minute with %d ms of processor and a heap of %d bytes more', (_, worked, more, isWorth) => {
  const before = { processorMs: 10_000, heap: 100 * mb }
  expect(isWorthCollecting(before, { processorMs: 10_000 + worked, heap: 100 * mb + more }, 100 * mb)).toBe(isWorth)
})
