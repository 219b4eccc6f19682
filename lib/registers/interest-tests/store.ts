import { detailStore } from '../declare/store'
import { interestTestDetail } from './schema'

/** Reads the table InterestTest. */
export const interestTestStore = detailStore(interestTestDetail, {
  read: (tx, ids) => tx.interestTest.findMany({ where: { id: { in: ids } } }),
})
