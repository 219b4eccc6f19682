import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { adequacyDecisions, adequacyOn } from './adequacy'
import { textsNeededFor } from './codes/bases'
import { expandIri } from './codes/code'
import { isCriminalData, isSpecialCategory, needsNationalNumberReference } from './codes/data'
import { countryChoices, countryName, isEea } from './countries'
import { gapsOfTransfer } from './transfers'

const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-11-23')

const clauses = {
  ...{ country: 'IN', mechanism: '46_2c', sccModule: 'module_2', signedOn: day('2024-03-01'), document: 'File 12' },
  ...{ assessedOn: day('2024-03-01'), assessment: 'equivalent' },
}
const bcr = { ...clauses, mechanism: '46_2b', authorityReference: 'Decision of the lead authority' }
const listed = {
  ...{ country: 'US', mechanism: '45_adequacy', listedAs: 'Somebody Inc.', listing: 'non_hr' },
  checkedOn: day('2026-05-01'),
}
const compelling = {
  ...{ country: 'IN', mechanism: '49_1_2', reason: 'One claim', document: 'Safeguards of 2 May' },
  ...{ authorityToldOn: day('2026-05-02'), personToldOn: day('2026-05-03') },
}

describe('a transfer', () => {
  test.each<[string, Parameters<typeof gapsOfTransfer>[0], string[]]>([
    ['within the EEA', { country: 'IE', mechanism: 'none_eea' }, []],
    ['to Norway, with a mechanism it does not need', { ...clauses, country: 'NO' }, ['eea_needs_none']],
    ['to Switzerland, called EEA', { country: 'CH', mechanism: 'none_eea' }, ['not_eea']],
    ['to Switzerland by adequacy', { country: 'CH', mechanism: '45_adequacy' }, []],
    ['to India by adequacy', { country: 'IN', mechanism: '45_adequacy' }, ['no_adequacy']],
    ['without mechanism', { country: 'IN' }, ['mechanism_missing']],
    ['to nowhere', { country: 'XX', mechanism: '46_2c' }, ['country_unknown']],
    ['to nobody', { mechanism: '46_2c' }, ['country_unknown']],

    ['by clauses, all told', clauses, []],
    [
      'by clauses, in one text only',
      { country: 'IN', mechanism: '46_2c', evidence: 'x' },
      ['scc_module_missing', 'signed_on_missing', 'document_missing', 'assessment_missing'],
    ],
    ['by clauses without a module', { ...clauses, sccModule: null }, ['scc_module_missing']],
    ['by clauses that nobody signed', { ...clauses, signedOn: null }, ['signed_on_missing']],
    ['by clauses kept nowhere', { ...clauses, document: '  ' }, ['document_missing']],
    ['by clauses, assessed without a result', { ...clauses, assessment: '' }, ['assessment_missing']],
    ['by clauses, assessed on no day', { ...clauses, assessedOn: null }, ['assessment_missing']],
    ['by clauses that do not suffice', { ...clauses, assessment: 'not_equivalent' }, ['assessment_fails']],
    ['by clauses that expired', { ...clauses, validUntil: day('2026-11-22') }, ['expired']],
    ['by clauses until today', { ...clauses, validUntil: today }, []],
    ['by clauses of an authority, no module asked', { ...clauses, mechanism: '46_2d', sccModule: null }, []],
    ['by binding rules, approved', bcr, []],
    ['by binding rules, not approved', { ...bcr, authorityReference: '' }, ['authority_reference_missing']],
    [
      'by clauses of one’s own, not authorised',
      { ...clauses, mechanism: '46_3a', evidence: 'x' },
      ['authority_reference_missing'],
    ],
    ['by a derogation without reason', { country: 'IN', mechanism: '49_1a', evidence: 'x' }, ['reason_missing']],
    ['by a derogation with its reason', { country: 'IN', mechanism: '49_1e', reason: 'A claim in court' }, []],
    ['by compelling interest, all told', compelling, []],
    [
      'by compelling interest, bare',
      { country: 'IN', mechanism: '49_1_2', evidence: 'x' },
      ['reason_missing', 'safeguard_document_missing', 'authority_not_told', 'person_not_told'],
    ],
    ['by compelling interest, person not told', { ...compelling, personToldOn: null }, ['person_not_told']],

    ['to the US, listed', listed, []],
    ['to the US, not looked up', { ...listed, checkedOn: null }, ['dpf_check_missing']],
    ['to the US, looked up a year ago today', { ...listed, checkedOn: day('2025-11-23') }, []],
    ['to the US, looked up a year and a day ago', { ...listed, checkedOn: day('2025-11-22') }, ['dpf_check_stale']],
    ['to the US, on 29 February', { ...listed, checkedOn: day('2024-02-29') }, ['dpf_check_stale']],
    ['to the US, under no name', { ...listed, listedAs: '' }, ['dpf_name_missing']],
    ['to the US, for data not told', { ...listed, listing: null }, ['dpf_listing_missing']],

    ['to Japan by adequacy, scope not looked at', { country: 'JP', mechanism: '45_adequacy' }, ['scope_check_missing']],
    ['to Japan by adequacy', { country: 'JP', mechanism: '45_adequacy', checkedOn: day('2020-01-01') }, []],
    ['to Korea by adequacy', { country: 'KR', mechanism: '45_adequacy' }, ['scope_check_missing']],
    ['to Brazil by adequacy', { country: 'BR', mechanism: '45_adequacy' }, []],
    ['to the European Patent Organisation', { country: 'EPO', mechanism: '45_adequacy' }, []],
    ['to an organisation by adequacy', { organisation: 'WHO', mechanism: '45_adequacy' }, ['no_adequacy']],
    ['to an organisation in Brussels, called EEA', { organisation: 'NATO', mechanism: 'none_eea' }, ['not_eea']],
    [
      'to an organisation, authorised',
      { organisation: 'WHO', mechanism: '46_3b', authorityReference: 'Authorised by the GBA' },
      [],
    ],
    ['to Kosovo by clauses', { ...clauses, country: 'XK' }, []],
    ['to Kosovo by adequacy', { country: 'XK', mechanism: '45_adequacy' }, ['no_adequacy']],
    ...['RE', 'GP', 'MQ', 'GF', 'YT', 'MF', 'AX'].map((country): [string, object, string[]] => [
      `to ${country}`,
      { country, mechanism: 'none_eea' },
      [],
    ]),
    ['to New Caledonia, which is no part of it', { country: 'NC', mechanism: 'none_eea' }, ['not_eea']],
  ])('%s', (_, transfer, gaps) => {
    expect(gapsOfTransfer(transfer, { on: today, adequacy: adequacyDecisions })).toEqual(gaps)
  })

  test.each([
    ['non_hr', ['dpf_not_for_staff']],
    ['hr', []],
    ['both', []],
  ])('with data of staff, listed for %s', (listing, gaps) => {
    const view = { on: today, adequacy: adequacyDecisions, staffData: true }
    expect(gapsOfTransfer({ ...listed, listing }, view)).toEqual(gaps)
  })

  test.each([
    ['US', '2020-07-15', true],
    ['US', '2020-07-16', false],
    ['US', '2023-07-10', true],
    ['GB', '2020-12-31', false],
    ['GB', '2021-01-01', true],
    ['GB', '2021-06-27', true],
    ['GB', '2025-12-18', true],
    ['GB', '2025-12-19', true],
    ['GB', '2031-12-27', true],
    ['GB', '2031-12-28', false],
    ['BR', '2026-01-27', false],
    ['BR', '2026-01-28', true],
    ['EPO', '2025-07-14', false],
    ['EPO', '2025-07-15', true],
  ])('%s on %s: decision stands %s', (country, on, stands) => {
    expect(adequacyOn(adequacyDecisions, country, day(on)) !== null).toBe(stands)
  })
})

