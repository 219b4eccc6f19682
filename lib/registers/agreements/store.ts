import { toDatabase } from '@/lib/time/types'
import { detailStore } from '../declare/store'
import { type AgreementDetail, agreementDetail } from './schema'

const columns = ({ signedOn, startOn, endOn, renewalOn, lastAuditOn, nextAuditOn, ...rest }: AgreementDetail) => ({
  ...rest,
  signedOn: signedOn && toDatabase(signedOn),
  startOn: startOn && toDatabase(startOn),
  endOn: endOn && toDatabase(endOn),
  renewalOn: renewalOn && toDatabase(renewalOn),
  lastAuditOn: lastAuditOn && toDatabase(lastAuditOn),
  nextAuditOn: nextAuditOn && toDatabase(nextAuditOn),
})

/** Reads and writes the table Agreement. */
export const agreementStore = detailStore(agreementDetail, {
  read: (tx, ids) => tx.agreement.findMany({ where: { id: { in: ids } } }),
  create: (tx, id, detail) => tx.agreement.create({ data: { id, ...columns(detail) } }),
  update: (tx, id, detail) => tx.agreement.update({ where: { id }, data: columns(detail) }),
})
