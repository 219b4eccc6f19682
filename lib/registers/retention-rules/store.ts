import { detailStore } from '../declare/store'
import { retentionRuleDetail } from './schema'

/** Reads the table RetentionRule. */
export const retentionRuleStore = detailStore(retentionRuleDetail, {
  read: (tx, ids) => tx.retentionRule.findMany({ where: { id: { in: ids } } }),
})
