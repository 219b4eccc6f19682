import type { Code, CodeOf } from './code'

/** Art. 6(1). Flags say which text the purpose must then carry. */
export const legalBases = [
  {
    code: 'a_consent',
    iri: 'eu-gdpr:A6-1-a',
    moreIris: ['eu-gdpr:A6-1-a-explicit-consent'],
    article: '6(1)(a)',
    flags: ['needs_withdrawal_path'],
  },
  { code: 'b_contract', iri: 'eu-gdpr:A6-1-b', article: '6(1)(b)' },
  { code: 'c_legal_obligation', iri: 'eu-gdpr:A6-1-c', article: '6(1)(c)', flags: ['needs_law_reference'] },
  { code: 'd_vital', iri: 'eu-gdpr:A6-1-d', article: '6(1)(d)' },
  { code: 'e_public_task', iri: 'eu-gdpr:A6-1-e', article: '6(1)(e)', flags: ['needs_law_reference'] },
  {
    code: 'f_legitimate_interest',
    iri: 'eu-gdpr:A6-1-f',
    article: '6(1)(f)',
    flags: ['needs_interest', 'needs_balancing_test'],
  },
] as const satisfies readonly Code[]

/** Art. 9(2): conditions that lift the ban on special categories. One of them comes beside a basis of Art. 6, never instead. */
export const art9Conditions = [
  { code: '9a', iri: 'eu-gdpr:A9-2-a', article: '9(2)(a)' },
  { code: '9b', iri: 'eu-gdpr:A9-2-b', article: '9(2)(b)' },
  { code: '9c', iri: 'eu-gdpr:A9-2-c', article: '9(2)(c)' },
  { code: '9d', iri: 'eu-gdpr:A9-2-d', article: '9(2)(d)' },
  { code: '9e', iri: 'eu-gdpr:A9-2-e', article: '9(2)(e)' },
  { code: '9f', iri: 'eu-gdpr:A9-2-f', article: '9(2)(f)' },
  { code: '9g', iri: 'eu-gdpr:A9-2-g', article: '9(2)(g)' },
  { code: '9h', iri: 'eu-gdpr:A9-2-h', article: '9(2)(h)' },
  { code: '9i', iri: 'eu-gdpr:A9-2-i', article: '9(2)(i)' },
  { code: '9j', iri: 'eu-gdpr:A9-2-j', article: '9(2)(j)' },
] as const satisfies readonly Code[]

/** Art. 10, with Art. 10 of the Belgian law of 30 July 2018: criminal convictions and offences. */
export const art10Bases = [
  { code: '10_official_authority', article: '10' },
  { code: '10_law', article: '10' },
] as const satisfies readonly Code[]

/** Art. 13(2)(e): whether a person must provide the data. */
export const provisionDuties = [
  { code: 'statutory', article: '13(2)(e)' },
  { code: 'contractual', article: '13(2)(e)' },
  { code: 'needed_for_contract', article: '13(2)(e)' },
  { code: 'voluntary', article: '13(2)(e)' },
] as const satisfies readonly Code[]

/** What a test of legitimate interest comes to, Art. 6(1)(f). */
export const interestOutcomes = [
  { code: 'passes', iri: 'dpv:LegitimateInterestAssessment', article: '6(1)(f)' },
  { code: 'passes_with_safeguards', iri: 'dpv:LegitimateInterestAssessment', article: '6(1)(f)' },
  { code: 'fails', article: '6(1)(f)' },
] as const satisfies readonly Code[]

/** Where a rule comes from. Policy and contract may only add to the law. */
export const ruleSources = [
  { code: 'law' },
  { code: 'policy' },
  { code: 'contract' },
] as const satisfies readonly Code[]
export type RuleSource = CodeOf<typeof ruleSources>

const textByFlag = {
  needs_withdrawal_path: 'withdrawalPath',
  needs_law_reference: 'lawReference',
  needs_interest: 'legitimateInterest',
  needs_balancing_test: 'balancingTest',
} as const

export type BasisText = (typeof textByFlag)[keyof typeof textByFlag]

/** The texts a purpose must carry because of its legal bases (Art. 7(3), 6(3), 6(1)(f)). */
export function textsNeededFor(bases: readonly string[]): BasisText[] {
  const needed = legalBases
    .filter((basis) => bases.includes(basis.code))
    .flatMap((basis) => ('flags' in basis ? basis.flags.map((flag) => textByFlag[flag]) : []))
  return [...new Set(needed)]
}