describe('rules of the lists', () => {
  test('special, criminal and national data', () => {
    const codes = ['health', 'trade_union', 'photo_image', 'criminal', 'national_register_number_be']
    expect(codes.filter(isSpecialCategory)).toEqual(['health', 'trade_union'])
    expect(codes.filter(isCriminalData)).toEqual(['criminal'])
    expect(codes.filter(needsNationalNumberReference)).toEqual(['national_register_number_be'])
  })

  test('texts that a legal basis asks for', () => {
    expect(textsNeededFor(['a_consent', 'f_legitimate_interest', 'b_contract'])).toEqual([
      'withdrawalPath',
      'legitimateInterest',
      'balancingTest',
    ])
  })

  test('identifiers become addresses, unknown prefixes nothing', () => {
    expect(expandIri('eu-gdpr:A6-1-a')).toBe('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')
    expect(expandIri('dpv-gdpr:A6-1-a')).toBeNull()
  })
})

describe('countries', () => {
  test('Switzerland and the United Kingdom are not in the EEA', () => {
    expect(['BE', 'NO', 'CH', 'GB'].map(isEea)).toEqual([true, true, false, false])
  })

  test('names by language, in its order', () => {
    expect(['en', 'nl', 'fr'].map((locale) => countryName('BE', locale))).toEqual(['Belgium', 'België', 'Belgique'])
    expect(countryName('EPO', 'en')).toBe('EPO')
    const choices = countryChoices('nl')
    expect(choices).toHaveLength(250)
    expect(choices.find(({ code }) => code === 'XK')?.name).toBe('Kosovo')
    expect(choices.filter(({ code, name }) => code === name)).toEqual([])
    expect(choices[0]?.name).toBe('Afghanistan')
  })
})
