import { describe, expect, it, test } from 'vitest'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import type { Check } from '../model/checks'
import { judge } from './evaluate'
import type { ClockFact, DisclosureFact, LeakFact, PromiseFacts } from './facts'

const day = (text: string) => calendarDateSchema.parse(text)
const at = (text: string) => instantSchema.parse(`${text}:00.000Z`)

const named = (ref: string, register: string) => ({ ref, register, title: ref })
const party = { ...named('X-001', 'processors'), partyKind: 'processor', lacksAgreement: false }
const related = { ...party, ref: 'X-005', partyKind: 'group_company' }
const group = { ...named('R-002', 'agreements'), kind: 'group', inForce: true, parties: ['X-005'] }
const rule = {
  ...named('E-001', 'retention-rules'),
  inForce: true,
  trigger: 'last_interaction',
  hasTerm: true,
  period: 'P2Y',
  days: [],
}
const unsubscribe = { ...rule, ref: 'E-002', trigger: 'unsubscribe', period: 'P0D' }
const measure = {
  ...named('M-001', 'measures'),
  inForce: true,
  nextReviewOn: day('2026-12-31'),
  nextTestOn: day('2026-12-31'),
  missing: [],
}
const clock = (values: Partial<ClockFact>): ClockFact => ({
  code: 'people_policy',
  dueAt: at('2026-06-05T12:00'),
  endedAt: null,
  endKind: null,
  ...values,
})
const leak: LeakFact = {
  ref: 'L-2026-001',
  state: 'confirmed',
  receivedAt: at('2026-06-02T09:00'),
  stateReason: '',
  documented: true,
  clocks: [],
}
const leakWith = (values: Partial<LeakFact>) => ({ leaks: [{ ...leak, ...values }] })
const withClock = (values: Partial<ClockFact>) => leakWith({ clocks: [clock(values)] })
const disclosure: DisclosureFact = {
  ref: 'SH-001',
  kind: 'partner',
  outcome: 'given',
  hasBasis: true,
  hasDecision: true,
  hasPermission: true,
  agreement: 'R-004',
}
const shared = (values: Partial<DisclosureFact>) => ({
  disclosures: [{ ...disclosure, ...values }],
})
const request = {
  ref: 'Q-001',
  right: 'access',
  dueAt: at('2026-07-01T22:00'),
  answeredAt: null,
  refused: false,
  hasReasons: false,
}
const gone = (dueOn: string, goneOn: string | null) => ({
  unsubscribes: [{ ref: 'Q-002', dueOn: day(dueOn), goneOn: goneOn === null ? null : day(goneOn) }],
})
const instructed = (on: string | null, more: { confirmed?: boolean; cannot?: boolean } = {}) => ({
  deletions: [{ ref: 'D-002', told: [{ on: on === null ? null : day(on), confirmed: false, cannot: false, ...more }] }],
})
const asked = (values: object) => ({ requests: [{ ...request, ...values }] })

const kept: PromiseFacts = {
  now: at('2026-06-02T12:00'),
  today: day('2026-06-02'),
  parties: [party, related],
  agreements: [group],
  rules: [rule, unsubscribe],
  measures: [measure],
  leaks: [leak],
  tellsPeopleByPolicy: true,
  disclosures: [disclosure],
  requests: [],
  unsubscribes: [],
  deletions: [{ ref: 'D-001', told: [{ on: day('2026-05-01'), confirmed: true, cannot: false }] }],
  stillListed: [],
  namesFormerAuthority: false,
  namesAuthority: true,
  authority: null,
}

