import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type RetentionRuleDetail, retentionRuleDetail } from './schema'

const columns = ({ fixedOn, ...rest }: RetentionRuleDetail) => ({ ...rest, fixedOn: fixedOn && toDatabase(fixedOn) })

/** Reads and writes the table RetentionRule. */
export const retentionRuleStore = detailStore(retentionRuleDetail, {
  read: (tx, ids) => tx.retentionRule.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.retentionRule.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.retentionRule.update({ where: { id }, data: columns(detail) }),
})
