import { describe, expect, it } from 'vitest'
import { fieldErrors } from '@/lib/errors/fields'
import { calendarDateSchema } from '@/lib/time/types'
import { holdFrom } from './form'
import { type HoldState, holdInput, holdStateOn } from './schema'

const day = (text: string) => calendarDateSchema.parse(text)
const dayOrNull = (text: string) => (text === '' ? null : day(text))

describe('what a hold is on 2 June 2026', () => {
  it.each<[string, string, string, string, HoldState]>([
    ['began before', '2026-01-01', '', '', 'standing'],
    ['begins that day', '2026-06-02', '', '', 'standing'],
    ['begins the day after', '2026-06-03', '', '', 'planned'],
    ['its last day', '2026-01-01', '2026-06-02', '', 'standing'],
    ['ended the day before', '2026-01-01', '2026-06-01', '', 'ended'],
    ['lifted that day', '2026-01-01', '', '2026-06-02', 'lifted'],
    ['lifted the day after', '2026-01-01', '', '2026-06-03', 'standing'],
    ['lifted before it began', '2026-06-10', '', '2026-06-01', 'lifted'],
    ['lifted before its end', '2026-01-01', '2026-12-31', '2026-05-01', 'lifted'],
  ])('%s', (_, startedOn, endsOn, liftedOn, state) => {
    const days = { startedOn: day(startedOn), endsOn: dayOrNull(endsOn), liftedOn: dayOrNull(liftedOn) }
    expect(holdStateOn(days, day('2026-06-02'))).toBe(state)
  })
})

describe('what a hold must say', () => {
  const complete = { reasonKind: 'claim', reason: 'Claim of a customer', startedOn: '2026-06-02', rules: ['E-001'] }
  const wrong = (more: object) => {
    const { error } = holdInput.safeParse({ ...complete, ...more })
    return error && Object.entries(fieldErrors(error)).map(([path, keys]) => [path, keys.join()])
  }

  it.each<[string, object, [string, string][] | undefined]>([
    ['is complete', {}, undefined],
    ['an activity instead of a rule', { rules: [], activities: ['A-001'] }, undefined],
    ['nothing to stand on', { rules: [] }, [['rules', 'hold_on_nothing']]],
    ['no reason', { reason: ' ' }, [['reason', 'required']]],
    ['an unknown kind', { reasonKind: 'mood' }, [['reasonKind', 'required']]],
    ['no day', { startedOn: '' }, [['startedOn', 'required']]],
    ['a year of no record', { startedOn: '1026-06-02' }, [['startedOn', 'date_out_of_range']]],
    ['a day that does not exist', { startedOn: '2026-02-30' }, [['startedOn', 'invalid_date']]],
    ['an end before its start', { endsOn: '2026-06-01' }, [['endsOn', 'end_before_start']]],
    ['an end on its first day', { endsOn: '2026-06-02' }, undefined],
    ['a leak that is none', { leakRef: 'L-4' }, [['leakRef', 'format']]],
    ['control characters', { reason: 'a\u0007b' }, undefined],
    ['100,000 characters', { reason: 'x'.repeat(100_000) }, [['reason', 'too_long.4000']]],
  ])('%s', (_, more, expected) => {
    expect(wrong(more)).toEqual(expected)
  })
})

describe('what the form of a hold is opened from', () => {
  const none = { record: '', register: '', request: '' }
  it.each([
    ['nothing', {}, none],
    [
      'a record',
      { record: 'E-001', register: 'retention-rules' },
      { ...none, record: 'E-001', register: 'retention-rules' },
    ],
    ['a request', { request: 'Q-2026-004' }, { ...none, request: 'Q-2026-004' }],
    ['no reference of a request', { request: 'Q-1<b>' }, none],
    ['two of them', { request: ['Q-2026-004', 'Q-2026-005'] }, none],
  ])('%s', (_, said, from) => expect(holdFrom(said)).toEqual(from))
})
