import { expect, it } from 'vitest'
import { addDays } from '@/lib/time/calendar'
import { calendarDateSchema } from '@/lib/time/types'
import { type ReadinessState, readiness } from './readiness'

const today = calendarDateSchema.parse('2026-11-29')
/** Days ago of the last test of each; null: never. */
type Case = [tested: readonly (number | null)[], state: ReadinessState, canFile: boolean]

it.each<Case>([
  [[], 'nobody', false],
  [[null], 'untested', false],
  [[null, null], 'untested', false],
  [[0], 'alone', true],
  [[90], 'alone', true],
  [[91], 'old', false],
  [[400, null], 'old', false],
  [[90, 91], 'alone', true],
  [[90, null], 'alone', true],
  [[0, 90], 'ready', true],
  [[0, 1, 91], 'ready', true],
  // A day to come is no test that took place.
  [[-1], 'untested', false],
  [[-1, 3], 'alone', true],
])('tested %j days ago: %s, somebody can file: %s', (tested, state, canFile) => {
  const holders = tested.map((days, n) => ({
    name: `Holder ${n}`,
    lastTestedOn: days === null ? null : addDays(today, -days),
  }))
  expect(readiness(holders, today)).toMatchObject({ state, canFile })
})

it('one person in two rows is one, and their better test counts', () => {
  const rows = [
    { name: 'Koen Peeters', lastTestedOn: addDays(today, -3) },
    { name: 'koen peeters ', lastTestedOn: today },
    { name: 'Sofie', lastTestedOn: addDays(today, -91) },
  ]
  const { state, holders } = readiness(rows, today)
  expect(state).toBe('alone')
  expect(holders.map((holder) => [holder.state, holder.days])).toEqual([
    ['tested', 3],
    ['tested', 0],
    ['old', 91],
  ])
})
