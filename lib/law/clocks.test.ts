import { describe, expect, test } from 'vitest'
import { hour } from '@/lib/time/length'
import { calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { addHours, brussels } from '@/lib/time/zone'
import type { ClockFacts } from './clock-facts'
import { clockRules, exampleClockRules, ruleOn } from './clock-rules'
import { clockState, clockView, latenessOf, leakClocks, nextDueAt } from './clocks'

const at = (text: string): Instant => instantOf(new Date(text))
const detectedAt = at('2026-06-05T13:00:00Z')
const reportedAt = at('2026-06-05T14:00:00Z')
const awareAt = at('2026-06-05T14:20:00Z')
const now = at('2026-06-05T15:00:00Z')

const received: ClockFacts = {
  state: 'received',
  actingAs: 'controller',
  occurred: null,
  detectedAt,
  reportedAt,
  awareAt: null,
  processorAwareAt: null,
  processorInformedAt: null,
  highRiskFoundAt: null,
  part1FiledAt: null,
  part1Reference: null,
  part2FiledAt: null,
  toldPeopleAt: null,
  decisions: { authority: null, people: null },
  contractHours: null,
}
const confirmed: ClockFacts = { ...received, state: 'confirmed', awareAt }
const filed: ClockFacts = { ...confirmed, part1FiledAt: at('2026-06-07T07:20:00Z'), part1Reference: 'DBN-1' }

function clocks(facts: ClockFacts, rules = exampleClockRules, zone = brussels) {
  return Object.fromEntries(leakClocks(facts, rules, now, zone).clocks.map((clock) => [clock.code, clock]))
}

describe('which clocks run', () => {
  test.each<[string, ClockFacts, string[]]>([
    ['just received', received, ['authority_part1', 'people_policy']],
    ['high risk found', { ...confirmed, highRiskFoundAt: now }, ['authority_part1', 'people_law', 'people_policy']],
    ['part 1 filed', filed, ['authority_part1', 'authority_part2', 'people_policy']],
    ['as processor', { ...confirmed, actingAs: 'processor' }, ['people_policy', 'processor_law']],
    [
      'as both, with hours in the agreement',
      { ...confirmed, actingAs: 'both', contractHours: 24 },
      ['authority_part1', 'people_policy', 'processor_law', 'processor_contract'],
    ],
  ])('%s', (_, facts, codes) => {
    expect(Object.keys(clocks(facts))).toEqual(codes)
  })

  test('a new installation has no clock of a policy, nor of optional regimes', () => {
    expect(Object.keys(clocks(received, clockRules))).toEqual(['authority_part1'])
  })

  test('an optional regime runs once it is enabled, its final report from the notification', () => {
    const rules = clockRules.map((rule) => ({ ...rule, enabled: true }))
    const reported = { nis2_notification: { at: at('2026-01-31T10:00:00Z'), reference: null } }
    expect(clocks({ ...confirmed, reported }, rules).nis2_final).toMatchObject({
      dueAt: '2026-02-28T23:00:00.000Z',
      endsDay: true,
    })
  })
})

describe('the clock of the authority', () => {
  test('runs provisionally from receipt until awareness is set', () => {
    expect(clocks(received).authority_part1).toMatchObject({
      provisional: true,
      startAt: reportedAt,
      dueAt: addHours(reportedAt, 72),
    })
    expect(clocks(confirmed).authority_part1).toMatchObject({
      provisional: false,
      startAt: awareAt,
      dueAt: '2026-06-08T14:20:00.000Z',
      latestAt: '2026-06-08T15:00:00.000Z',
    })
  })

  test.each<[string, ClockFacts, string]>([
    ['filed', filed, 'filed'],
    [
      'not needed',
      { ...confirmed, decisions: { authority: { outcome: 'not_needed', at: now, by: 'Ann' }, people: null } },
      'not_needed',
    ],
    ['rejected', { ...received, state: 'rejected', stateAt: now }, 'not_a_leak'],
    ['merged', { ...received, state: 'merged', stateAt: now }, 'merged'],
    ['a near miss', { ...received, state: 'near_miss', stateAt: now }, 'near_miss'],
    ['no personal data', { ...confirmed, personalData: false }, 'no_personal_data'],
  ])('ends: %s', (_, facts, endKind) => {
    expect(clocks(facts).authority_part1).toMatchObject({ endKind })
  })

  test.each<[string, ClockFacts]>([
    ['closed without filing or decision', { ...confirmed, state: 'closed', stateAt: now }],
    [
      'decided to notify',
      { ...confirmed, decisions: { authority: { outcome: 'notify', at: now, by: 'Ann' }, people: null } },
    ],
    [
      'people need not be told',
      { ...confirmed, decisions: { authority: null, people: { outcome: 'not_needed', at: now, by: 'Ann' } } },
    ],
  ])('goes on from its start: %s', (_, facts) => {
    expect(clocks(facts).authority_part1).toMatchObject({ endedAt: null, startAt: awareAt })
  })

  test('a filing counts before a decision that it was not needed', () => {
    const decisions = { authority: { outcome: 'not_needed' as const, at: now, by: 'Ann' }, people: null }
    expect(clocks({ ...filed, decisions }).authority_part1).toMatchObject({ endKind: 'filed', endReference: 'DBN-1' })
  })

  test.each<[string | null, string | null]>([
    ['34_3_a', 'not_needed'],
    ['34_3_b', 'not_needed'],
    [null, 'not_needed'],
    // In the place of a letter to each comes a public communication: the people are still told.
    ['34_3_c', null],
  ])('people need not be told on the ground %s: the clock of the people ends as %s', (reasonCode, endKind) => {
    const people = { outcome: 'not_needed' as const, at: now, by: 'Ann', reasonCode }
    const facts: ClockFacts = {
      ...{ ...confirmed, riskLevel: 'high', highRiskFoundAt: awareAt },
      decisions: { authority: null, people },
    }
    expect(clocks(facts).people_law).toMatchObject({ endKind })
    const told = clocks({ ...facts, toldPeopleAt: now }).people_law
    expect(told).toMatchObject({ endKind: 'told' })
  })

  test('part 2 ends 21 days after the day of filing, at 24:00', () => {
    expect(clocks(filed).authority_part2).toMatchObject({
      dueAt: '2026-06-28T22:00:00.000Z',
      endsDay: true,
      certainty: 'verify',
    })
  })
})

describe('our own promise to tell people', () => {
  const signed = (reasonCode: string, outcome: 'notify' | 'not_needed' = 'not_needed') => ({
    ...{ outcome, at: addHours(awareAt, 100), by: 'Ann', reasonCode },
  })
  const known: ClockFacts = { ...confirmed, riskLevel: 'risk' }

  test.each<[string, Partial<ClockFacts>, string | null]>([
    ['no high risk (34(1))', { decisions: { people: signed('not_high_risk') } }, null],
    ['data nobody can read (34(3)(a))', { decisions: { people: signed('34_3_a') } }, null],
    ['the authority agreed (34(4))', { decisions: { people: signed('authority_exempted') } }, null],
    ['the authority is not told', { decisions: { authority: signed('risk_unlikely') } }, null],
    ['signed that it does not apply', { decisions: { promise: signed('not_necessary') } }, 'not_needed'],
    ['signed that it is kept', { decisions: { promise: signed('not_necessary', 'notify') } }, null],
    [
      'not necessary, but the risk is high',
      { riskLevel: 'high', decisions: { promise: signed('not_necessary') } },
      null,
    ],
    ['nobody is concerned', { decisions: { promise: signed('nobody_concerned') } }, 'not_needed'],
    ['nobody, but the risk is high', { riskLevel: 'high', decisions: { promise: signed('nobody_concerned') } }, null],
    ['people were told', { toldPeopleAt: now }, 'told'],
    ['as controller, customers were told', { toldCustomersAt: now }, null],
    ['as processor, customers were told', { actingAs: 'processor', toldCustomersAt: now }, 'told'],
    ['as both, customers were told', { actingAs: 'both', toldCustomersAt: now }, null],
  ])('%s: it ends as %s', (_, facts, endKind) => {
    expect(clocks({ ...known, ...facts }).people_policy).toMatchObject({ endKind })
  })

  test('its end leaves the clock of Art. 34 alone', () => {
    const facts = { ...known, highRiskFoundAt: awareAt, decisions: { promise: signed('nobody_concerned') } }
    expect(clocks(facts).people_law).toMatchObject({ endKind: null })
  })

  test('signed after its term it stays seen as late', () => {
    const clock = clocks({ ...known, decisions: { promise: signed('not_necessary') } }).people_policy
    expect(clock && clockView(clock, addHours(awareAt, 200))).toMatchObject({ state: 'not_needed', late: true })
  })
})

describe('SC2 and SC4 of the example company', () => {
  test('the policy counts from detection and ends earlier than the law', () => {
    const facts = { ...confirmed, detectedAt: at('2026-04-02T15:10:00Z'), awareAt: at('2026-04-03T08:00:00Z') }
    const found = clocks(facts)
    expect([found.people_policy?.dueAt, found.authority_part1?.dueAt]).toEqual([
      '2026-04-05T15:10:00.000Z',
      '2026-04-06T08:00:00.000Z',
    ])
  })

  test('data of companies only: the policy goes on, the law does not apply', () => {
    const found = clocks({ ...confirmed, personalData: false })
    expect([found.people_policy?.endedAt, found.authority_part1?.endKind]).toEqual([null, 'no_personal_data'])
  })
})

describe('the rule that was valid when the clock started', () => {
  const day = calendarDateSchema.parse
  const future = clockRules.flatMap((rule) =>
    rule.code === 'authority_part1'
      ? [
          { ...rule, validUntil: day('2026-12-31') },
          { ...rule, version: 2, length: 96, validFrom: day('2027-01-01') },
        ]
      : [rule],
  )

  test.each([
    ['2026-12-31T22:59:00Z', 1, 72],
    ['2026-12-31T23:00:00Z', 2, 96],
  ])('aware %s: version %i, %i hours', (moment, version, hours) => {
    const found = clocks({ ...confirmed, awareAt: at(moment) }, future)
    expect(found.authority_part1).toMatchObject({ ruleVersion: version, dueAt: addHours(at(moment), hours) })
  })

  test('none before the law applied', () => {
    expect(ruleOn(clockRules, 'authority_part1', day('2018-05-24'))).toBeNull()
  })
})

describe('what a clock says', () => {
  const running = { startAt: awareAt, latestAt: null, endsDay: false, endedAt: null, endKind: null, provisional: false }

  test.each<[number, string]>([
    [24 * hour + 1, 'on_track'],
    [24 * hour, 'within_a_day'],
    [6 * hour, 'within_a_day'],
    [6 * hour - 1, 'urgent'],
    [0, 'urgent'],
    [-1, 'overdue'],
  ])('%i ms left: %s', (left, state) => {
    const dueAt = instantOf(new Date(Date.parse(now) + left))
    expect(clockState({ ...running, dueAt }, now)).toMatchObject({ state, urgency: state, remaining: left })
    expect(clockState({ ...running, dueAt, provisional: true }, now)).toMatchObject({
      state: 'provisional',
      urgency: state,
    })
  })

  test('a clock without length shows the time since its start', () => {
    const state = clockState({ ...running, dueAt: null }, now)
    expect(state).toMatchObject({ state: 'elapsed', urgency: null, remaining: 40 * 60_000 })
  })

  test.each([
    ['filed', 'met', true],
    ['told', 'met', true],
    // What was signed after the term does not make it as if the term had not passed.
    ['not_needed', 'not_needed', true],
    ['not_a_leak', 'not_needed', false],
    ['merged', 'not_needed', false],
  ] as const)('ended by %s: %s, late %s', (endKind, state, late) => {
    const ended = { ...running, dueAt: addHours(awareAt, 72), endedAt: addHours(awareAt, 80), endKind }
    expect(clockState(ended, now)).toMatchObject({ state, late, remaining: 80 * hour })
  })

  test('late is after the strict moment; a reading of Reg. 1182/71 may still cover it', () => {
    const clock = { dueAt: at('2026-06-08T14:20:00Z'), latestAt: at('2026-06-08T15:00:00Z'), endsDay: false }
    const lateness = ['14:20:00', '14:20:01', '15:00:00', '15:00:01'].map((time) =>
      latenessOf(clock, at(`2026-06-08T${time}Z`)),
    )
    expect(lateness).toEqual([
      { late: false, within1182: false },
      { late: true, within1182: true },
      { late: true, within1182: true },
      { late: true, within1182: false },
    ])
  })

  test('the next due moment is the earliest of what still runs', () => {
    const all = leakClocks(filed, exampleClockRules, now, brussels).clocks
    expect(nextDueAt(all)).toBe(addHours(detectedAt, 72))
    expect(clockView(all[0] ?? expect.fail(), now)).toMatchObject({ state: 'met', late: false })
  })
})

describe('whose days', () => {
  const promised = exampleClockRules.map((rule) =>
    rule.code === 'people_policy' ? { ...rule, length: 3, unit: 'days' as const } : rule,
  )
  const late = { ...filed, detectedAt: at('2026-06-07T23:30:00Z'), part1FiledAt: at('2026-06-07T23:30:00Z') }

  test.each([
    // Filed at half past one on 8 June in Brussels: 21 days, until 29 June 24:00 there, wherever the company is.
    ['America/New_York', '2026-06-29T22:00:00.000Z', '2026-06-11T04:00:00.000Z'],
    ['Europe/Lisbon', '2026-06-29T22:00:00.000Z', '2026-06-11T23:00:00.000Z'],
    ['Asia/Kathmandu', '2026-06-29T22:00:00.000Z', '2026-06-11T18:15:00.000Z'],
    ['Pacific/Auckland', '2026-06-29T22:00:00.000Z', '2026-06-11T12:00:00.000Z'],
    [brussels, '2026-06-29T22:00:00.000Z', '2026-06-11T22:00:00.000Z'],
  ])(
    'of a company in %s: the authority counts by its own, people are promised the company’s',
    (zone, part2, people) => {
      const found = clocks(late, promised, zone)
      expect(found.authority_part2?.dueAt).toBe(part2)
      expect(found.people_policy?.dueAt).toBe(people)
    },
  )

  test('hours are the same everywhere, and so is the latest moment of the authority', () => {
    const { authority_part1: here } = clocks(confirmed)
    for (const zone of ['America/New_York', 'Asia/Kathmandu'])
      expect(clocks(confirmed, exampleClockRules, zone).authority_part1).toEqual(here)
  })
})
