import { describe, expect, it } from 'vitest'
import type { LeakFacts } from '@/lib/leaks/facts/schema'
import { instantSchema } from '@/lib/time/types'
import { dataGroups, groupsOf, type LetterTexts, letterParts, topicOf } from './codes'
import { type DutyReason, letterDuty } from './duty'
import { judged, type Letter } from './judge'
import { pointsOf, warningsOf } from './requirements'

const at = (text: string) => instantSchema.parse(text)

describe('which sentences fit a leak', () => {
  it.each<[LeakFacts['cause'], LeakFacts['types'], string]>([
    ['mis_sent_email', ['confidentiality'], 'wrong_recipient'],
    ['cc_instead_of_bcc', [], 'wrong_recipient'],
    ['stolen_device', ['confidentiality', 'availability'], 'lost_device'],
    ['hacking', ['confidentiality'], 'hacked'],
    ['phishing', [], 'hacked'],
    ['misconfiguration_public', ['confidentiality'], 'published'],
    ['malware_ransomware', ['availability'], 'ransomware'],
    ['technical_failure', ['availability'], 'lost_data'],
    ['software_error', ['integrity'], 'altered'],
    ['software_error', ['confidentiality'], 'published'],
    ['insider_misuse', ['confidentiality'], 'misuse'],
    ['supplier_incident', ['confidentiality'], 'other'],
    ['supplier_incident', ['availability'], 'lost_data'],
    ['unknown', [], 'other'],
    [null, [], 'other'],
    [null, ['integrity', 'availability'], 'altered'],
  ])('%s, %j: %s', (cause, types, expected) => expect(topicOf({ cause, types })).toBe(expected))
})

it.each<[string[], string[]]>([
  [[], []],
  [
    ['bank_account', 'payment_card', 'identity_name'],
    ['name', 'bank'],
  ],
  [['health', 'genetic'], ['health']],
  [['other:something of ours'], []],
  [['no_such_code'], []],
])('data of %j is named as %j', (categories, expected) => {
  expect(groupsOf(categories)).toEqual(expected)
  expect(groupsOf(categories).every((group) => dataGroups.includes(group))).toBe(true)
})

const full: LetterTexts = Object.assign(
  { subject: 's', opening: 'o', news: '', what: 'w', data: 'd', consequences: 'c' },
  { measures: 'm', advice: 'a', contact: 'k', closing: 'z' },
)
const facts = { dataCategories: ['identity_name'], measuresTaken: 'Stopped' } as const
const source = (more: object = {}) => ({
  facts: { ...blank, ...facts, dataCategories: [...facts.dataCategories], ...more },
  isFurther: false,
  hasContact: true,
})
const count = { mode: 'unknown', min: null, max: null } as const
const blank: LeakFacts = {
  ...{ title: '', summary: '', ongoing: 'no', personalData: true, actingAs: 'controller', types: [], cause: null },
  ...{ origin: null, act: null, intent: null, discoveredBy: null, dataCategories: [], peopleCategories: [] },
  ...{ persons: count, records: count, consequences: '', measuresTaken: '', measuresProposed: '', priorMeasures: '' },
  ...{ riskLevel: null, riskReason: '', delayReason: null, delayText: '', crossBorder: false, crossBorderStates: [] },
}

describe('what Art. 34(2) asks', () => {
  it('is told by a letter that says it all', () => {
    const points = pointsOf(full, source())
    expect(points.map(({ point, state }) => [point, state])).toEqual([
      ['nature', 'told'],
      ['data', 'told'],
      ['consequences', 'told'],
      ['measures', 'told'],
      ['advice', 'told'],
      ['contact', 'told'],
    ])
  })

  it.each<[string, Partial<LetterTexts>, object, string, object]>([
    ['nothing on what happened', { what: ' ' }, {}, 'nature:missing', { kind: 'part', part: 'what' }],
    ['a place in it', { what: 'On [when]' }, {}, 'nature:open', { kind: 'part', part: 'what' }],
    [
      'no data, nor in the facts',
      { data: '' },
      { dataCategories: [] },
      'data:missing',
      { kind: 'facts', section: 'who' },
    ],
    ['no data, the facts have them', { data: '' }, {}, 'data:missing', { kind: 'part', part: 'data' }],
    [
      'no measures, nor in the facts',
      { measures: '[x]' },
      { measuresTaken: '' },
      'measures:open',
      { kind: 'facts', section: 'effects' },
    ],
    ['no consequences', { consequences: '' }, {}, 'consequences:missing', { kind: 'part', part: 'consequences' }],
    ['no advice', { advice: '' }, {}, 'advice:missing', { kind: 'part', part: 'advice' }],
  ])('%s', (_, texts, more, expected, where) => {
    const lacking = pointsOf({ ...full, ...texts }, source(more)).filter(({ state }) => state !== 'told')
    expect(lacking.map(({ point, state }) => `${point}:${state}`)).toEqual([expected])
    expect(lacking[0]?.where).toEqual(where)
  })

  it('of the contact point leads to the company where it has none', () => {
    const points = pointsOf({ ...full, contact: '[whom to ask]' }, { ...source(), hasContact: false })
    expect(points.at(-1)).toMatchObject({ point: 'contact', where: { kind: 'organisation' } })
  })

  it('a further letter says what is new', () => {
    const points = pointsOf(full, { ...source(), isFurther: true })
    expect(points.at(-1)).toMatchObject({ point: 'news', state: 'missing' })
  })
})

