import { describe, expect, test } from 'vitest'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { brussels } from '@/lib/time/zone'
import { type ClockFacts, contradictsGround } from './clock-facts'
import { type ClockRule, clockRules } from './clock-rules'
import { clockView, leakClocks } from './clocks'

const at = (text: string): Instant => instantOf(new Date(text))
const now = at('2026-10-20T12:00:00Z')
const facts: ClockFacts = {
  ...{ state: 'confirmed', actingAs: 'controller', occurred: null, contractHours: null },
  ...{
    detectedAt: at('2026-10-05T07:00:00Z'),
    reportedAt: at('2026-10-05T07:30:00Z'),
    awareAt: at('2026-10-05T08:00:00Z'),
  },
  ...{ processorAwareAt: null, processorInformedAt: null, highRiskFoundAt: null, toldPeopleAt: null },
  ...{ part1FiledAt: null, part1Reference: null, part2FiledAt: null, decisions: { authority: null, people: null } },
}
/** The rule set with these regimes switched on. */
const on = (...regimes: string[]) =>
  clockRules.map((rule) => (regimes.includes(rule.regime) ? { ...rule, enabled: true } : rule))
const made = (moment: string, latest = moment) => ({ at: at(moment), latestAt: at(latest), reference: 'REF-1' })

function clockOf(code: string, more: Partial<ClockFacts>, rules: readonly ClockRule[]) {
  return leakClocks({ ...facts, ...more }, rules, now, brussels).clocks.find((clock) => clock.code === code)
}

