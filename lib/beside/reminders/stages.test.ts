import { expect, test } from 'vitest'
import { stageOf } from './remind'

test.each([
  [91, null],
  [90, 90],
  [31, 90],
  [30, 30],
  [8, 30],
  [7, 7],
  [1, 7],
  [0, 0],
  [-1, 'overdue'],
  [-90, 'overdue'],
  [-91, null],
])('%i days before: %s', (daysLeft, stage) => {
  expect(stageOf(daysLeft)).toBe(stage)
})
