import { expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { periodOf, periodsBeside } from './period'

const day = (text: string) => calendarDateSchema.parse(text)

test.each([
  ['2026', '2026', '2026-01', '2026-12', 12],
  ['2026-Q1', '2026-Q1', '2026-01', '2026-03', 3],
  ['2025-Q4', '2025-Q4', '2025-10', '2025-12', 3],
  // What is no period is the year of today.
  [undefined, '2027', '2027-01', '2027-12', 12],
  ['2026-Q5', '2027', '2027-01', '2027-12', 12],
  ['0001', '2027', '2027-01', '2027-12', 12],
  [['2026', '2025'], '2027', '2027-01', '2027-12', 12],
])('%j is %s, from %s to %s', (asked, text, first, last, count) => {
  const period = periodOf(asked, day('2027-02-03'))
  expect([period.text, period.months[0], period.months.at(-1), period.months.length]).toEqual([
    text,
    first,
    last,
    count,
  ])
})

test.each([
  ['2026', '2026-11-29', ['2025', '2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ['2026-Q1', '2026-04-01', ['2025', '2026', '2026-Q1', '2026-Q2']],
  ['2025', '2026-03-31', ['2024', '2025', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026']],
  ['2027', '2026-03-31', ['2026', '2027']],
])('beside %s on %s', (asked, today, periods) => {
  expect(periodsBeside(periodOf(asked, day(today)), day(today))).toEqual(periods)
})
