import { describe, expect, it } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { completeness, missingFields } from './answers'
import { wordingOf } from './completeness'
import { isLate, warningsOf } from './file'
import { type PrefillFacts, prefill } from './prefill'
import { edpbCommon } from './profiles/authorities'
import { gbaPart1 } from './profiles/gba'
import { type DraftValues, draftLanguages, type FieldValue } from './values'

const at = (text: string) => instantSchema.parse(text)

const facts: PrefillFacts = {
  leak: {
    ref: 'L-2026-001',
    summary: 'A list of subscribers was open on the web.',
    occurredFrom: at('2026-06-05T06:00:00.000Z'),
    occurredTo: null,
    ongoing: 'yes',
    detectedAt: at('2026-06-05T14:20:00.000Z'),
    awareAt: at('2026-06-05T14:20:00.000Z'),
    discoveredBy: 'processor',
    types: ['confidentiality'],
    cause: 'supplier_incident',
    origin: 'external',
    act: 'human',
    intent: 'malicious',
    dataCategories: [],
    peopleCategories: ['newsletter_subscriber'],
    persons: { mode: 'exact', min: 1200, max: 1200 },
    records: { mode: 'unknown', min: null, max: null },
    consequences: '',
    measuresTaken: 'The list was closed.',
    measuresProposed: '',
    priorMeasures: '',
    riskLevel: 'risk',
    riskReason: '',
    crossBorder: false,
    crossBorderStates: [],
    delayReason: null,
    delayText: '',
    toldPeople: null,
  },
  organisation: {
    legalName: 'OptiPost NV',
    enterpriseNumber: null,
    address: 'Korte Meer 4 bus 1, 9000 Gent',
    country: 'BE',
    sector: null,
    dpoState: 'open',
    dpoName: null,
    dpoContact: null,
    dpoReason: null,
    contactName: null,
    contactPhone: '+32 9 279 98 57',
    contactEmail: null,
  },
  records: [
    {
      ref: 'A-001',
      purposes: [
        { ref: 'P-001', register: 'purposes', version: 1, field: 'title', text: 'Newsletters', inLanguages: {} },
      ],
      processors: [{ ref: 'X-001', title: 'MailChimp' }],
      dataCategories: ['contact_business'],
      peopleCategories: ['prospect'],
      measures: [],
    },
  ],
  peopleDecision: null,
  letters: [],
  bundled: [],
  language: 'en',
}

const known = (text: string): FieldValue => ({ state: 'known', text, source: null, expectedOn: null })
const everything: DraftValues = Object.fromEntries(gbaPart1.fields.map((field) => [field.code, known('answered')]))

describe('prefilling the report', () => {
  it.each(draftLanguages)('every answer says where it comes from, in %s', async (language) => {
    const values = prefill(gbaPart1, facts, await wordingOf(language, 'Europe/Brussels'))
    expect(Object.keys(values)).toEqual(gbaPart1.fields.map((field) => field.code))
    for (const value of Object.values(values)) expect(value.source === null).toBe(value.state === 'empty')
    expect(values.organisation_name).toMatchObject({
      state: 'suggested',
      text: 'OptiPost NV',
      source: { kind: 'organisation' },
    })
    expect(values.purposes).toMatchObject({ text: 'Newsletters', source: { kind: 'record', refs: ['P-001'] } })
    expect(values.processor_involved).toMatchObject({ text: 'MailChimp', source: { refs: ['X-001'] } })
    expect(values.data_categories).toMatchObject({ source: { kind: 'record', refs: ['A-001'] } })
    expect(values.people_categories).toMatchObject({ source: { kind: 'leak', refs: ['L-2026-001'] } })
  })

  it('does not invent: no enterprise number, an open DPO and unknown numbers stay empty', async () => {
    const values = prefill(gbaPart1, facts, await wordingOf('nl', 'Europe/Brussels'))
    for (const code of ['enterprise_number', 'dpo', 'records_number', 'consequences', 'sector'])
      expect(values[code]).toEqual({ state: 'empty', text: '', source: null, expectedOn: null })
  })

  it('tells what people were told in the language of the report, else in the words of the last letter', async () => {
    const letters: PrefillFacts['letters'] = [
      { language: 'fr', text: 'Cher client' },
      { language: 'nl', text: 'Beste klant' },
    ]
    const told = async (language: 'nl' | 'de', sent: PrefillFacts['letters'] = letters) => {
      const wording = await wordingOf(language, 'Europe/Brussels')
      return prefill(edpbCommon, { ...facts, letters: sent }, wording).people_message?.text
    }
    expect(await told('nl')).toBe('Beste klant')
    expect(await told('de')).toBe('Cher client')
    expect(await told('nl', [])).toBe('')
  })

  it('writes numbers and moments as the language does, in the zone of the company', async () => {
    const values = prefill(gbaPart1, facts, await wordingOf('nl', 'Europe/Brussels'))
    expect(values.persons_number?.text).toBe('1.200')
    expect(values.aware?.text).toContain('16:20')
    expect(values.organisation_address?.text).toBe('Korte Meer 4 bus 1, 9000 Gent, België')
  })
})

