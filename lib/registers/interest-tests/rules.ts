import { type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { InterestTestDetail } from './schema'

/** Every question of the three steps wants an answer; safeguards only where there are any or the outcome leans on them. */
export const interestTestRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'interest', article: '6(1)(f)', fields: ['interest'] },
  { code: 'interest_of', article: '6(1)(f)', fields: ['interestOf'] },
  { code: 'interest_lawful', article: '6(1)(f)', fields: ['interestLawful'] },
  { code: 'necessity', article: '6(1)(f)', fields: ['necessity'] },
  { code: 'less_intrusive', article: '6(1)(f), 5(1)(c)', fields: ['lessIntrusive'] },
  { code: 'nature_of_data', article: '6(1)(f)', fields: ['natureOfData'] },
  { code: 'expectations', article: '6(1)(f), recital 47', fields: ['expectations'] },
  { code: 'relationship', article: '6(1)(f), recital 47', fields: ['relationship'] },
  { code: 'impact', article: '6(1)(f)', fields: ['impact'] },
  { code: 'vulnerable', article: '6(1)(f)', fields: ['vulnerable'] },
  { code: 'safeguards', article: '6(1)(f)', fields: ['safeguards'] },
  { code: 'objection', article: '21(1), 21(4)', fields: ['objection'] },
  { code: 'outcome', article: '6(1)(f)', fields: ['outcome'] },
  { code: 'decided_on', article: '5(2)', fields: ['decidedOn'] },
]

/** Codes of interestTestRequirements that this test does not meet yet. */
export function missingOfInterestTest({ ownerId, detail }: RecordFacts<InterestTestDetail>): string[] {
  return unmet(interestTestRequirements, {
    owner: ownerId !== null,
    interest: detail.interest !== '',
    interest_of: detail.interestOf !== '',
    interest_lawful: detail.interestLawful !== '',
    necessity: detail.necessity !== '',
    less_intrusive: detail.lessIntrusive !== '',
    nature_of_data: detail.natureOfData !== '',
    expectations: detail.expectations !== '',
    relationship: detail.relationship !== '',
    impact: detail.impact !== '',
    vulnerable: detail.vulnerable !== '',
    safeguards: detail.outcome !== 'passes_with_safeguards' || detail.safeguards !== '',
    objection: detail.objection !== '',
    outcome: detail.outcome !== null,
    decided_on: detail.decidedOn !== null,
  })
}
