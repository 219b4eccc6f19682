import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { adequacyDecisions, adequacyOn } from './adequacy'
import { textsNeededFor } from './codes/bases'
import { expandIri } from './codes/code'
import { isCriminalData, isSpecialCategory, needsNationalNumberReference } from './codes/data'
import { countryChoices, countryName, isEea } from './countries'
import { gapsOfTransfer, type TransferFacts } from './transfers'

const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-11-23')

describe('a transfer', () => {
  test.each<[string, Partial<TransferFacts>, string[]]>([
    ['within the EEA', { country: 'IE', mechanism: 'none_eea' }, []],
    [
      'to Norway, with a mechanism it does not need',
      { country: 'NO', mechanism: '46_2c', evidence: 'x' },
      ['eea_needs_none'],
    ],
    ['to Switzerland, called EEA', { country: 'CH', mechanism: 'none_eea' }, ['not_eea']],
    ['to Switzerland by adequacy', { country: 'CH', mechanism: '45_adequacy' }, []],
    ['to the US, listing not checked', { country: 'US', mechanism: '45_adequacy' }, ['dpf_check_missing']],
    ['to the US, listing checked', { country: 'US', mechanism: '45_adequacy', checkedOn: day('2026-05-01') }, []],
    ['to India by adequacy', { country: 'IN', mechanism: '45_adequacy' }, ['no_adequacy']],
    [
      'by standard clauses without document',
      { country: 'IN', mechanism: '46_2c', evidence: ' ' },
      ['evidence_missing'],
    ],
    [
      'by clauses that expired',
      { country: 'IN', mechanism: '46_2c', evidence: 'SCC 2024', validUntil: day('2026-11-22') },
      ['expired'],
    ],
    ['by clauses until today', { country: 'IN', mechanism: '46_2c', evidence: 'SCC 2024', validUntil: today }, []],
    ['by a derogation without reason', { country: 'IN', mechanism: '49_1a' }, ['evidence_missing']],
    ['without mechanism', { country: 'IN' }, ['mechanism_missing']],
    ['to nowhere', { country: 'XX', mechanism: '46_2c' }, ['country_unknown']],
  ])('%s', (_, transfer, gaps) => {
    expect(
      gapsOfTransfer(
        { country: '', mechanism: '', evidence: '', ...transfer },
        { on: today, adequacy: adequacyDecisions },
      ),
    ).toEqual(gaps)
  })

  test.each([
    ['US', '2020-07-15', true],
    ['US', '2020-07-16', false],
    ['US', '2023-07-10', true],
    ['GB', '2021-06-27', false],
    ['GB', '2031-12-27', true],
    ['GB', '2031-12-28', false],
    ['BR', '2026-01-25', false],
    ['BR', '2026-01-26', true],
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
    expect(choices).toHaveLength(249)
    expect(choices.filter(({ code, name }) => code === name)).toEqual([])
    expect(choices[0]?.name).toBe('Afghanistan')
  })
})
