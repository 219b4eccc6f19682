import { describe, expect, it } from 'vitest'
import { foreignTexts, type PrefillFacts, type RecordText } from './prefill'
import { gbaPart2 } from './profiles/gba'
import { begun, fullestFacts } from './testing/some-report'
import type { DraftLanguage, DraftValues } from './values'

const text = (ref: string, words: string, inLanguages: RecordText['inLanguages'] = {}): RecordText => ({
  ...{ ref, register: 'purposes', version: 1, field: 'title', text: words, inLanguages },
})
const withPurposes = (...purposes: RecordText[]): PrefillFacts => ({
  ...fullestFacts,
  records: fullestFacts.records.map((record) => ({ ...record, purposes })),
})
const said = (words: string): DraftValues => ({
  purposes: { state: 'known', text: words, source: null, expectedOn: null },
})

describe('texts in another language', () => {
  it('a report takes the text in its language, and as it stands where there is none', async () => {
    const facts = withPurposes(text('P-001', 'Newsletters', { nl: 'Nieuwsbrieven' }), text('P-002', 'Payroll'))
    const purposes = async (language: DraftLanguage) => (await begun(gbaPart2, language, facts)).purposes?.text
    expect(await purposes('nl')).toBe('Nieuwsbrieven\nPayroll')
    expect(await purposes('en')).toBe('Newsletters\nPayroll')
    expect(await purposes('de')).toBe('Newsletters\nPayroll')
  })

  const facts = withPurposes(text('P-001', 'Newsletters', { nl: 'Nieuwsbrieven' }), text('P-002', 'Payroll'))
  const cases: readonly [name: string, language: DraftLanguage, answer: string, refs: string[]][] = [
    ['what nobody wrote in it', 'nl', 'Nieuwsbrieven\nPayroll', ['P-002']],
    ['all of it', 'fr', 'Newsletters\nPayroll', ['P-001', 'P-002']],
    ['nothing in the language of the register', 'en', 'Newsletters\nPayroll', []],
    ['nothing that a person wrote anew', 'fr', 'Lettres d’information et paie', []],
    ['what stands in the middle of an answer', 'fr', 'Surtout Payroll, et autre chose', ['P-002']],
  ]
  it.each(cases)('%s', (_, language, answer, refs) => {
    const found = foreignTexts(said(answer), facts, language).purposes ?? []
    expect(found.map(({ ref }) => ref)).toEqual(refs)
  })

  it('measures too, but not where the leak says itself what was in place', () => {
    const values: DraftValues = {
      prior_measures: { state: 'known', text: 'Two factors at every door', source: null, expectedOn: null },
    }
    const quiet = { ...fullestFacts, leak: { ...fullestFacts.leak, priorMeasures: '' } }
    expect(foreignTexts(values, quiet, 'de').prior_measures).toMatchObject([{ ref: 'M-001', field: 'description' }])
    expect(foreignTexts(values, quiet, 'fr')).toEqual({})
    expect(foreignTexts(values, fullestFacts, 'de')).toEqual({})
  })
})
