import type { RecordFacts, Requirement } from '../declare/define'
import { unmet } from '../declare/unmet'
import type { RetentionRuleDetail } from './schema'

/** What a retention rule must say: from when, how long (or by which criterion), what then, and why that long. */
export const retentionRuleRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'trigger', article: '30(1)(f)', fields: ['trigger'] },
  { code: 'fixed_on', article: '30(1)(f)', fields: ['fixedOn'] },
  { code: 'period', article: '13(2)(a), 30(1)(f)', fields: ['period', 'criterion'] },
  { code: 'action', article: '5(1)(e)', fields: ['action'] },
  { code: 'basis', article: '5(1)(e)', fields: ['basis'] },
  { code: 'law_reference', article: '5(2)', fields: ['lawReference'] },
]

/** Codes of retentionRuleRequirements that this rule does not meet yet. */
export function missingOfRetentionRule({ ownerId, detail }: RecordFacts<RetentionRuleDetail>): string[] {
  const isFixed = detail.trigger === 'fixed_date'
  return unmet(retentionRuleRequirements, {
    owner: ownerId !== null,
    trigger: detail.trigger !== null,
    fixed_on: !isFixed || detail.fixedOn !== null,
    // On a fixed date the day itself is the limit.
    period: isFixed || detail.period !== '' || detail.criterion !== '',
    action: detail.action !== null,
    basis: detail.basis !== null,
    law_reference: detail.basis !== 'law' || detail.lawReference !== '',
  })
}
