import { detailStore } from '../declare/store'
import { processorDetail } from './schema'

/** Reads the table Processor. */
export const processorStore = detailStore(processorDetail, {
  read: (tx, ids) => tx.processor.findMany({ where: { id: { in: ids } } }),
})