describe('completeness per item of Art. 33(3)', () => {
  const states = (values: DraftValues, late = false) =>
    Object.fromEntries(completeness(gbaPart1, values, late).map(({ item, state }) => [item, state]))

  it('an empty draft has started nothing', () => {
    expect(states({})).toEqual({
      n_a: 'not_started',
      n_b: 'not_started',
      n_c: 'not_started',
      n_d: 'not_started',
      n_delay: 'not_applicable',
    })
  })

  it('a suggestion is a start, not an answer', async () => {
    const values = prefill(gbaPart1, facts, await wordingOf('en', 'Europe/Brussels'))
    expect(states(values)).toMatchObject({ n_a: 'started', n_b: 'started', n_d: 'started' })
    expect(missingFields(gbaPart1, values, false)).toContain('organisation_name')
  })

  it('"not yet known" is an answer, "not applicable" only with its reason', () => {
    const unknown: FieldValue = { state: 'unknown', text: '', source: null, expectedOn: null }
    expect(states({ ...everything, consequences: unknown })).toMatchObject({ n_c: 'unknown' })
    expect(
      missingFields(gbaPart1, { ...everything, consequences: { ...unknown, state: 'not_applicable' } }, false),
    ).toEqual(['consequences'])
  })

  it('reasons for the delay are asked only when it is late', () => {
    const without = { ...everything, delay_reason: { ...known(''), state: 'empty' as const } }
    expect(missingFields(gbaPart1, without, false)).toEqual([])
    expect(missingFields(gbaPart1, without, true)).toEqual(['delay_reason'])
  })
})

describe('warnings before filing', () => {
  it.each([
    ['2026-06-08T14:20:00.000Z', false],
    ['2026-06-08T14:20:00.001Z', true],
  ])('filed at %s is late: %s', (filedAt, late) => {
    expect(isLate({ provisional: false, dueAt: at('2026-06-08T14:20:00.000Z') }, at(filedAt))).toBe(late)
  })

  it('a provisional clock makes nothing late', () => {
    expect(isLate({ provisional: true, dueAt: at('2026-06-08T14:20:00.000Z') }, at('2026-06-09T14:20:00.000Z'))).toBe(
      false,
    )
  })

  it('are written down in order and are empty for a complete, signed and decided report', () => {
    expect(
      warningsOf({ missing: ['consequences'], signedOff: false, decided: false, foreign: true, late: true }),
    ).toEqual(['missing_items', 'other_language', 'not_signed_off', 'no_decision', 'late'])
    expect(warningsOf({ missing: [], signedOff: true, decided: true, foreign: false, late: false })).toEqual([])
  })
})
