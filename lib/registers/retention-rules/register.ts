import { defineRegister } from '../declare/define'
import { saidTwice } from '../shared/other-languages'
import {
  contradictionsOfRetentionRule,
  duesOfRetentionRule,
  missingOfRetentionRule,
  renamedBatches,
  retentionRuleRequirements,
  termOfRetentionRule,
} from './rules'
import { retentionRuleDetail } from './schema'

/** Register E: how long personal data are kept, and what happens then. */
export const retentionRules = defineRegister({
  slug: 'retention-rules',
  key: 'E',
  table: 'RetentionRule',
  icon: 'hourglass',
  detail: retentionRuleDetail,
  dpv: { class: 'dpv:StorageCondition', as: 'dpv:hasStorageCondition' },
  sections: ['what', 'term', 'after', 'batches', 'languages'],
  relations: {
    purposes: { to: 'purposes', many: true, section: 'what', column: 'hidden', filter: true, article: '5(1)(e)' },
    systems: { to: 'systems', many: true, section: 'what', column: 'hidden', filter: true },
  },
  requirements: retentionRuleRequirements,
  missing: missingOfRetentionRule,
  contradictions: (detail, openFields) => ({
    ...contradictionsOfRetentionRule(detail, openFields),
    ...saidTwice(detail),
  }),
  dues: duesOfRetentionRule,
  dueCodes: ['fixed_date', 'batch'],
  reviewMonths: 12,
  extract: {
    columnsWhenLinked: [
      'dataCategories',
      'trigger',
      'rolls',
      'fixedOn',
      'periodFrom',
      'period',
      'criterion',
      'action',
      'basis',
      'lawReference',
      'exception',
    ],
  },
  retention: { as: 'rule', termOf: termOfRetentionRule, renamed: renamedBatches },
})
