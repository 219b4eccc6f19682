import { detailStore } from '../declare/store'
import { sourceDetail } from './schema'

/** Reads and writes the table Source. */
export const sourceStore = detailStore(sourceDetail, {
  read: (tx, ids) => tx.source.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.source.create({ data: { id, ...detail } }),
  update: (tx, id, detail) => tx.source.update({ where: { id }, data: detail }),
})
