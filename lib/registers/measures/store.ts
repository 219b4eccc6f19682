import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type MeasureDetail, measureDetail } from './schema'

const columns = ({ lastTestedOn, ...rest }: MeasureDetail) => ({
  ...rest,
  lastTestedOn: lastTestedOn && toDatabase(lastTestedOn),
})

/** Reads and writes the table Measure. */
export const measureStore = detailStore(measureDetail, {
  read: (tx, ids) => tx.measure.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.measure.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.measure.update({ where: { id }, data: columns(detail) }),
})
