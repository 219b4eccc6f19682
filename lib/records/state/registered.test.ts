import { expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { nextReview, reviewDate } from './registered'

const day = (text: string) => calendarDateSchema.parse(text)

/** Activities are looked at again after a year. */
test.each([
  ['a working day stays', '2026-06-02', '2027-06-02'],
  ['a Saturday becomes Monday', '2026-06-05', '2027-06-07'],
  ['a Sunday becomes Monday', '2025-11-29', '2026-11-30'],
  ['a holiday becomes the day after it', '2025-07-21', '2026-07-22'],
  ['Easter Monday becomes Tuesday', '2026-03-29', '2027-03-30'],
  ['Saturday, Sunday and Easter Monday are passed', '2026-03-27', '2027-03-30'],
  ['Christmas on a Friday, then a weekend', '2025-12-25', '2026-12-28'],
  ['New Year', '2026-01-01', '2027-01-04'],
  ['the end of February of a leap year', '2028-02-29', '2029-02-28'],
])('the next review avoids days off: %s', (_, today, next) => {
  expect(nextReview('activities', day(today))).toBe(next)
})

test.each([
  ['a planned day ahead stays, also on a Sunday', '2026-06-07', '2026-06-07'],
  ['a planned day that is past gives way to the term', '2026-05-01', '2027-06-02'],
  ['today counts as past', '2026-06-02', '2027-06-02'],
])('%s', (_, planned, next) => {
  expect(reviewDate('activities', day(planned), day('2026-06-02'))).toBe(next)
})