describe('what is warned about', () => {
  const fine = { points: [], places: 0, isApproved: true, isHard: false, lacksGround: false, isLate: false }
  const missing = (point: 'contact' | 'advice') => [
    { point, state: 'missing' as const, places: [], where: { kind: 'organisation' as const } },
  ]
  it.each<[Partial<Parameters<typeof warningsOf>[0]>, string[]]>([
    [{}, []],
    [{ points: missing('contact') }, ['points_missing']],
    [{ points: missing('advice') }, []],
    [{ places: 1, isApproved: false }, ['places_open', 'not_approved']],
    [{ isHard: true, lacksGround: true, isLate: true }, ['hard_to_read', 'no_ground', 'late']],
  ])('%j: %j', (more, expected) => expect(warningsOf({ ...fine, ...more })).toEqual(expected))

  const letter: Letter = {
    ...{ form: 'letter', topic: 'other', language: 'en', isFurther: false, isApproved: true, texts: full },
  }
  const known = {
    facts: blank,
    hasContact: true,
    decision: null,
    dueAt: at('2026-06-08T14:20:00.000Z'),
    at: at('2026-06-08T14:20:00.000Z'),
  }
  it('late is after the term of the company’s own promise', () => {
    expect(judged(letter, known).warnings).toEqual([])
    expect(judged(letter, { ...known, at: at('2026-06-08T14:20:00.001Z') }).warnings).toEqual(['late'])
    expect(
      judged({ ...letter, isFurther: true }, { ...known, at: at('2026-07-08T14:20:00.000Z') }).warnings,
    ).not.toContain('late')
  })

  it.each<[string | null, string | null, boolean]>([
    ['not_needed', '34_3_c', true],
    ['not_needed', '34_3_a', false],
    ['notify', null, false],
    [null, null, false],
  ])('in public, decided %s by %s: has its ground %s', (outcome, reasonCode, ground) => {
    const decision = outcome === null ? null : { outcome, reasonCode }
    const found = judged({ ...letter, form: 'public' }, { ...known, decision })
    expect([found.ground, found.warnings.includes('no_ground')]).toEqual([ground, !ground])
  })

  it('each part of a letter is looked through for open places', () => {
    for (const part of letterParts)
      expect(judged({ ...letter, texts: { ...full, [part]: 'See [this]' } }, known).places).toEqual(['[this]'])
  })
})

type Duty = Parameters<typeof letterDuty>[0]
const clock = (code: string, dueAt: string | null, endedAt: string | null = null) => ({
  ...{ code, dueAt: dueAt === null ? null : at(dueAt), endedAt: endedAt === null ? null : at(endedAt) },
})
const some: Duty = {
  ...{ state: 'confirmed', actingAs: 'controller', personalData: true, decision: null, reasonCode: null },
  ...{ told: false, clocks: [] },
}
const friday = '2026-06-05T14:20:00.000Z'
const monday = '2026-06-08T14:20:00.000Z'

// The scenarios of the example company: its policy and the law side by side.
describe('whether people are told, why, and until when', () => {
  it.each<[string, Partial<Duty>, string, DutyReason[], string | null, string]>([
    ['SC1: the promise alone', { clocks: [clock('people_policy', monday)] }, 'needed', ['promise'], monday, 'people'],
    [
      'SC1 with a high risk: without undue delay, the promise is the earlier term',
      { clocks: [clock('people_policy', monday), clock('people_law', null)] },
      'needed',
      ['law', 'promise'],
      monday,
      'people',
    ],
    [
      'SC2: Sunday, before the law',
      { clocks: [clock('people_policy', '2026-04-05T15:10:00.000Z')] },
      'needed',
      ['promise'],
      '2026-04-05T15:10:00.000Z',
      'people',
    ],
    [
      'SC3: customers tell their own people',
      { actingAs: 'processor', clocks: [clock('people_policy', monday), clock('processor_law', null)] },
      'customers',
      ['promise'],
      monday,
      'people',
    ],
    [
      'SC4: no personal data, the promise to contacts',
      { personalData: false, clocks: [clock('people_policy', monday)] },
      'needed',
      ['promise'],
      monday,
      'contacts',
    ],
    [
      'SC4, told',
      { personalData: false, told: true, clocks: [clock('people_policy', monday, friday)] },
      'told',
      [],
      null,
      'contacts',
    ],
    [
      'SC5: decided that it is not needed',
      { decision: 'not_needed', reasonCode: 'not_high_risk', clocks: [clock('people_policy', monday, friday)] },
      'not_needed',
      [],
      null,
      'people',
    ],
    [
      'SC5: encrypted, Art. 34(3)(a)',
      { decision: 'not_needed', reasonCode: '34_3_a' },
      'not_needed',
      [],
      null,
      'people',
    ],
    [
      'SC6: no leak',
      { state: 'rejected', clocks: [clock('people_policy', monday, friday)] },
      'none',
      [],
      null,
      'people',
    ],
    ['a near miss', { state: 'near_miss' }, 'none', [], null, 'people'],
    ['merged', { state: 'merged' }, 'none', [], null, 'people'],
    ['decided to tell', { decision: 'notify' }, 'needed', ['decided'], null, 'people'],
    [
      'too much effort: in public',
      { decision: 'not_needed', reasonCode: '34_3_c' },
      'needed',
      ['public'],
      null,
      'people',
    ],
    ['nothing is known yet', {}, 'undecided', [], null, 'people'],
    ['no personal data, no promise', { personalData: false }, 'not_needed', [], null, 'contacts'],
    [
      'both for us and for customers',
      { actingAs: 'both', clocks: [clock('people_law', null)] },
      'needed',
      ['law'],
      null,
      'people',
    ],
  ])('%s', (_, facts, answer, reasons, by, whom) => {
    expect(letterDuty({ ...some, ...facts })).toEqual({ answer, reasons, by: by && at(by), whom })
  })
})