describe('the clocks of other regimes start by a finding, and end by a report', () => {
  const nis2 = { found: { nis2_significant: at('2026-10-05T09:00:00Z') } }
  const dora = { found: { dora_classified: at('2026-10-05T10:00:00Z') } }
  const vulnerable = { found: { cra_vulnerability: at('2026-10-05T09:00:00Z') } }
  const incident = { found: { cra_incident: at('2026-10-05T09:00:00Z') } }

  test.each<[string, string, Partial<ClockFacts>, string | null]>([
    ['nis2', 'nis2_early_warning', {}, null],
    ['nis2', 'nis2_early_warning', nis2, '2026-10-06T09:00:00.000Z'],
    ['nis2', 'nis2_notification', nis2, '2026-10-08T09:00:00.000Z'],
    ['nis2', 'nis2_trust_notification', nis2, '2026-10-06T09:00:00.000Z'],
    ['nis2', 'nis2_final', nis2, null],
    // One month after the notification, by Brussels, the day of the clock change in between.
    [
      'nis2',
      'nis2_final',
      { ...nis2, reported: { nis2_notification: made('2026-10-07T09:00:00Z') } },
      '2026-11-07T23:00:00.000Z',
    ],
    ['dora', 'dora_initial', {}, null],
    ['dora', 'dora_initial', dora, '2026-10-06T08:00:00.000Z'],
    ['dora', 'dora_classified', dora, '2026-10-05T14:00:00.000Z'],
    [
      'dora',
      'dora_intermediate',
      { ...dora, reported: { dora_initial: made('2026-10-05T13:00:00Z') } },
      '2026-10-08T13:00:00.000Z',
    ],
    ['dora', 'dora_final', { ...dora, reported: { dora_initial: made('2026-10-05T13:00:00Z') } }, null],
    [
      'dora',
      'dora_final',
      { ...dora, reported: { dora_intermediate: made('2026-10-08T10:00:00Z', '2026-10-12T10:00:00Z') } },
      '2026-11-12T23:00:00.000Z',
    ],
    ['cra', 'cra_early_warning', vulnerable, '2026-10-06T09:00:00.000Z'],
    ['cra', 'cra_notification', incident, '2026-10-08T09:00:00.000Z'],
    ['cra', 'cra_final_vulnerability', vulnerable, null],
    [
      'cra',
      'cra_final_vulnerability',
      { found: { ...vulnerable.found, cra_fix: at('2026-10-09T09:00:00Z') } },
      '2026-10-23T22:00:00.000Z',
    ],
    [
      'cra',
      'cra_final_incident',
      { ...incident, reported: { cra_notification: made('2026-10-07T09:00:00Z') } },
      '2026-11-07T23:00:00.000Z',
    ],
    [
      'cra',
      'cra_final_incident',
      { ...vulnerable, reported: { cra_notification: made('2026-10-07T09:00:00Z') } },
      null,
    ],
    ['ecommunications', 'ecommunications', {}, '2026-10-06T07:00:00.000Z'],
    [
      'ecommunications',
      'ecommunications_rest',
      { reported: { ecommunications: made('2026-10-05T20:00:00Z') } },
      '2026-10-08T22:00:00.000Z',
    ],
  ])('%s: %s (%#)', (regime, code, more, due) => {
    expect(clockOf(code, more, on(regime))?.dueAt ?? null).toBe(due)
  })

  test.each<[string, string, Partial<ClockFacts>]>([
    ['nis2_early_warning', 'nis2_early_warning', nis2],
    ['nis2_notification', 'nis2_notification', nis2],
    ['nis2_trust_notification', 'nis2_notification', nis2],
    ['dora_initial', 'dora_initial', dora],
    ['dora_classified', 'dora_initial', dora],
    ['cra_early_warning', 'cra_early_warning', incident],
    ['cra_notification', 'cra_notification', vulnerable],
    ['ecommunications', 'ecommunications', {}],
  ])('%s ends by the report %s', (code, report, more) => {
    const rules = on('nis2', 'dora', 'cra', 'ecommunications')
    expect(clockOf(code, more, rules)?.endedAt).toBeNull()
    const ended = clockOf(code, { ...more, reported: { [report]: made('2026-10-05T12:00:00Z') } }, rules)
    expect(ended).toMatchObject({ endKind: 'filed', endedAt: '2026-10-05T12:00:00.000Z', endReference: 'REF-1' })
  })

  test('DORA: classified later than 24 h after awareness leaves the four hours only', () => {
    const late = { found: { dora_classified: at('2026-10-06T08:00:01Z') } }
    const { clocks, absent } = leakClocks({ ...facts, ...late }, on('dora'), now, brussels)
    expect(clocks.map(({ code }) => code)).toEqual(['authority_part1', 'dora_classified'])
    expect(absent).toContainEqual(expect.objectContaining({ code: 'dora_initial', reason: 'superseded' }))
  })

  test('DORA: a limit on a weekend or a holiday may be read as noon of the next working day', () => {
    const friday = { found: { dora_classified: at('2026-10-30T20:00:00Z') }, awareAt: at('2026-10-30T09:00:00Z') }
    // Saturday 31 October; Sunday 1 November is All Saints' too, Monday works.
    expect(clockOf('dora_initial', friday, on('dora'))).toMatchObject({
      dueAt: '2026-10-31T09:00:00.000Z',
      latestAt: '2026-11-02T11:00:00.000Z',
    })
    expect(clockOf('dora_initial', dora, on('dora'))?.latestAt).toBeNull()
  })
})

describe('a clock that is not there says why', () => {
  const primary = (more: Partial<ClockFacts>, rules: readonly ClockRule[] = clockRules) =>
    leakClocks({ ...facts, ...more }, rules, now, brussels).absent.find((absent) => absent.primary)
  const day = (text: string) => text as CalendarDate
  const changed = (part: Partial<ClockRule>) => clockRules.map((rule) => (rule.primary ? { ...rule, ...part } : rule))

  test.each<[string, Partial<ClockFacts>, readonly ClockRule[], object]>([
    ['we are processor', { actingAs: 'processor' }, clockRules, { reason: 'other_role' }],
    ['the rule is switched off', {}, changed({ enabled: false }), { reason: 'off' }],
    [
      'aware before the law applied',
      { awareAt: at('2016-02-01T10:00:00Z') },
      clockRules,
      { reason: 'before_first_day', on: '2016-02-01', ruleDay: '2018-05-25' },
    ],
    [
      'aware after the last version ended',
      {},
      changed({ validUntil: day('2026-09-30') }),
      { reason: 'after_last_day', on: '2026-10-05', ruleDay: '2026-09-30' },
    ],
  ])('%s', (_, more, rules, reason) => {
    expect(primary(more, rules)).toMatchObject(reason)
  })

  test('what starts later says by what', () => {
    const { absent } = leakClocks(facts, on('nis2'), now, brussels)
    expect(absent.map(({ code, reason, event }) => `${code} ${reason} ${event}`)).toEqual([
      'authority_part2 not_started part1_filed',
      'people_law not_started high_risk_found',
      'nis2_early_warning not_started nis2_significant',
      'nis2_notification not_started nis2_significant',
      'nis2_trust_notification not_started nis2_significant',
      'nis2_final not_started nis2_notified',
    ])
  })
})

