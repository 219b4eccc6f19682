import { detailStore } from '../declare/store'
import { agreementDetail } from './schema'

/** Reads the table Agreement. */
export const agreementStore = detailStore(agreementDetail, {
  read: (tx, ids) => tx.agreement.findMany({ where: { id: { in: ids } } }),
})
