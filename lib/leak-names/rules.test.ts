import { expect, test } from 'vitest'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { type Ending, type NamesState, namesState } from './rules'

const at = (text: string) => instantSchema.parse(new Date(text).toISOString())
const day = (text: string) => calendarDateSchema.parse(text)
const ended: Ending = {
  ...{ state: 'closed', endedAt: at('2026-06-02T22:30:00Z'), isRunning: false, hasOpenTasks: false, redactedAt: null },
}
type Case = [name: string, Partial<Ending>, years: number, today: string, NamesState]

test.each<Case>([
  ['open', { state: 'confirmed' }, 5, '2040-01-01', { is: 'open' }],
  ['reported and never looked at', { state: 'received' }, 5, '2040-01-01', { is: 'open' }],
  // 22:30 UTC is 3 June in Brussels; the last day is still to be kept.
  ['its last day', {}, 5, '2031-06-03', { is: 'kept', until: day('2031-06-03') }],
  ['the day after', {}, 5, '2031-06-04', { is: 'due', since: day('2031-06-03') }],
  ['one year', {}, 1, '2027-06-04', { is: 'due', since: day('2027-06-03') }],
  ['rejected', { state: 'rejected' }, 5, '2031-06-04', { is: 'due', since: day('2031-06-03') }],
  [
    'ended on a leap day',
    { endedAt: at('2028-02-29T10:00:00Z') },
    5,
    '2033-02-28',
    { is: 'kept', until: day('2033-02-28') },
  ],
  ['a clock runs on', { isRunning: true }, 5, '2031-06-04', { is: 'running' }],
  ['something is still to be done', { hasOpenTasks: true }, 5, '2031-06-04', { is: 'tasks' }],
  [
    'erased',
    { redactedAt: at('2031-06-05T10:00:00Z') },
    5,
    '2040-01-01',
    { is: 'erased', at: at('2031-06-05T10:00:00Z') },
  ],
  [
    'erased, taken up again and ended once more',
    { redactedAt: at('2026-01-05T10:00:00Z') },
    5,
    '2031-06-04',
    { is: 'due', since: day('2031-06-03') },
  ],
])('%s', (_, ending, years, today, state) => {
  expect(namesState({ ...ended, ...ending }, years, { today: day(today), zone: 'Europe/Brussels' })).toEqual(state)
})
