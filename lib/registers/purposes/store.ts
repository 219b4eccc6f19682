import { detailStore } from '../declare/store'
import { purposeDetail } from './schema'

/** Reads the table Purpose. */
export const purposeStore = detailStore(purposeDetail, {
  read: (tx, ids) => tx.purpose.findMany({ where: { id: { in: ids } } }),
})
