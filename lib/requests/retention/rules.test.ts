import { expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { type Ending, type KeptState, keptState } from './rules'

const day = (text: string) => calendarDateSchema.parse(text)
const at = (text: string) => new Date(text)
const closed: Ending = {
  state: 'closed',
  closedAt: at('2026-06-02T22:30:00Z'),
  endedOn: null,
  erasedAt: null,
}

test.each<[string, Partial<Ending>, number, string, KeptState]>([
  ['open', { state: 'open', closedAt: null }, 5, '2040-01-01', { is: 'open' }],
  ['answered and never closed', { state: 'answered', closedAt: null }, 5, '2040-01-01', { is: 'open' }],
  // 22:30 UTC is 3 June in Brussels; the last day is still to be kept.
  ['its last day', {}, 5, '2031-06-03', { is: 'kept', until: day('2031-06-03') }],
  ['the day after', {}, 5, '2031-06-04', { is: 'due', since: day('2031-06-03') }],
  ['one year', {}, 1, '2027-06-04', { is: 'due', since: day('2027-06-03') }],
  [
    'withdrawn on a leap day',
    { state: 'withdrawn', closedAt: null, endedOn: day('2028-02-29') },
    5,
    '2033-03-01',
    { is: 'due', since: day('2033-02-28') },
  ],
  [
    'merged',
    { state: 'merged', closedAt: null, endedOn: day('2026-06-02') },
    5,
    '2031-06-02',
    { is: 'kept', until: day('2031-06-02') },
  ],
  ['erased', { erasedAt: at('2031-06-05T10:00:00Z') }, 5, '2040-01-01', { is: 'erased' }],
])('%s', (_, more, years, today, state) => {
  expect(keptState({ ...closed, ...more }, years, { today: day(today), zone: 'Europe/Brussels' })).toEqual(state)
})
