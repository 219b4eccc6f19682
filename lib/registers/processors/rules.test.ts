import { describe, expect, it } from 'vitest'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { factsFor, linkedTo } from '../testing/facts'
import { missingOfProcessor } from './rules'
import { type ProcessorDetail, processorDetail } from './schema'

const today = calendarDateSchema.parse('2026-06-02')

const complete = processorDetail.parse({
  legalName: 'Host NV',
  partyKind: 'processor',
  country: 'BE',
  service: 'Hosting',
  contactEmail: 'privacy@host.example',
  leakContact: 'leak@host.example, day and night',
  subAuthorisation: 'general',
  guarantees: 'sufficient',
  guaranteesOn: '2026-01-10',
})

const listed = { country: 'US', mechanism: '45_adequacy', listedAs: 'Host Inc.', listing: 'non_hr', checkedOn: today }
const transfer = (values: Partial<ProcessorDetail['transfers'][number]>) => ({
  transfers: processorDetail.parse({ transfers: [{ ...listed, ...values }] }).transfers,
})

const sub = (country: string, mechanism: string | null) => ({
  subProcessors: processorDetail.parse({ subProcessors: [{ name: 'Sub', country, mechanism }] }).subProcessors,
})

const cases: [string, Partial<ProcessorDetail>, CalendarDate, string][] = [
  ['complete', {}, today, ''],
  ['without name and country', { legalName: '', country: '' }, today, 'legal_name country'],
  ['kind still to be determined', { partyKind: 'open' }, today, 'kind'],
  ['no contact at all', { contactEmail: '' }, today, 'contact'],
  ['no contact for leaks', { leakContact: '' }, today, 'leak_contact'],
  ['sub-processors not settled', { subAuthorisation: 'open' }, today, 'sub_authorisation'],
  ['guarantees not checked', { guarantees: 'not_checked' }, today, 'guarantees'],
  ['guarantees without a day', { guaranteesOn: null }, today, 'guarantees'],
  [
    'an authority answers to less',
    { partyKind: 'authority', leakContact: '', subAuthorisation: null, guarantees: null },
    today,
    '',
  ],
  ['outside the EEA without a transfer', { country: 'US' }, today, 'transfers'],
  ['outside, under the framework', { country: 'US', ...transfer({}) }, today, ''],
  ['outside, listing not checked', { country: 'US', ...transfer({ checkedOn: null }) }, today, 'transfer_evidence'],
  [
    'outside, in the days of no framework',
    { country: 'US', ...transfer({}) },
    calendarDateSchema.parse('2022-01-01'),
    'transfer_validity',
  ],
  ['outside, a row for another country only', { country: 'US', ...transfer({ country: 'CH' }) }, today, 'transfers'],
  [
    'outside, salaries under a listing without those of staff',
    { country: 'US', dataCategories: ['salary_income'], ...transfer({}) },
    today,
    'transfer_validity',
  ],
  ['in Réunion, within the territory', { country: 'RE' }, today, ''],
  ['in Kosovo', { country: 'XK' }, today, 'transfers'],
  ['no mechanism', { country: 'US', ...transfer({ mechanism: null }) }, today, 'transfer_mechanism'],
  ['a sub-processor under a decision', sub('JP', '45_adequacy'), today, ''],
  ['a sub-processor under clauses, kept elsewhere', sub('IN', '46_2c'), today, ''],
  ['a sub-processor in the EEA', sub('FR', null), today, ''],
  ['a sub-processor without a decision', sub('IN', '45_adequacy'), today, 'sub_transfers'],
  ['a sub-processor abroad without mechanism', sub('IN', null), today, 'sub_transfers'],
  ['said to stay in the EEA, but does not', { ...transfer({ mechanism: 'none_eea' }) }, today, 'transfer_mechanism'],
]

const agreement = (values: Record<string, unknown> = {}) => ({
  kind: 'processing',
  startOn: '2020-01-01',
  endOn: '2026-06-02',
  indefinite: false,
  autoRenew: false,
  ...values,
})
const under = (...agreements: Record<string, unknown>[]) => ({ agreements: linkedTo(agreements) })

describe('what a processor lacks', () => {
  it.each(cases)('%s', (_, detail, on, expected) => {
    const incoming = under(agreement({ indefinite: true }))
    expect(missingOfProcessor(factsFor({ ...complete, ...detail }, { on, incoming })).join(' ')).toBe(expected)
  })
})

const parties: [string, Partial<ProcessorDetail>, Parameters<typeof under>, string][] = [
  ['a processor without any', {}, [], 'agreement'],
  ['on the last day', {}, [agreement()], ''],
  ['after the last day', {}, [agreement({ endOn: '2026-06-01' })], 'agreement'],
  ['after the last day, renewed by itself', {}, [agreement({ endOn: '2026-06-01', autoRenew: true })], ''],
  ['before the first day', {}, [agreement({ startOn: '2026-06-03', endOn: null, indefinite: true })], 'agreement'],
  ['a start that nobody knows', {}, [agreement({ startOn: null })], 'agreement'],
  ['one that ended and one that runs', {}, [agreement({ endOn: '2025-01-01' }), agreement()], ''],
  ['of another kind', {}, [agreement({ kind: 'joint' })], 'agreement'],
  ['a joint controller', { partyKind: 'joint_controller' }, [agreement({ kind: 'joint' })], ''],
  ['a joint controller under Article 28', { partyKind: 'joint_controller' }, [agreement()], 'agreement'],
  ['an independent controller needs none', { partyKind: 'independent_controller' }, [], ''],
]

describe('an agreement in force', () => {
  it.each(parties)('%s', (_, detail, agreements, expected) => {
    const facts = factsFor({ ...complete, ...detail }, { on: today, incoming: under(...agreements) })
    expect(missingOfProcessor(facts).join(' ')).toBe(expected)
  })

  it('counts only with a version in force', () => {
    const incoming = { agreements: linkedTo([agreement()], { inForce: false }) }
    expect(missingOfProcessor(factsFor(complete, { on: today, incoming }))).toEqual(['agreement'])
  })
})
