import { describe, expect, it, test } from 'vitest'
import { findings } from '@/lib/examples/optipost/findings'
import { privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { calendarDateSchema } from '@/lib/time/types'
import { plainText } from '../text/plain'
import { sectionsOf } from '../text/sections'
import { type Code, codes } from './codes'
import type { ComparedText, NoticeFacts } from './facts'
import { compare } from './rules'
import { concepts, wordsIn } from './words'

const day = (text: string) => calendarDateSchema.parse(text)
const versionOf = (given: string, language: ComparedText['language'] = 'en'): ComparedText => {
  const text = plainText(given)
  return { language, text, sections: sectionsOf(text), newAfter: day('2026-01-01') }
}
const policy = versionOf(privacyPolicy)

const purpose = {
  ...{ ref: 'P-001', register: 'purposes', title: 'Newsletters', description: 'Newsletters' },
  legalBases: ['a_consent'],
  provisionDuty: null,
  automated: false,
  since: day('2018-05-25'),
}
const party = {
  ...{ ref: 'X-001', register: 'processors', title: 'MailChimp', legalName: 'MailChimp' },
  partyKind: 'processor',
  country: 'US',
  lacksAgreement: false,
  unnamed: false,
}
const rule = {
  ...{ ref: 'E-001', register: 'retention-rules', title: 'Contacts' },
  trigger: 'last_interaction',
  action: 'delete',
  period: 'P2Y',
  hasTerm: true,
}
const source = { ref: 'S-001', register: 'sources', title: 'Form', origin: 'from_person' }

/** A register with which the text below agrees. */
const register: NoticeFacts = {
  legalName: 'OptiPost NV',
  city: 'Gent',
  representative: '',
  dpoState: 'not_required',
  hasPersonalData: true,
  purposes: [purpose],
  parties: [party],
  transfers: [{ ...party, recipient: 'MailChimp' }],
  rules: [rule],
  sources: [source],
}

/** A text that says what the law asks, of that register. */
const good = `1. Who we are
OptiPost NV, Korte Meer 4, 9000 Gent, info@optipost.example.
2. Newsletters
We send newsletters. The legal basis is your consent, which you can withdraw: you may withdraw your consent at any time.
3. Who receives data
Our service providers, among them MailChimp in the United States, under standard contractual clauses.
4. How long
Contacts are kept for 2 years after the last interaction.
5. Your rights
You have the right of access, to rectification, to erasure, to restriction of processing and to portability.
You can lodge a complaint with the Data Protection Authority.
6. Your right to object
You have the right to object to the processing of your data.
7. Changes
We inform you beforehand of a new purpose.`
const fine = versionOf(good)

const codesOf = (version: ComparedText, facts: NoticeFacts) => compare(version, facts).map(({ code }) => code)

describe('a statement that agrees with its register', () => {
  it('has no differences', () => expect(compare(fine, register)).toEqual([]))
})

const changed = (text: string) => versionOf(text)
const without = (from: string, to = '') => changed(good.replace(from, to))

/** One thing is changed, in the text or in the register: what is found then, and with it is found again what was not before. */
const cases: [Code, string, ComparedText, Partial<NoticeFacts>][] = [
  ['N1.controller', 'another name', fine, { legalName: 'Other NV' }],
  ['N1.controller', 'another town', fine, { city: 'Brussel' }],
  ['N1.address_cut', 'an address that is cut off', without('info@optipost.example', 'info@'), {}],
  ['N2.representative', 'a representative nobody names', fine, { representative: 'Rep SA' }],
  ['N3.unsaid', 'a DPO whom the text does not name', fine, { dpoState: 'appointed' }],
  ['N3.undecided', 'nobody decided whether there is a DPO', fine, { dpoState: 'open' }],
  ['N3.unknown', 'a DPO whom only the text knows', changed(`${good}\nOur data protection officer helps you.`), {}],
  [
    'N4.not_personal',
    'no personal data, it says',
    changed(`${good}\nOptiPost does not collect and keep personal information.`),
    {},
  ],
  ['N4.acceptance', 'using the site is accepting', changed(`${good}\nBy using the site you accept all this.`), {}],
  ['N4.no_basis', 'no basis named', without('The legal basis is your consent', 'It is your consent'), {}],
  ['N4.vague', 'other purposes', changed(`${good}\nAnd for other specific purposes.`), {}],
  [
    'N4.unsaid',
    'a purpose that the text does not name',
    fine,
    { purposes: [purpose, { ...purpose, ref: 'P-002', title: 'Prospecting' }] },
  ],
  ['N4.unknown', 'a purpose that the register does not have', changed(`${good}\nWe keep every job application.`), {}],
  [
    'N5.interest',
    'an interest that is not explained',
    fine,
    { purposes: [{ ...purpose, legalBases: ['f_legitimate_interest'] }] },
  ],
  [
    'N6.unnamed',
    'a provider nobody names',
    fine,
    { parties: [party, { ...party, ref: 'X-002', title: 'Host', legalName: '', unnamed: true }] },
  ],
  [
    'N6.unsaid',
    'no recipients at all',
    without('Our service providers, among them MailChimp', 'Data go to somebody'),
    {},
  ],
  ['N6.unknown', 'a party that only the text names', changed(`${good}\nVisits are counted by Hotjar.`), {}],
  ['N6.publishes', 'publishes data', changed(`${good}\nWe may publish your data where the law asks it.`), {}],
  [
    'A26.joint',
    'a network without an arrangement',
    changed(`${good}\nWe have a page on a social network.`),
    {
      parties: [
        party,
        { ...party, ref: 'X-004', title: 'Network', partyKind: 'joint_controller', lacksAgreement: true },
      ],
    },
  ],
  ['N7.unsaid', 'a country that is not named', fine, { transfers: [{ ...party, recipient: 'Host', country: 'IN' }] }],
  ['N7.recognised', 'recognised abroad', changed(`${good}\nIt is an EU recognized tool.`), {}],
  [
    'N7.countries',
    'other countries without a safeguard',
    without('in the United States, under standard contractual clauses', 'in the United States or in another country'),
    {},
  ],
  ['N8.vague_term', 'a reasonable period', changed(`${good}\nData are kept for a reasonable period.`), {}],
  [
    'N8.no_term',
    'a rule without a term',
    fine,
    { rules: [rule, { ...rule, ref: 'E-002', period: '', hasTerm: false }] },
  ],
  ['N8.unsaid', 'a term that the text does not name', fine, { rules: [{ ...rule, period: 'P7Y' }] }],
  [
    'N8.kept_after_unsubscribe',
    'a hash kept after all is deleted',
    changed(`${good}\nThe moment you unsubscribe your data will be deleted.`),
    { rules: [rule, { ...rule, ref: 'E-003', trigger: 'unsubscribe', action: 'suppress_only', period: '' }] },
  ],
  ['N9.rights', 'a right that is missing', without(' and to portability'), {}],
  [
    'N10.withdraw',
    'nothing on withdrawing',
    without('you may withdraw your consent at any time', 'ask us').text
      ? without('which you can withdraw: you may withdraw your consent at any time', 'as you gave it')
      : fine,
    {},
  ],
  [
    'N11.complaint',
    'nothing on complaints',
    without('You can lodge a complaint with the Data Protection Authority.'),
    {},
  ],
  ['N11.former_authority', 'the former authority', without('Data Protection Authority', 'Privacy Commission'), {}],
  ['N12.duty', 'a duty that is not said', fine, { purposes: [{ ...purpose, provisionDuty: 'statutory' }] }],
  ['N13.unsaid', 'decisions that are not said', fine, { purposes: [{ ...purpose, automated: true }] }],
  ['N13.unknown', 'decisions that only the text knows', changed(`${good}\nWe use profiling.`), {}],
  ['N14.more_than_needed', 'friends and birthdays', changed(`${good}\nWe take your friend list from networks.`), {}],
  ['N15.unsaid', 'a source that the text does not name', fine, { sources: [{ ...source, origin: 'third_party' }] }],
  ['N15.unknown', 'a source that only the text names', changed(`${good}\nWe also use public sources.`), {}],
  ['N16.when', 'when people are told', changed(`${good}\nWe also use public sources.`), {}],
  ['N17.unannounced', 'changes without notice', changed(`${good}\nWe change this without notice.`), {}],
  ['N17.unsaid', 'nothing on changes', without('We inform you beforehand of a new purpose.', 'Nothing.'), {}],
  [
    'N17.new_purpose',
    'a purpose of later',
    fine,
    { purposes: [purpose, { ...purpose, ref: 'P-009', title: 'Prospecting', since: day('2026-05-01') }] },
  ],
  [
    'N17.new_purpose',
    'a purpose of later of which the text has one word by chance',
    fine,
    { purposes: [purpose, { ...purpose, ref: 'P-009', title: 'Newsletters for children', since: day('2026-05-01') }] },
  ],
  ['N18.objection', 'not shown apart', without('6. Your right to object\n'), {}],
  ['A4.wider', 'wider than the law', changed(`${good}\nA leak is also what cannot be excluded.`), {}],
  ['A34.people_clock', 'from detection', changed(`${good}\nPeople are told within 72 hours after detection.`), {}],
  [
    'A33.authority_rarely',
    'only when damage is probable',
    changed(`${good}\nLeaks in which it is probable that somebody is harmed are reported.`),
    {},
  ],
  ['A5_3.cookies', 'cookies without consent', changed(`${good}\nWe use cookies.`), {}],
]

describe('a difference', () => {
  test.each(cases)('%s: %s', (code, _, version, facts) => {
    expect(codesOf(version, { ...register, ...facts })).toContain(code)
    expect(codesOf(fine, register)).not.toContain(code)
  })

  it('is in this table for each code', () => {
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual(Object.keys(codes).sort())
  })

  it('has a key of its own, its words and their section', () => {
    const found = compare(changed(`${good}\nWe may publish your data.`), register)
    expect(found).toMatchObject([
      { key: 'N6.publishes', result: 'contradiction', section: '7', quote: 'We may publish your data.' },
    ])
    const all = compare(policy, register)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  })
})

/** The register of the example, as far as the points of section 9 need it. */
const optipost: NoticeFacts = {
  ...register,
  dpoState: 'open',
  purposes: [
    purpose,
    { ...purpose, ref: 'P-003', title: 'Follow people in their business path', legalBases: ['f_legitimate_interest'] },
  ],
  parties: [
    party,
    { ...party, ref: 'X-002', title: 'Website host (unnamed)', legalName: '', unnamed: true },
    {
      ...party,
      ref: 'X-004',
      title: 'Facebook and other social networks',
      partyKind: 'joint_controller',
      lacksAgreement: true,
    },
  ],
  rules: [
    { ...rule, period: '', hasTerm: false },
    { ...rule, ref: 'E-003', trigger: 'unsubscribe', action: 'suppress_only', period: '', hasTerm: false },
  ],
  sources: [{ ...source, ref: 'S-006', origin: 'mixed' }],
}

describe('the statement of 2018 beside the register', () => {
  const found = compare(policy, optipost)
  test.each(Array.from({ length: 18 }, (_, at) => at + 1))('point %i is found by itself', (point) => {
    expect(found.filter((one) => one.point === point).map(({ code }) => code)).not.toEqual([])
  })

  /** How each of the 18 points is found: by which differences, all of them by the comparison itself. */
  it('finds the 18 points by these differences', () => {
    const codesOf = (point: number) => found.flatMap((one) => (one.point === point ? [one.code] : []))
    expect(Object.fromEntries(Array.from({ length: 18 }, (_, at) => [at + 1, [...new Set(codesOf(at + 1))]]))).toEqual({
      1: ['N4.not_personal'],
      2: ['N4.acceptance'],
      3: ['N4.no_basis', 'N5.interest'],
      4: ['A34.people_clock'],
      5: ['A33.authority_rarely'],
      6: ['A4.wider'],
      7: ['N11.former_authority'],
      8: ['N7.unsaid', 'N7.recognised'],
      9: ['N8.vague_term', 'N8.no_term'],
      10: ['N9.rights', 'N10.withdraw', 'N11.complaint', 'N18.objection'],
      11: ['N4.vague'],
      12: ['N14.more_than_needed', 'N16.when'],
      13: ['A26.joint'],
      14: ['N6.unnamed', 'N7.countries'],
      15: ['N3.undecided'],
      16: ['N17.unannounced'],
      17: ['N8.kept_after_unsubscribe', 'A5_3.cookies'],
      18: ['N6.publishes'],
    })
  })

  test.each(findings.map(({ id, origin }) => [id, origin] as const))('finding %s is made of %s', (id, origin) => {
    const one = found.find(({ key }) => key === origin)
    expect(one?.point).toBe(Number(id))
  })

  it('quotes the text where it says something, with the section', () => {
    for (const { code, quote, section } of found.filter(({ result }) => result === 'contradiction')) {
      expect(quote, code).not.toBe('')
      expect(section, code).not.toBeNull()
    }
    expect(found.find(({ code }) => code === 'A34.people_clock')).toMatchObject({ section: '6.1' })
    expect(found.find(({ code }) => code === 'N17.unannounced')).toMatchObject({ section: '1' })
  })
})

describe('what is looked for', () => {
  it.each(['en', 'nl', 'fr'] as const)('has words in %s for each idea, written as they are looked for', (language) => {
    for (const concept of concepts) {
      const words = wordsIn[language][concept]
      expect(words.length, concept).toBeGreaterThan(0)
      for (const word of words) expect(word).toBe(word.toLowerCase().trim())
    }
  })

  test.each([
    ['nl', 'Wij bewaren gegevens gedurende een redelijke termijn.', 'N8.vague_term'],
    ['nl', 'U kunt terecht bij de Privacycommissie.', 'N11.former_authority'],
    ['nl', 'Door gebruik te maken van de site gaat u akkoord.', 'N4.acceptance'],
    ['fr', 'Nous conservons vos données pendant une durée raisonnable.', 'N8.vague_term'],
    ['fr', 'Vous pouvez vous adresser à la Commission de la protection de la vie privée.', 'N11.former_authority'],
    ['fr', 'En utilisant le site, vous acceptez les pratiques décrites.', 'N4.acceptance'],
  ] as const)('%s: %s', (language, text, code) => expect(codesOf(versionOf(text, language), register)).toContain(code))
})