describe('the level from which somebody must be told is part of the dated rule', () => {
  const tomorrow = clockRules.flatMap((rule) =>
    rule.primary
      ? [
          { ...rule, validUntil: '2026-12-31' as CalendarDate },
          { ...rule, version: 2, length: 96, threshold: 'high' as const, validFrom: '2027-01-01' as CalendarDate },
        ]
      : [rule],
  )
  const signed = (reasonCode: string) => ({ outcome: 'not_needed' as const, at: now, by: 'Ann', reasonCode })

  test.each<[string, string, 'unlikely' | 'risk' | 'high' | null, string, boolean]>([
    ['risk unlikely, and so it is', '2026-10-05T08:00:00Z', 'unlikely', 'risk_unlikely', true],
    ['risk unlikely, nothing said', '2026-10-05T08:00:00Z', null, 'risk_unlikely', true],
    ['risk unlikely beside a risk', '2026-10-05T08:00:00Z', 'risk', 'risk_unlikely', false],
    ['below the level, today', '2026-10-05T08:00:00Z', 'risk', 'below_threshold', false],
    ['below the level, under the coming rule', '2027-02-05T08:00:00Z', 'risk', 'below_threshold', true],
    ['high is never below', '2027-02-05T08:00:00Z', 'high', 'below_threshold', false],
  ])('%s', (_, aware, riskLevel, reason, ends) => {
    const more = { awareAt: at(aware), riskLevel, decisions: { authority: signed(reason), people: null } }
    const clock = clockOf('authority_part1', more, tomorrow)
    expect(clock?.endKind ?? null).toBe(ends ? 'not_needed' : null)
    expect(clock?.ruleVersion).toBe(aware.startsWith('2027') ? 2 : 1)
  })

  test.each([
    ['not_high_risk', 'high', true, true],
    ['not_high_risk', 'risk', true, false],
    ['34_3_a', 'high', true, false],
    ['authority_exempted', 'high', true, false],
    ['no_personal_data', 'unlikely', true, true],
    ['no_personal_data', 'unlikely', false, false],
    ['other_controller', 'high', true, false],
    [null, 'high', true, false],
  ] as const)('%s beside level %s, personal data %s: contradicts %s', (reason, riskLevel, personalData, expected) => {
    expect(contradictsGround(reason, { riskLevel, personalData, threshold: null })).toBe(expected)
  })

  test('a decision that fell by a new level lets the clock of the people go on', () => {
    const decisions = { authority: null, people: signed('not_high_risk') }
    const found = { highRiskFoundAt: at('2026-10-06T08:00:00Z'), decisions }
    expect(clockOf('people_law', { ...found, riskLevel: 'high' }, clockRules)?.endedAt).toBeNull()
    expect(clockOf('people_law', { ...found, riskLevel: 'risk' }, clockRules)?.endKind).toBe('not_needed')
  })
})

test('told before the high risk was found: ended, with the time before it as negative', () => {
  const more = { highRiskFoundAt: at('2026-10-08T08:00:00Z'), toldPeopleAt: at('2026-10-07T08:00:00Z') }
  const clock = clockOf('people_law', more, clockRules)
  expect(clock && clockView(clock, now)).toMatchObject({ state: 'met', remaining: -86_400_000, late: false })
})
