import { textsNeededFor } from '@/lib/law/codes/bases'
import type { RecordFacts, Requirement } from '../define'
import { unmet } from '../unmet'
import type { PurposeDetail } from './schema'

/** What a purpose must say: a basis, and the text that this basis calls for. */
export const purposeRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'description', article: '5(1)(b), 30(1)(b)', fields: ['description'] },
  { code: 'basis', article: '6(1)', fields: ['legalBases'] },
  { code: 'law_reference', article: '6(3)', fields: ['lawReference'] },
  { code: 'interest', article: '13(1)(d)', fields: ['legitimateInterest'] },
  { code: 'balancing_test', article: '6(1)(f)', fields: ['balancingTest'] },
  { code: 'withdrawal', article: '7(3)', fields: ['withdrawalPath'] },
]

/** Codes of purposeRequirements that this purpose does not meet yet. */
export function missingOfPurpose({ ownerId, detail }: RecordFacts<PurposeDetail>): string[] {
  const needed = textsNeededFor(detail.legalBases)
  const written = (text: (typeof needed)[number]) => !needed.includes(text) || detail[text] !== ''
  return unmet(purposeRequirements, {
    owner: ownerId !== null,
    description: detail.description !== '',
    basis: detail.legalBases.length > 0,
    law_reference: written('lawReference'),
    interest: written('legitimateInterest'),
    balancing_test: written('balancingTest'),
    withdrawal: written('withdrawalPath'),
  })
}
