import type { FieldErrors } from '@/lib/errors/refusal'
import type { TransferGap } from '@/lib/law/codes/transfers'
import { isEea } from '@/lib/law/countries'
import { gapsOfTransfer, type TransferView } from '@/lib/law/transfers'
import type { CalendarDate } from '@/lib/time/types'
import { inOrder, notAfter, together } from './agreement-term'

/** A transfer as rows of activities and processors keep it. */
type TransferRow = {
  country: string
  mechanism: string | null
  evidence: string
  checkedOn: CalendarDate | null
  validUntil: CalendarDate | null
}

const requirementOf: Record<TransferGap, 'transfer_mechanism' | 'transfer_evidence' | 'transfer_validity'> = {
  country_unknown: 'transfer_mechanism',
  mechanism_missing: 'transfer_mechanism',
  not_eea: 'transfer_mechanism',
  eea_needs_none: 'transfer_mechanism',
  evidence_missing: 'transfer_evidence',
  dpf_check_missing: 'transfer_evidence',
  no_adequacy: 'transfer_validity',
  expired: 'transfer_validity',
}

/** Which requirements on transfers hold for all of these rows on a day (chapter V): mechanism, evidence, validity. */
export function transfersMet(transfers: readonly TransferRow[], view: TransferView) {
  const gaps = transfers.flatMap((row) => gapsOfTransfer({ ...row, mechanism: row.mechanism ?? '' }, view))
  const broken = new Set(gaps.map((gap) => requirementOf[gap]))
  return {
    transfer_mechanism: !broken.has('transfer_mechanism'),
    transfer_evidence: !broken.has('transfer_evidence'),
    transfer_validity: !broken.has('transfer_validity'),
  }
}

/**
 * Whether every sub-processor outside the EEA stands under a mechanism that holds on a day (Art. 28(4), 44). Their evidence
 * is kept by the processor, so none is asked here.
 */
export function subProcessorTransfersMet(
  rows: readonly { country: string; mechanism: string | null }[],
  view: TransferView,
): boolean {
  return rows
    .filter(({ country }) => country !== '' && !isEea(country))
    .every((row) => {
      const gaps = gapsOfTransfer({ ...row, mechanism: row.mechanism ?? '', evidence: '' }, view)
      return gaps.every((gap) => requirementOf[gap] === 'transfer_evidence')
    })
}

/** Whether any of these rows takes data outside the European Economic Area. */
export function leavesEea(transfers: readonly { country: string }[]): boolean {
  return transfers.some((row) => row.country !== '' && !isEea(row.country))
}

type ContradictionsOfTransfersTransferRow = {
  recipient?: string
  country: string
  mechanism: string | null
  checkedOn: CalendarDate | null
  validUntil: CalendarDate | null
}

/**
 * What rows of transfers cannot say: a transfer without its mechanism (unless the field is marked open), a check that lies
 * in the future, evidence that ended before it was looked at.
 */
export function contradictionsOfTransfers(
  rows: readonly ContradictionsOfTransfersTransferRow[],
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    ...rows.map((row, index): FieldErrors => {
      const path = (column: string) => `transfers.${index}.${column}`
      const named = row.country !== '' || (row.recipient ?? '') !== ''
      const without = named && row.mechanism === null && !openFields.includes('transfers')
      return together(
        without ? { [path('mechanism')]: ['transfer_needs_mechanism'] } : {},
        notAfter(today, [path('checkedOn'), row.checkedOn]),
        inOrder([
          [path('checkedOn'), row.checkedOn],
          [path('validUntil'), row.validUntil],
        ]),
      )
    }),
  )
}