/** The way to break it, what that makes of it, and by what. Without it each of these promises is kept. */
const cases: [Check, string, Partial<PromiseFacts>, string][] = [
  ['processors_delete', 'told, not confirmed after 30 days', instructed('2026-05-02'), 'broken D-002 unconfirmed'],
  ['processors_delete', 'told, on the thirtieth day', instructed('2026-05-03'), 'at_risk D-002 confirm_near'],
  ['processors_delete', 'no day on which it was told', instructed(null), 'broken D-002 unconfirmed'],
  ['processors_delete', 'it cannot', instructed('2026-06-01', { cannot: true }), 'broken D-002 cannot_delete'],
  ['processors_delete', 'confirmed late', instructed('2026-01-01', { confirmed: true }), 'kept'],
  ['processors_delete', 'no deletion names a processor', { deletions: [] }, 'kept'],
  [
    'objection_requests',
    'late',
    asked({ right: 'objection_marketing', dueAt: at('2026-06-01T12:00') }),
    'broken Q-001 request_late',
  ],
  [
    'objection_requests',
    'withdrawal, late',
    asked({ right: 'withdraw_consent', dueAt: at('2026-06-01T12:00') }),
    'broken Q-001 request_late',
  ],
  ['objection_requests', 'of another right', asked({ right: 'access', dueAt: at('2026-06-01T12:00') }), 'kept'],
  [
    'erasure_requests',
    'refused without reason',
    asked({ right: 'erasure', refused: true, answeredAt: kept.now }),
    'broken Q-001 refused_bare',
  ],
  [
    'erasure_requests',
    'refused with reason',
    asked({ right: 'erasure', refused: true, hasReasons: true, answeredAt: kept.now }),
    'kept',
  ],
  [
    'access_requests',
    'answered late',
    asked({ dueAt: at('2026-05-01T12:00'), answeredAt: at('2026-05-02T12:00') }),
    'broken Q-001 request_late',
  ],
  ['access_requests', 'answered in time', asked({ answeredAt: at('2026-05-02T12:00') }), 'kept'],
  ['access_requests', 'due within a week', asked({ dueAt: at('2026-06-07T12:00') }), 'at_risk Q-001 request_near'],
  ['access_requests', 'nobody keeps requests', { requests: null }, 'not_measured'],
  [
    'rectification_requests',
    'late',
    asked({ right: 'rectification', dueAt: at('2026-06-01T12:00') }),
    'broken Q-001 request_late',
  ],
  ['authority_named', 'the former one', { namesFormerAuthority: true }, 'broken  former_authority'],
  ['authority_named', 'none', { namesAuthority: false }, 'at_risk  authority_unnamed'],
  [
    'marketing_permission',
    'without',
    shared({ kind: 'direct_marketing', hasPermission: false }),
    'broken SH-001 no_permission',
  ],
  ['marketing_permission', 'with', shared({ kind: 'direct_marketing' }), 'kept'],
  ['group_agreement', 'none', { agreements: [] }, 'broken X-005 no_group_agreement'],
  ['group_agreement', 'ended', { agreements: [{ ...group, inForce: false }] }, 'broken X-005 no_group_agreement'],
  ['group_agreement', 'no related company', { parties: [party], agreements: [] }, 'kept'],
  ['processor_agreement', 'none', { parties: [{ ...party, lacksAgreement: true }] }, 'broken X-001 no_agreement'],
  [
    'processor_agreement',
    'a party that is none',
    { parties: [{ ...party, partyKind: 'authority', lacksAgreement: true }] },
    'kept',
  ],
  ['partner_opt_in', 'without', shared({ hasPermission: false }), 'broken SH-001 no_opt_in'],
  [
    'partner_opt_in',
    'planned without',
    shared({ hasPermission: false, outcome: 'planned' }),
    'at_risk SH-001 no_opt_in',
  ],
  ['partner_opt_in', 'refused', shared({ hasPermission: false, outcome: 'refused' }), 'kept'],
  ['disclosure_grounds', 'no basis', shared({ kind: 'legal_demand', hasBasis: false }), 'broken SH-001 no_basis'],
  ['disclosure_grounds', 'nobody decided', shared({ kind: 'claim', hasDecision: false }), 'broken SH-001 no_decision'],
  [
    'acquisition_agreement',
    'none',
    shared({ kind: 'acquisition', agreement: null }),
    'broken SH-001 no_case_agreement',
  ],
  [
    'reports_judged',
    'left lying',
    leakWith({ state: 'received', receivedAt: at('2026-05-30T11:00') }),
    'broken L-2026-001 not_judged',
  ],
  ['reports_judged', 'just received', leakWith({ state: 'received' }), 'kept'],
  ['reports_judged', 'rejected without a word', leakWith({ state: 'rejected' }), 'broken L-2026-001 no_reason'],
  [
    'leaks_documented',
    'closed with gaps',
    leakWith({ state: 'closed', documented: false }),
    'broken L-2026-001 not_documented',
  ],
  [
    'leaks_documented',
    'open and old',
    leakWith({ documented: false, receivedAt: at('2026-05-30T11:00') }),
    'broken L-2026-001 not_documented',
  ],
  ['leaks_documented', 'open and new', leakWith({ documented: false }), 'kept'],
  [
    'leaks_documented',
    'merged',
    leakWith({ state: 'merged', documented: false, receivedAt: at('2026-05-01T11:00') }),
    'kept',
  ],
  [
    'leaks_documented',
    'no leak, no reason',
    leakWith({ state: 'rejected', documented: false }),
    'broken L-2026-001 no_reason',
  ],
  ['people_told', 'time is over', withClock({ dueAt: at('2026-06-02T11:59') }), 'broken L-2026-001 clock_passed'],
  [
    'people_told',
    'told after it',
    withClock({ dueAt: at('2026-06-01T12:00'), endedAt: at('2026-06-01T12:01'), endKind: 'told' }),
    'broken L-2026-001 told_late',
  ],
  [
    'people_told',
    'told in time',
    withClock({ dueAt: at('2026-06-01T12:00'), endedAt: at('2026-06-01T12:00'), endKind: 'told' }),
    'kept',
  ],
  [
    'people_told',
    'decided that there is no need',
    withClock({ dueAt: at('2026-06-01T12:00'), endedAt: at('2026-06-01T13:00'), endKind: 'not_needed' }),
    'kept',
  ],
  ['people_told', 'hours left', withClock({ dueAt: at('2026-06-03T11:00') }), 'at_risk L-2026-001 clock_near'],
  ['people_told', 'clock switched off', { tellsPeopleByPolicy: false }, 'not_measured'],
  [
    'authority_told',
    'time is over',
    withClock({ code: 'authority_part1', dueAt: at('2026-06-02T11:59') }),
    'broken L-2026-001 clock_passed',
  ],
  [
    'authority_told',
    'filed late',
    withClock({
      code: 'authority_part1',
      dueAt: at('2026-06-01T12:00'),
      endedAt: at('2026-06-01T12:01'),
      endKind: 'filed',
    }),
    'broken L-2026-001 told_late',
  ],
  ['authority_told', 'without a time', withClock({ code: 'authority_part1', dueAt: null }), 'kept'],
  ['retention_dates', 'a date passed', { rules: [{ ...rule, days: [day('2026-06-02')] }] }, 'broken E-001 date_passed'],
  ['retention_dates', 'a date comes', { rules: [{ ...rule, days: [day('2026-06-20')] }] }, 'at_risk E-001 date_near'],
  ['retention_dates', 'no term', { rules: [{ ...rule, hasTerm: false }] }, 'at_risk E-001 no_term'],
  ['unsubscribe_deletes', 'no such rule', { rules: [rule] }, 'broken  no_rule'],
  ['unsubscribe_deletes', 'retired', { rules: [{ ...unsubscribe, inForce: false }] }, 'broken E-002 not_in_force'],
  ['unsubscribe_deletes', 'after a month', { rules: [{ ...unsubscribe, period: 'P1M' }] }, 'broken E-002 rule_waits'],
  [
    'unsubscribe_deletes',
    'still there',
    { rules: [{ ...unsubscribe, days: [day('2026-06-01')] }] },
    'broken E-002 late_to_go',
  ],
  [
    'unsubscribe_deletes',
    'an unsubscribe was left',
    asked({ right: 'withdraw_consent', dueAt: at('2026-06-01T12:00') }),
    'broken Q-001 request_late',
  ],
  ['unsubscribe_deletes', 'nobody keeps requests', { requests: null }, 'not_measured'],
  ['unsubscribe_deletes', 'gone on its day', gone('2026-06-01', '2026-06-01'), 'kept'],
  ['unsubscribe_deletes', 'gone a day late', gone('2026-06-01', '2026-06-02'), 'broken Q-002 gone_late'],
  ['unsubscribe_deletes', 'not gone', gone('2026-06-01', null), 'broken Q-002 not_gone'],
  ['unsubscribe_deletes', 'to be gone today', gone('2026-06-02', null), 'at_risk Q-002 gone_near'],
  [
    'unsubscribe_deletes',
    'counted once, by its own days',
    {
      ...gone('2026-06-01', '2026-06-01'),
      ...asked({ ref: 'Q-002', right: 'withdraw_consent', answeredAt: null, dueAt: at('2026-06-01T12:00') }),
    },
    'kept',
  ],
  ['unsubscribe_deletes', 'on a list all the same', { stillListed: [{ ref: 'LC-001' }] }, 'broken LC-001 still_listed'],
  [
    'measures_tested',
    'review passed',
    { measures: [{ ...measure, nextReviewOn: day('2026-06-01') }] },
    'broken M-001 review_passed',
  ],
  [
    'measures_tested',
    'review near',
    { measures: [{ ...measure, nextReviewOn: day('2026-06-20') }] },
    'at_risk M-001 review_near',
  ],
  [
    'measures_tested',
    'test passed',
    { measures: [{ ...measure, nextTestOn: day('2026-06-01') }] },
    'broken M-001 test_passed',
  ],
  [
    'measures_tested',
    'never tested',
    { measures: [{ ...measure, missing: ['tested', 'evidence'] }] },
    'at_risk M-001 not_tested M-001 no_evidence',
  ],
  ['measures_tested', 'not in force', { measures: [{ ...measure, inForce: false }] }, 'broken M-001 not_in_force'],
  ['measures_tested', 'no measure at all', { measures: [] }, 'broken  no_measure'],
  ['by_hand', 'nothing measures it', {}, 'not_measured'],
]

const told = (check: Check, facts: PromiseFacts) => {
  const { state, rows } = judge({ check, records: ['M-001'] }, facts)
  return [state, ...rows.map(({ ref, why }) => `${ref} ${why}`)].join(' ')
}

describe('a promise', () => {
  test.each(cases)('%s: %s', (check, _, changed, expected) => {
    expect(told(check, { ...kept, ...changed })).toBe(expected)
    // And back: without what broke it, it is kept.
    expect(told(check, kept)).toBe(check === 'by_hand' ? 'not_measured' : 'kept')
  })

  it('names rules, and only those are looked at', () => {
    const facts = { ...kept, rules: [rule, { ...rule, ref: 'E-009', days: [day('2026-01-01')] }] }
    expect(judge({ check: 'retention_dates', records: ['E-001'] }, facts).state).toBe('kept')
    expect(judge({ check: 'retention_dates', records: [] }, facts).state).toBe('broken')
  })

  it('of an unknown check is not measured', () =>
    expect(judge({ check: 'of another release', records: [] }, kept).state).toBe('not_measured'))
})
