import { expect, test } from 'vitest'
import { destination, inputOf } from '@/components/act/input'
import type { ActField } from '@/components/act/types'
import { leakFactsSchema } from '@/lib/leaks/facts/schema'
import { factsFormSchema, factsInput } from '@/lib/leaks/facts-form'
import { factsLayout, factsValues } from '@/lib/leaks/screens/triage/facts-layout'

const fields: ActField[] = [
  { name: 'outcome', kind: 'tiles', label: '' },
  { name: 'reasonCode', kind: 'choice', label: '', when: { field: 'outcome', in: ['not_needed'] } },
  { name: 'personal', kind: 'tiles', label: '' },
  { name: 'number', kind: 'number', label: '' },
  { name: 'at', kind: 'moment', label: '', zone: 'Europe/Brussels' },
  { name: 'enabled', kind: 'check', label: '' },
]

test('answers become what the schemas expect; a question that is not asked is empty', () => {
  const answers = {
    outcome: 'notify',
    reasonCode: 'risk_unlikely',
    personal: 'false',
    number: ' ',
    at: '2026-06-02T14:37',
    enabled: 'true',
  }
  expect(inputOf(fields, answers, '+02:00', 'en')).toEqual({
    outcome: 'notify',
    reasonCode: null,
    personal: false,
    number: null,
    at: { local: '2026-06-02T14:37', offset: '+02:00', zone: 'Europe/Brussels' },
    enabled: true,
  })
})

test('the address after doing something takes reference and id of the result', () => {
  expect(destination('/leaks/L-1/draft/{id}', { id: 'a/b', version: 1 })).toBe('/leaks/L-1/draft/a%2Fb')
})

const empty = leakFactsSchema.parse({
  title: '',
  summary: '',
  ongoing: 'unknown',
  personalData: null,
  actingAs: 'controller',
  types: [],
  cause: null,
  origin: null,
  act: null,
  intent: null,
  discoveredBy: null,
  dataCategories: [],
  peopleCategories: [],
  persons: { mode: 'unknown', min: null, max: null },
  records: { mode: 'unknown', min: null, max: null },
  consequences: '',
  measuresTaken: '',
  measuresProposed: '',
  priorMeasures: '',
  riskLevel: null,
  riskReason: '',
  delayReason: null,
  delayText: '',
  crossBorder: false,
  crossBorderStates: [],
})

test.each([
  ['nothing filled in', empty],
  [
    'much filled in',
    {
      ...empty,
      personalData: false,
      cause: 'hacking' as const,
      persons: { mode: 'estimate' as const, min: 3, max: 9 },
      crossBorder: true,
      crossBorderStates: ['FR'],
    },
  ],
])('facts come back from the form as they were: %s', (_name, facts) => {
  const sent = factsFormSchema.parse({ ref: 'L-2026-001', version: 1, values: factsValues(facts) })
  expect(factsInput(sent)).toEqual({ ref: 'L-2026-001', version: 1, facts })
})

test('the form asks every fact and no other', () => {
  const asked = factsLayout.flatMap((section) => section.fields.map((field) => field.name)).sort()
  expect(asked).toEqual(Object.keys(factsValues(empty)).sort())
})
