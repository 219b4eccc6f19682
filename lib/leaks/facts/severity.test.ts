import { expect, test } from 'vitest'
import type { SeverityInputs } from '@/lib/law/severity/enisa'
import { type LeakFacts, leakFactsSchema } from './schema'
import { assessSeveritySchema, caseFactsOf, type InputSource, proposedInputs } from './severity'

const unknown = { mode: 'unknown', min: null, max: null } as const
const nothing: LeakFacts = leakFactsSchema.parse({
  ...{ title: '', summary: '', ongoing: 'unknown', personalData: true, actingAs: 'controller', types: [], cause: null },
  ...{ origin: null, act: null, intent: null, discoveredBy: null, dataCategories: [], peopleCategories: [] },
  ...{ persons: unknown, records: unknown, consequences: '', measuresTaken: '', measuresProposed: '' },
  ...{ priorMeasures: '', riskLevel: null, riskReason: '', delayReason: null, delayText: '' },
  ...{ crossBorder: false, crossBorderStates: [] },
})

test.each<[string, Partial<LeakFacts>, Partial<SeverityInputs>, [keyof SeverityInputs, InputSource]]>([
  [
    'nothing known',
    {},
    { simple: null, identification: 'maximum', confidentiality: 'unknown_recipients' },
    ['simple', 'assumed'],
  ],
  [
    'a mail to the wrong person',
    { cause: 'mis_sent_email', dataCategories: ['identity_name', 'contact_business'] },
    { simple: 1, financial: null, identification: 'maximum', confidentiality: 'known_recipients' },
    ['confidentiality', { fact: 'cause' }],
  ],
  ['a lost device', { cause: 'lost_device' }, { confidentiality: 'exposed' }, ['confidentiality', { fact: 'cause' }]],
  [
    'data out of reach only',
    { types: ['availability'], cause: 'malware_ransomware' },
    { confidentiality: 'none', availability: 'temporary', malicious: true },
    ['malicious', { fact: 'cause' }],
  ],
  [
    'intent wins over the cause',
    { cause: 'hacking', intent: 'unknown' },
    { malicious: false },
    ['malicious', { fact: 'intent' }],
  ],
  [
    '100 people',
    { persons: { mode: 'exact', min: 100, max: 100 } },
    { over100: false },
    ['over100', { fact: 'persons' }],
  ],
  [
    '101 people',
    { persons: { mode: 'exact', min: 101, max: null } },
    { over100: true },
    ['over100', { fact: 'persons' }],
  ],
  [
    'health',
    { dataCategories: ['health'] },
    { sensitive: 4, identification: 'limited' },
    ['sensitive', { fact: 'dataCategories' }],
  ],
])('%s', (_name, facts, inputs, [of, source]) => {
  const proposed = proposedInputs({ ...nothing, ...facts }, [])
  expect(proposed.inputs).toMatchObject(inputs)
  expect(proposed.sources[of]).toEqual(source)
})

test('linked records fill in the data only while the leak names none', () => {
  const linked = [
    { ref: 'A-001', data: ['bank_account'] },
    { ref: 'A-002', data: [] },
  ]
  const filled = proposedInputs(nothing, linked)
  expect(filled.inputs.financial).toBe(3)
  expect(filled.sources.financial).toEqual({ records: ['A-001'] })
  expect(proposedInputs({ ...nothing, dataCategories: ['job_function'] }, linked).inputs).toMatchObject({
    simple: 1,
    financial: null,
  })
})

test.each([
  [null, null],
  [10, 'up_to_10'],
  [11, 'up_to_100'],
  [100_000, 'up_to_100000'],
  [100_001, 'more'],
])('%s people are %s', (min, size) => {
  const facts = { ...nothing, persons: { mode: min === null ? 'unknown' : 'exact', min, max: min } as const }
  expect(caseFactsOf(facts, [], proposedInputs(facts, []).inputs).size).toBe(size)
})

test('a form sends scores as text, the page as numbers; no other score is taken', () => {
  const { inputs } = proposedInputs(nothing, [])
  const sent = { ...inputs, ref: 'L-2026-001', version: 1, given: null, reason: '' }
  expect(assessSeveritySchema.parse({ ...sent, simple: '3', financial: 2 })).toMatchObject({ simple: 3, financial: 2 })
  for (const simple of ['0', '5', '', 1.5])
    expect(assessSeveritySchema.safeParse({ ...sent, simple }).success).toBe(false)
})
