import { expect, test } from 'vitest'
import { textsOf } from '@/lib/text/catalogue'
import { reportLocales } from '@/lib/text/locale'
import { instantSchema } from '@/lib/time/types'
import { textLimits } from './answers'
import {
  bandOf,
  type ProcessorReportInput,
  processorAnswers,
  processorReportSchema,
  processorTimes,
} from './processor-report'
import { aReport } from './sample-report'
import { reportAnswersSchema, reportInputSchema } from './schema'

const zone = 'Europe/Brussels'
const now = instantSchema.parse('2026-06-02T12:37:00.000Z')
const at = (typed: Partial<Record<'knewAt' | 'occurredFrom' | 'occurredUntil', string>>, in_ = zone) =>
  processorTimes(
    { knewAt: '2026-06-01T09:00', occurredFrom: '', occurredUntil: '', ...typed },
    { now, zone: in_, yearsBack: 5 },
  )
const form = {
  clientId: '5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90',
  story: 'Open backup',
  knewAt: '2026-06-01T09:00',
  occurredFrom: '',
  occurredUntil: '',
  ongoing: 'unknown',
  people: [],
  persons: '',
  data: [],
  measures: '',
  callName: '',
  callPhone: '',
} satisfies Partial<Record<keyof ProcessorReportInput, unknown>>

test.each<[string, number | null, string]>([
  ['', null, ''],
  ['1200', 1200, ''],
  [' 1 200 ', 1200, ''],
  ['1\u00a0200', 1200, ''],
  ['1\u202f200\u202f000', 1_200_000, ''],
  ['1.200', 1200, ''],
  ['1,200', 1200, ''],
  ["12'000", 12_000, ''],
  ['about 300', null, 'about 300'],
  ['300-500', null, '300-500'],
  ['-3', null, '-3'],
  ['1.20', null, '1.20'],
  ['99999999999999', null, '99999999999999'],
])('people typed as "%s" never keep a report from arriving: %s, %s', (persons, number, said) => {
  const parsed = processorReportSchema.parse({ ...form, persons })
  expect(parsed.persons).toEqual({ number, said })
  const times = { knewAt: now, occurredFrom: null, occurredUntil: null }
  const telling = { linkId: form.clientId, language: 'en', personsLabel: 'How many people?', now, zone } as const
  const answers = processorAnswers(parsed, times, telling)
  expect(answers.processor?.persons).toBe(number)
  expect(answers.story).toBe(said ? `Open backup\n\nHow many people? ${said}` : 'Open backup')
})

test('the longest story with the longest words for a number is read back as it was stored', async () => {
  const persons = 'x'.repeat(100)
  const parsed = processorReportSchema.parse({ ...form, story: 'y'.repeat(textLimits.story), persons })
  const times = { knewAt: now, occurredFrom: null, occurredUntil: null }
  for (const language of reportLocales) {
    const personsLabel = (await textsOf(language, 'notices'))('fields.persons.label')
    const answers = processorAnswers(parsed, times, { linkId: form.clientId, language, personsLabel, now, zone })
    expect(reportAnswersSchema.parse(answers).story).toBe(answers.story)
    expect(answers.story).toContain(persons)
  }
  const sent = aReport({ story: 'y'.repeat(textLimits.story + 1) })
  expect(reportInputSchema.safeParse(sent).success).toBe(false)
})

test('moments are read in the company’s zone', () => {
  expect(at({ occurredFrom: '2026-05-30T10:00', occurredUntil: '2026-06-01T08:00' })).toEqual({
    ok: true,
    times: {
      knewAt: '2026-06-01T07:00:00.000Z',
      occurredFrom: '2026-05-30T08:00:00.000Z',
      occurredUntil: '2026-06-01T06:00:00.000Z',
    },
  })
  expect(at({ knewAt: '2026-06-01T09:00' }, 'Asia/Kathmandu')).toMatchObject({
    times: { knewAt: '2026-06-01T03:15:00.000Z' },
  })
})

test.each<[string, Parameters<typeof at>[0], Record<string, string[]>]>([
  ['known a minute ahead', { knewAt: '2026-06-02T14:38' }, { knewAt: ['in_future'] }],
  ['known before it happened', { occurredFrom: '2026-06-01T09:01' }, { knewAt: ['known_before'] }],
  [
    'happened ahead of now',
    { occurredFrom: '2026-06-03T09:00' },
    { occurredFrom: ['in_future'], knewAt: ['known_before'] },
  ],
  [
    'ended before it began',
    { occurredFrom: '2026-05-30T10:00', occurredUntil: '2026-05-30T09:00' },
    { occurredFrom: ['end_before_start'] },
  ],
  ['ends ahead of now', { occurredUntil: '2026-06-09T09:00' }, { occurredUntil: ['in_future'] }],
  ['six years ago', { knewAt: '2020-05-01T09:00' }, { knewAt: ['too_long_ago.5'] }],
  ['a time that the clocks skipped', { knewAt: '2026-03-29T02:30' }, { knewAt: ['nonexistent'] }],
  ['a day that no calendar has', { knewAt: '2026-02-30T02:30' }, { knewAt: ['invalid'] }],
  ['the year 26', { knewAt: '0026-06-01T09:00' }, { knewAt: ['date_out_of_range'] }],
])('refused at its field: %s', (_, typed, fields) => {
  expect(at(typed)).toEqual({ ok: false, fields })
})

test('a time that the clocks showed twice means the earlier one', () => {
  expect(at({ knewAt: '2025-10-26T02:30' })).toMatchObject({ times: { knewAt: '2025-10-26T00:30:00.000Z' } })
})

test('told at the very minute at which it was known', () => {
  expect(at({ knewAt: '2026-06-02T14:37' })).toMatchObject({ ok: true })
})

test.each<[string, Record<string, unknown>, string]>([
  ['no words', { story: '  ' }, 'story'],
  ['more words than fit', { story: 'x'.repeat(4001) }, 'story'],
  ['no moment', { knewAt: '' }, 'knewAt'],
  ['words for a moment', { knewAt: 'yesterday' }, 'knewAt'],
  ['an answer that is none', { ongoing: 'maybe' }, 'ongoing'],
  ['a kind of people that is none', { people: ['aliens'] }, 'people.0'],
  ['more kinds than there are', { people: Array.from({ length: 8 }, () => 'staff') }, 'people'],
  ['a long name', { callName: 'x'.repeat(201) }, 'callName'],
  ['a long number', { callPhone: '1'.repeat(41) }, 'callPhone'],
  ['no id', { clientId: 'mine' }, 'clientId'],
])('a form with %s is refused there', (_, values, field) => {
  const parsed = processorReportSchema.safeParse({ ...form, ...values })
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
})

test('words are cleaned, not refused', () => {
  const parsed = processorReportSchema.parse({ ...form, story: ' One\r\ntwo\u0007 ', callName: 'A\nB' })
  expect(parsed).toMatchObject({ story: 'One\ntwo', callName: 'A B', persons: { number: null, said: '' } })
})

test.each([
  [null, 'unknown'],
  [0, '1'],
  [1, '1'],
  [2, '2_10'],
  [100, '11_100'],
  [101, '101_1000'],
  [1001, 'more'],
] as const)('%s people lie in the band %s', (persons, band) => {
  expect(bandOf(persons)).toBe(band)
})
