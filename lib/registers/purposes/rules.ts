import type { FieldErrors } from '@/lib/errors/refusal'
import { textsNeededFor } from '@/lib/law/codes/bases'
import { type LinkedFact, type RecordFacts, type Requirement, unmet } from '../declare/define'
import { saidTwice } from '../shared/other-languages'
import type { PurposeDetail } from './schema'

const keyOf: Record<ReturnType<typeof textsNeededFor>[number], string> = {
  lawReference: 'basis_needs_law',
  legitimateInterest: 'basis_needs_interest',
  balancingTest: 'basis_needs_balancing',
  withdrawalPath: 'basis_needs_withdrawal',
}

/** A basis without the text it calls for (Art. 6(1)(a), (c), (e), (f)); a text that is marked open is only missing. */
export function contradictionsOfPurpose(detail: PurposeDetail, openFields: readonly string[]): FieldErrors {
  const absent = textsNeededFor(detail.legalBases).filter((name) => detail[name] === '' && !openFields.includes(name))
  return { ...Object.fromEntries(absent.map((name) => [name, [keyOf[name]]])), ...saidTwice(detail) }
}

/** What a purpose must say: a basis, and the text that this basis calls for. */
export const purposeRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'description', article: '5(1)(b), 30(1)(b)', fields: ['description'] },
  { code: 'basis', article: '6(1)', fields: ['legalBases'] },
  { code: 'law_reference', article: '6(3)', fields: ['lawReference'] },
  { code: 'interest', article: '13(1)(d)', fields: ['legitimateInterest'] },
  { code: 'balancing_test', article: '6(1)(f)', fields: ['balancingTest'] },
  { code: 'interest_test', article: '6(1)(f)', fields: ['interestTest'] },
  { code: 'interest_test_fails', article: '6(1)(f)', fields: ['interestTest'] },
  { code: 'withdrawal', article: '7(3)', fields: ['withdrawalPath'] },
]

/** Codes of purposeRequirements that this purpose does not meet yet. */
export function missingOfPurpose({ ownerId, detail, linked }: RecordFacts<PurposeDetail>): string[] {
  const needed = textsNeededFor(detail.legalBases)
  const written = (text: (typeof needed)[number]) => !needed.includes(text) || detail[text] !== ''
  const test = testMet(detail, linked.interestTest ?? [])
  return unmet(purposeRequirements, {
    owner: ownerId !== null,
    description: detail.description !== '',
    basis: detail.legalBases.length > 0,
    law_reference: written('lawReference'),
    interest: written('legitimateInterest'),
    balancing_test: written('balancingTest'),
    ...test,
    withdrawal: written('withdrawalPath'),
  })
}

/** A purpose on legitimate interest relies on a test that passes; one that fails is said apart from one that is not there. */
function testMet({ legalBases }: PurposeDetail, tests: readonly LinkedFact[]) {
  const outcomes = tests.map(({ detail }) => detail.outcome)
  const fails = outcomes.includes('fails')
  const passes = outcomes.some((outcome) => outcome === 'passes' || outcome === 'passes_with_safeguards')
  const asked = legalBases.includes('f_legitimate_interest')
  return { interest_test: !asked || passes || fails, interest_test_fails: !asked || !fails }
}
