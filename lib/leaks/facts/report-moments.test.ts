import { expect, test } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { noticedAt, occurredAt } from './moments'
import { aReport } from './sample-report'
import { reportAnswersSchema, reportInputSchema } from './schema'

const zone = 'Europe/Brussels'
const now = instantSchema.parse('2026-06-02T12:37:00.000Z')
const sent = (answers: Record<string, string>, sentAt = now as string) => ({
  answers: reportAnswersSchema.parse({ ...aReport().answers, ...answers }),
  sentAt,
  now,
  zone,
})

test.each<[string, Record<string, string>, string]>([
  ['just now', { noticed: 'now', answeredAt: '2026-06-02T12:30:00.000Z' }, '2026-06-02T12:30:00.000Z'],
  ['earlier today with a time', { noticed: 'today', noticedTime: '09:15' }, '2026-06-02T07:15:00.000Z'],
  ['earlier today without a time: from the start of the day', { noticed: 'today' }, '2026-06-01T22:00:00.000Z'],
  ['yesterday', { noticed: 'yesterday', noticedTime: '18:00' }, '2026-06-01T16:00:00.000Z'],
  [
    'yesterday, answered before midnight and sent after it',
    { noticed: 'yesterday', answeredAt: '2026-06-01T21:50:00.000Z' },
    '2026-05-30T22:00:00.000Z',
  ],
  ['a picked day', { noticed: 'picked', noticedDay: '2026-05-20', noticedTime: '10:00' }, '2026-05-20T08:00:00.000Z'],
  [
    'picked without a day: when it was answered',
    { noticed: 'picked', answeredAt: '2026-06-02T12:00:00.000Z' },
    '2026-06-02T12:00:00.000Z',
  ],
  [
    'a time that the clocks skipped: from the start of the day',
    { noticed: 'picked', noticedDay: '2026-03-29', noticedTime: '02:30' },
    '2026-03-28T23:00:00.000Z',
  ],
  [
    'a time that they showed twice: the earlier',
    { noticed: 'picked', noticedDay: '2025-10-26', noticedTime: '02:30' },
    '2025-10-26T00:30:00.000Z',
  ],
  ['never later than now', { noticed: 'today', noticedTime: '23:00' }, now],
])('%s', (_name, answers, at) => {
  expect(noticedAt(sent(answers))).toBe(at)
})

test('the error of the device clock is taken out', () => {
  const late = sent({ noticed: 'now', answeredAt: '2026-06-02T15:00:00.000Z' }, '2026-06-02T15:10:00.000Z')
  expect(noticedAt(late)).toBe('2026-06-02T12:27:00.000Z')
})

test.each([
  ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z'],
  ['0026-06-02T12:30:00.000Z', '2026-06-02T12:30:00.000Z'],
])('a device that answered at %s and sent at %s says nothing about when', (answeredAt, sentAt) => {
  expect(noticedAt(sent({ noticed: 'now', answeredAt }, sentAt))).toBe(now)
})

test.each(['0001-01-01', '0026-06-02', '1899-12-31', '2200-01-01', '9999-12-31'])('%s is no day of a report', (day) => {
  for (const field of ['noticedDay', 'occurredDay'])
    expect(reportInputSchema.shape.answers.safeParse({ ...aReport().answers, [field]: day }).success).toBe(false)
})

test('when it happened is optional and never in the future', () => {
  expect(occurredAt(sent({}))).toBeNull()
  expect(occurredAt(sent({ occurredDay: '2026-06-01', occurredTime: '08:00' }))).toBe('2026-06-01T06:00:00.000Z')
  expect(occurredAt(sent({ occurredDay: '2026-06-09' }))).toBeNull()
})

test.each([
  ['America/New_York', '2026-06-01T13:15:00.000Z', '2026-06-01T04:00:00.000Z'],
  ['Europe/Lisbon', '2026-06-01T08:15:00.000Z', '2026-05-31T23:00:00.000Z'],
  ['Asia/Kathmandu', '2026-06-01T03:30:00.000Z', '2026-05-31T18:15:00.000Z'],
  ['Pacific/Auckland', '2026-05-31T21:15:00.000Z', '2026-05-31T12:00:00.000Z'],
  // One that no machine knows, or a report begun before it was kept: the company's present one.
  ['Europe/Ghent', '2026-06-01T07:15:00.000Z', '2026-05-31T22:00:00.000Z'],
])(
  'typed offline beside %s, it means that zone also when the company has another one by then',
  (typedIn, at, dayOf) => {
    // Answered on 2 June, everywhere.
    const answered = { answeredAt: '2026-06-02T07:30:00.000Z', zone: typedIn }
    expect(noticedAt(sent({ ...answered, noticed: 'yesterday', noticedTime: '09:15' }))).toBe(at)
    expect(occurredAt(sent({ ...answered, occurredDay: '2026-06-01' }))).toBe(dayOf)
  },
)
