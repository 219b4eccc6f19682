import { detailStore } from '../declare/store'
import { systemDetail } from './schema'

/** Reads the table System. */
export const systemStore = detailStore(systemDetail, {
  read: (tx, ids) => tx.system.findMany({ where: { id: { in: ids } } }),
})
