import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import { inOrder, notAfter, together } from '../shared/date-order'
import type { AgreementDetail } from './schema'

/** What an agreement cannot say: ends before starts, an end of what has none, a disclosure by law without the law. */
export function contradictionsOfAgreement(
  detail: AgreementDetail,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  const { signedOn, startOn, endOn, renewalOn, lastAuditOn, nextAuditOn } = detail
  const lawless = detail.kind === 'legal_disclosure' && detail.legalBases.length > 0 && detail.lawReference === ''
  return together(
    inOrder(
      [
        ['startOn', startOn],
        ['endOn', endOn],
      ],
      [
        ['signedOn', signedOn],
        ['endOn', endOn],
      ],
      [
        ['startOn', startOn],
        ['renewalOn', renewalOn],
      ],
      [
        ['lastAuditOn', lastAuditOn],
        ['nextAuditOn', nextAuditOn],
      ],
    ),
    notAfter(today, ['signedOn', signedOn], ['lastAuditOn', lastAuditOn]),
    detail.indefinite && endOn !== null ? { endOn: ['end_of_indefinite'] } : {},
    lawless && !openFields.includes('lawReference') ? { lawReference: ['basis_needs_law'] } : {},
  )
}
