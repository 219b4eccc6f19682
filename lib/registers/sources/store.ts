import { detailStore } from '../declare/store'
import { sourceDetail } from './schema'

/** Reads the table Source. */
export const sourceStore = detailStore(sourceDetail, {
  read: (tx, ids) => tx.source.findMany({ where: { id: { in: ids } } }),
})
