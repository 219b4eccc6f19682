import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type InterestTestDetail, interestTestDetail } from './schema'

const columns = ({ decidedOn, ...rest }: InterestTestDetail) => ({
  ...rest,
  decidedOn: decidedOn && toDatabase(decidedOn),
})

/** Reads and writes the table InterestTest. */
export const interestTestStore = detailStore(interestTestDetail, {
  read: (tx, ids) => tx.interestTest.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.interestTest.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.interestTest.update({ where: { id }, data: columns(detail) }),
})
