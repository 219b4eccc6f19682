import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type ProcessorDetail, processorDetail } from './schema'

const columns = ({ guaranteesOn, ...rest }: ProcessorDetail) => ({
  ...rest,
  guaranteesOn: guaranteesOn && toDatabase(guaranteesOn),
})

/** Reads and writes the table Processor. */
export const processorStore = detailStore(processorDetail, {
  read: (tx, ids) => tx.processor.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.processor.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.processor.update({ where: { id }, data: columns(detail) }),
})
