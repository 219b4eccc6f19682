import { describe, expect, it } from 'vitest'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
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

const transfer = (values: Partial<ProcessorDetail['transfers'][number]>) => ({
  transfers: [
    { country: 'US', mechanism: '45_adequacy' as const, evidence: 'x', checkedOn: today, validUntil: null, ...values },
  ],
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
  ['no mechanism', { country: 'US', ...transfer({ mechanism: null }) }, today, 'transfer_mechanism'],
  ['said to stay in the EEA, but does not', { ...transfer({ mechanism: 'none_eea' }) }, today, 'transfer_mechanism'],
]

describe('what a processor lacks', () => {
  it.each(cases)('%s', (_, detail, on, expected) => {
    expect(missingOfProcessor(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })
})
