import { describe, expect, it, test } from 'vitest'
import { type ClockTexts, endWords } from '@/lib/time/clock-words'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { endOfDay } from '@/lib/time/zone'
import { atOnceDue, nextDueOf, type RequestFacts, requestClocks, requestTerm, whyNotExtended } from './request-clocks'

const day = (text: string) => calendarDateSchema.parse(text)
const dayOrNull = (text: string) => (text === '' ? null : day(text))
const zone = 'Europe/Brussels'
const facts = (more: Partial<RequestFacts> = {}): RequestFacts => ({
  ...{ right: 'access', state: 'open', receivedOn: day('2026-06-02') },
  ...{ identityAskedOn: null, identityGivenOn: null, extendedOn: null, executedOn: null },
  ...{ answeredOn: null, authorityDueOn: null, endedOn: null },
  ...more,
})

describe('the month of Art. 12(3)', () => {
  test.each<[string, string, string, string, string, string]>([
    ['M1 Easter Sunday and Monday', '2026-03-05', '2026-04-05', '2026-04-07', '2026-06-05', '2026-06-05'],
    ['M2 a month without a 31st', '2026-08-31', '2026-09-30', '2026-09-30', '2026-11-30', '2026-11-30'],
    ['M3 the end of February', '2026-01-31', '2026-02-28', '2026-03-02', '2026-04-30', '2026-04-30'],
    ['M4 a leap year', '2028-01-31', '2028-02-29', '2028-02-29', '2028-04-30', '2028-05-02'],
    ['M5 Whit Monday', '2026-04-25', '2026-05-25', '2026-05-26', '2026-07-25', '2026-07-27'],
    ['M6 received on a Sunday', '2026-10-11', '2026-11-11', '2026-11-12', '2027-01-11', '2027-01-11'],
    ['M7 Christmas on a Friday', '2026-11-25', '2026-12-25', '2026-12-28', '2027-02-25', '2027-02-25'],
    ['M8 the end of the year', '2025-12-31', '2026-01-31', '2026-02-02', '2026-03-31', '2026-03-31'],
    ['M9 received on a leap day', '2028-02-29', '2028-03-29', '2028-03-29', '2028-05-29', '2028-05-29'],
    [
      'M10 extended from receipt, never from the rolled day',
      '2026-11-30',
      '2026-12-30',
      '2026-12-30',
      '2027-02-28',
      '2027-03-01',
    ],
    ['a century that is no leap year', '2100-01-30', '2100-02-28', '2100-03-01', '2100-04-30', '2100-04-30'],
    ['29 January of a leap year', '2028-01-29', '2028-02-29', '2028-02-29', '2028-04-29', '2028-05-02'],
    ['1 May on a Friday', '2026-04-01', '2026-05-01', '2026-05-04', '2026-07-01', '2026-07-01'],
    ['Ascension', '2026-04-14', '2026-05-14', '2026-05-15', '2026-07-14', '2026-07-14'],
    ['Assumption on a Saturday: Monday works', '2026-07-15', '2026-08-15', '2026-08-17', '2026-10-15', '2026-10-15'],
  ])('%s', (_, receivedOn, primary, latest, extended, extendedLatest) => {
    expect(requestTerm(facts({ receivedOn: day(receivedOn) }))).toEqual({ primary, latest, extended, extendedLatest })
  })

  it.each<[string, string, string, string]>([
    ['never asked', '', '', '2026-07-02'],
    ['asked, not answered yet: nothing moves', '2026-06-03', '', '2026-07-02'],
    ['nine days', '2026-06-03', '2026-06-12', '2026-07-13'],
    ['on one day', '2026-06-03', '2026-06-03', '2026-07-02'],
    ['thirty days', '2026-06-03', '2026-07-03', '2026-08-03'],
  ])('a question about identity moves the reading alone: %s', (_, asked, given, latest) => {
    const term = requestTerm(facts({ identityAskedOn: dayOrNull(asked), identityGivenOn: dayOrNull(given) }))
    expect(term).toMatchObject({ primary: '2026-07-02', latest })
  })

  it.each(['withdraw_consent', 'objection_marketing', 'erasure', 'recipients', 'automated_decision'] as const)(
    'runs for %s',
    (right) => expect(requestTerm(facts({ right }))?.primary).toBe('2026-07-02'),
  )
  it('does not run for a complaint', () => expect(requestTerm(facts({ right: 'complaint' }))).toBeNull())
})

describe('an extension', () => {
  it.each<[string, Partial<RequestFacts>, string, string | null]>([
    ['told on the first day', {}, '2026-06-02', null],
    ['told on the last day of the month', {}, '2026-07-02', null],
    ['told a day later', {}, '2026-07-03', 'too_late'],
    ['a rolled day is no later day for it', { receivedOn: day('2026-03-05') }, '2026-04-07', 'too_late'],
    ['twice', { extendedOn: day('2026-06-10') }, '2026-06-20', 'extended'],
    ['of what has no term', { right: 'complaint' }, '2026-06-10', 'no_term'],
  ])('%s', (_, more, on, why) => expect(whyNotExtended(facts(more), day(on))).toBe(why))
})

