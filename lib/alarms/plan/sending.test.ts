import { expect, test } from 'vitest'
import { type Instant, instantSchema } from '@/lib/time/types'
import { type SendingRule, sendingDay, sendsAt, usualSending } from './sending'

const at = (text: string): Instant => instantSchema.parse(new Date(text).toISOString())
const brussels = 'Europe/Brussels'
const daily: SendingRule = { ...usualSending, days: 'every_day' }
const whole: SendingRule = { days: 'every_day', fromHour: 0, untilHour: 24 }
/** The hour that the clocks skip in March, and show twice in October. */
const early: SendingRule = { days: 'every_day', fromHour: 2, untilHour: 3 }

test.each<[string, string, SendingRule, string, string]>([
  ['within the hours', '2026-06-02T12:37:00Z', usualSending, brussels, '2026-06-02T12:37:00Z'],
  ['at the first moment', '2026-06-02T06:00:00Z', usualSending, brussels, '2026-06-02T06:00:00Z'],
  ['a moment before', '2026-06-02T05:59:59.999Z', usualSending, brussels, '2026-06-02T06:00:00Z'],
  ['the last moment', '2026-06-02T15:59:59.999Z', usualSending, brussels, '2026-06-02T15:59:59.999Z'],
  ['at the end: the next day', '2026-06-02T16:00:00Z', usualSending, brussels, '2026-06-03T06:00:00Z'],
  ['after midnight', '2026-06-02T23:00:00Z', usualSending, brussels, '2026-06-03T06:00:00Z'],
  ['Friday evening: Monday', '2026-06-05T17:00:00Z', usualSending, brussels, '2026-06-08T06:00:00Z'],
  ['Saturday', '2026-06-06T10:00:00Z', usualSending, brussels, '2026-06-08T06:00:00Z'],
  ['Sunday, every day', '2026-06-07T10:00:00Z', daily, brussels, '2026-06-07T10:00:00Z'],
  ['Saturday evening, every day', '2026-06-06T17:00:00Z', daily, brussels, '2026-06-07T06:00:00Z'],
  ['National Day', '2026-07-21T10:00:00Z', usualSending, brussels, '2026-07-22T06:00:00Z'],
  [
    'Good Friday evening: Tuesday after Easter Monday',
    '2026-04-03T17:00:00Z',
    usualSending,
    brussels,
    '2026-04-07T06:00:00Z',
  ],
  ['Christmas on a Friday', '2026-12-24T18:00:00Z', usualSending, brussels, '2026-12-28T07:00:00Z'],
  ['over the change to summer time', '2026-03-27T18:00:00Z', usualSending, brussels, '2026-03-30T06:00:00Z'],
  ['over the change to winter time', '2026-10-23T17:00:00Z', usualSending, brussels, '2026-10-26T07:00:00Z'],
  ['on the day of summer time, every day', '2026-03-29T00:30:00Z', daily, brussels, '2026-03-29T06:00:00Z'],
  ['on the day of winter time, every day', '2026-10-25T00:30:00Z', daily, brussels, '2026-10-25T07:00:00Z'],
  ['an hour that is skipped begins with its day', '2026-03-28T12:00:00Z', early, brussels, '2026-03-28T23:00:00Z'],
  ['day and night', '2026-06-06T23:30:00Z', whole, brussels, '2026-06-06T23:30:00Z'],
  ['in New York after eight', '2026-06-02T12:37:00Z', usualSending, 'America/New_York', '2026-06-02T12:37:00Z'],
  ['in New York before eight', '2026-06-02T11:00:00Z', usualSending, 'America/New_York', '2026-06-02T12:00:00Z'],
  ['where it is Saturday already', '2026-06-05T15:30:00Z', usualSending, 'Pacific/Auckland', '2026-06-07T20:00:00Z'],
])('%s: what arises at %s', (_, now, rule, zone, then) => {
  expect(sendsAt(at(now), rule, zone)).toBe(at(then))
  expect(sendingDay(at(now), rule, zone) !== null).toBe(at(now) === at(then))
})
