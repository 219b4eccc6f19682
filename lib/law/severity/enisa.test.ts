import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  availabilityNames,
  classOf,
  confidentialityNames,
  contextScores,
  dataClassNames,
  identificationNames,
  integrityNames,
  levelOf,
  type SeverityInputs,
  severityLevels,
  severityOf,
} from './enisa'

const plain: SeverityInputs = {
  simple: null,
  behavioural: null,
  financial: null,
  sensitive: null,
  identification: 'maximum',
  confidentiality: 'none',
  integrity: 'none',
  availability: 'none',
  malicious: false,
  over100: false,
  unintelligible: false,
}
const unknown = { confidentiality: 'unknown_recipients' } as const
const contacts = { simple: 1, ...unknown } as const

/** Vectors V1 to V8: inputs, score, level, what it proposes. */
const vectors: [string, Partial<SeverityInputs>, number, string, string][] = [
  [
    'V1 newsletter, 150 in CC',
    { simple: 1, confidentiality: 'known_recipients', over100: true },
    1.25,
    'low',
    'unlikely',
  ],
  ['V2 2,000 contacts on an open address', { ...contacts, over100: true }, 1.5, 'low', 'unlikely'],
  ['V3 the same by a hacker', { ...contacts, over100: true, malicious: true }, 2, 'medium', 'risk'],
  ['V4 invoices with account numbers, hacker', { financial: 2, ...unknown, malicious: true }, 3, 'high', 'high'],
  ['V5 full card data sold', { financial: 4, ...unknown, malicious: true }, 5, 'very_high', 'high'],
  [
    'V6 a health result to one wrong person',
    { sensitive: 4, confidentiality: 'known_recipients' },
    4.25,
    'very_high',
    'high',
  ],
  [
    'V7 ransomware, restored in two days',
    { simple: 1, availability: 'temporary', malicious: true },
    1.75,
    'low',
    'unlikely',
  ],
  [
    'V8 encrypted laptop with salaries',
    { financial: 3, confidentiality: 'exposed', unintelligible: true },
    3,
    'high',
    'high',
  ],
]

test.each(vectors)('%s', (_name, inputs, score, level, proposes) => {
  expect(severityOf({ ...plain, ...inputs })).toMatchObject({ score, level, proposes })
})

test.each([
  [0.25, 'low'],
  [1.75, 'low'],
  [1.999, 'low'],
  [2, 'medium'],
  [2.75, 'medium'],
  [3, 'high'],
  [3.75, 'high'],
  [4, 'very_high'],
  [6, 'very_high'],
])('a score of %d is %s', (score, level) => {
  expect(levelOf(score)).toBe(level)
})

test('the smallest and the largest score; the highest class counts; without a class there is no score', () => {
  expect(severityOf({ ...plain, simple: 1, identification: 'negligible' })?.score).toBe(0.25)
  const worst = { integrity: 'altered_lost', availability: 'lost', malicious: true, ...unknown } as const
  expect(severityOf({ ...plain, sensitive: 4, ...worst })).toMatchObject({ score: 6, cb: 2 })
  expect(severityOf({ ...plain, simple: 4, financial: 2 })).toMatchObject({ counted: 'simple', dpc: 4 })
  expect(severityOf(plain)).toBeNull()
})

test('neither flag changes the score', () => {
  const inputs = { ...plain, financial: 3 } as const
  expect(severityOf({ ...inputs, over100: true, unintelligible: true })).toEqual(severityOf(inputs))
})

const score = fc.constantFrom(null, ...contextScores)
const anyInputs: fc.Arbitrary<SeverityInputs> = fc.record({
  simple: score,
  behavioural: score,
  financial: score,
  sensitive: score,
  identification: fc.constantFrom(...identificationNames),
  confidentiality: fc.constantFrom(...confidentialityNames),
  integrity: fc.constantFrom(...integrityNames),
  availability: fc.constantFrom(...availabilityNames),
  malicious: fc.boolean(),
  over100: fc.boolean(),
  unintelligible: fc.boolean(),
})
const next = <T>(scale: readonly T[], at: T): T => scale[Math.min(scale.indexOf(at) + 1, scale.length - 1)] ?? at

/** Each input one step worse. */
function worse(inputs: SeverityInputs): SeverityInputs[] {
  return [
    ...dataClassNames.map((name) => ({ ...inputs, [name]: next([null, ...contextScores], inputs[name]) })),
    { ...inputs, identification: next(identificationNames, inputs.identification) },
    { ...inputs, confidentiality: next(confidentialityNames, inputs.confidentiality) },
    { ...inputs, integrity: next(integrityNames, inputs.integrity) },
    { ...inputs, availability: next(availabilityNames, inputs.availability) },
    { ...inputs, malicious: true },
  ]
}

test('raising any factor never lowers score or level', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const before = severityOf(inputs)
      for (const raised of worse(inputs)) {
        const after = severityOf(raised)
        expect(after?.score ?? 0).toBeGreaterThanOrEqual(before?.score ?? 0)
        const rank = (of: typeof before) => (of ? severityLevels.indexOf(of.level) : -1)
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
      }
    }),
  )
})

test.each([
  ['contact_business', 'simple'],
  ['purchase_history', 'behavioural'],
  ['bank_account', 'financial'],
  ['health', 'sensitive'],
  ['credentials', null],
  ['national_register_number_be', null],
])('%s is %s data', (category, expected) => {
  expect(classOf(category)).toBe(expected)
})