describe('what is done at once', () => {
  it.each([
    ['2026-06-02', '2026-06-03'],
    ['2026-06-05', '2026-06-08'],
    ['2026-04-02', '2026-04-03'],
    ['2026-04-03', '2026-04-07'],
    ['2026-12-31', '2027-01-04'],
  ])('received on %s, by the end of %s', (received, due) => expect(atOnceDue(day(received))).toBe(due))
})

describe('the clocks', () => {
  const at = (text: string) => ({ now: instantSchema.parse(`${text}:00.000Z`), zone })
  const said = (more: Partial<RequestFacts>, now: string) =>
    requestClocks(facts(more), at(now)).map(({ code, state, dueAt, late }) => [code, state, dueAt, late])

  it.each<[string, Partial<RequestFacts>, string, [string, string, string, boolean][]]>([
    [
      'runs to 24:00 of its day in the zone',
      {},
      '2026-06-02T12:00',
      [['request_answer', 'on_track', '2026-07-02', false]],
    ],
    ['within a day', {}, '2026-07-02T00:00', [['request_answer', 'within_a_day', '2026-07-02', false]]],
    ['urgent', {}, '2026-07-02T17:00', [['request_answer', 'urgent', '2026-07-02', false]]],
    ['over at 24:00', {}, '2026-07-02T22:00', [['request_answer', 'overdue', '2026-07-02', false]]],
    [
      'extended: the later day',
      { extendedOn: day('2026-06-20') },
      '2026-07-05T12:00',
      [['request_answer', 'on_track', '2026-09-02', false]],
    ],
    [
      'answered on its last day',
      { answeredOn: day('2026-07-02'), state: 'answered' },
      '2026-08-01T12:00',
      [['request_answer', 'met', '2026-07-02', false]],
    ],
    [
      'answered a day late',
      { answeredOn: day('2026-07-03'), state: 'answered' },
      '2026-08-01T12:00',
      [['request_answer', 'met', '2026-07-02', true]],
    ],
    [
      'an objection to direct marketing: at once first, then the answer',
      { right: 'objection_marketing' },
      '2026-06-02T12:00',
      [
        ['request_at_once', 'on_track', '2026-06-03', false],
        ['request_answer', 'on_track', '2026-07-02', false],
      ],
    ],
    [
      'done, not answered',
      { right: 'withdraw_consent', executedOn: day('2026-06-04') },
      '2026-06-05T12:00',
      [
        ['request_answer', 'on_track', '2026-07-02', false],
        ['request_at_once', 'met', '2026-06-03', true],
      ],
    ],
    ['a complaint has none', { right: 'complaint' }, '2026-06-05T12:00', []],
    [
      'unless the authority set a day',
      { right: 'complaint', authorityDueOn: day('2026-06-20') },
      '2026-06-05T12:00',
      [['request_authority', 'on_track', '2026-06-20', false]],
    ],
    [
      'withdrawn',
      { state: 'withdrawn', endedOn: day('2026-06-04') },
      '2026-06-05T12:00',
      [['request_answer', 'not_needed', '2026-07-02', false]],
    ],
    [
      'merged',
      { state: 'merged', endedOn: day('2026-06-04') },
      '2026-06-05T12:00',
      [['request_answer', 'not_needed', '2026-07-02', false]],
    ],
  ])('%s', (_, more, now, clocks) => {
    expect(said(more, now)).toEqual(
      clocks.map(([code, state, due, late]) => [code, state, endOfDay(day(due), zone), late]),
    )
  })

  it('says what ends first while it runs, and nothing when all ended', () => {
    const due = (more: Partial<RequestFacts>) => nextDueOf(requestClocks(facts(more), at('2026-06-02T12:00')))
    expect(due({ right: 'objection_marketing' })).toBe(endOfDay(day('2026-06-03'), zone))
    expect(due({ right: 'objection_marketing', executedOn: day('2026-06-03') })).toBe(endOfDay(day('2026-07-02'), zone))
    expect(due({ answeredOn: day('2026-06-10') })).toBeNull()
    expect(due({ right: 'complaint' })).toBeNull()
  })

  it('ends a day of another zone by the clock there', () => {
    const [clock] = requestClocks(facts(), { now: at('2026-06-02T12:00').now, zone: 'America/New_York' })
    expect(clock?.dueAt).toBe('2026-07-03T04:00:00.000Z')
  })
})

const english: ClockTexts = (key, values) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim()

test.each<[string, Partial<RequestFacts>, string[]]>([
  [
    'over the end of summer time: whole days',
    { receivedOn: day('2026-10-25'), answeredOn: day('2026-11-11') },
    ['end.answered 17 units.day'],
  ],
  [
    'over its beginning',
    { receivedOn: day('2026-03-20'), answeredOn: day('2026-04-10') },
    ['end.answered 21 units.day'],
  ],
  ['late', { receivedOn: day('2026-06-02'), answeredOn: day('2026-07-06') }, ['end.answeredLate 34 units.day']],
])('how long an answer took is said in days: %s', (_, more, words) => {
  const now = instantSchema.parse('2026-12-01T12:00:00.000Z')
  expect(
    requestClocks(facts({ state: 'answered', ...more }), { now, zone }).map((clock) => endWords(clock, english)),
  ).toEqual(words)
})
