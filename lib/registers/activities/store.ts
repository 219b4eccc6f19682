import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type ActivityDetail, activityDetail } from './schema'

const columns = ({ startOn, endOn, dpiaOn, ...rest }: ActivityDetail) => ({
  ...rest,
  startOn: startOn && toDatabase(startOn),
  endOn: endOn && toDatabase(endOn),
  dpiaOn: dpiaOn && toDatabase(dpiaOn),
})

/** Reads and writes the table Activity. */
export const activityStore = detailStore(activityDetail, {
  read: (tx, ids) => tx.activity.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.activity.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.activity.update({ where: { id }, data: columns(detail) }),
})
