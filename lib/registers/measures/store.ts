import { detailStore } from '../declare/store'
import { measureDetail } from './schema'

/** Reads the table Measure. */
export const measureStore = detailStore(measureDetail, {
  read: (tx, ids) => tx.measure.findMany({ where: { id: { in: ids } } }),
})
