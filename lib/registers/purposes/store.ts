import { detailStore } from '../declare/store'
import { purposeDetail } from './schema'

/** Reads and writes the table Purpose. */
export const purposeStore = detailStore(purposeDetail, {
  read: (tx, ids) => tx.purpose.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.purpose.create({ data: { id, ...detail } }),
  update: (tx, id, detail) => tx.purpose.update({ where: { id }, data: detail }),
})
