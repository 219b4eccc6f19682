import { detailStore } from '../declare/store'
import { activityDetail } from './schema'

/** Reads the table Activity. */
export const activityStore = detailStore(activityDetail, {
  read: (tx, ids) => tx.activity.findMany({ where: { id: { in: ids } } }),
})
