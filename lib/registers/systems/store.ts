import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type SystemDetail, systemDetail } from './schema'

const columns = ({ goLiveOn, ...rest }: SystemDetail) => ({ ...rest, goLiveOn: goLiveOn && toDatabase(goLiveOn) })

/** Reads and writes the table System. */
export const systemStore = detailStore(systemDetail, {
  read: (tx, ids) => tx.system.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.system.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.system.update({ where: { id }, data: columns(detail) }),
})
