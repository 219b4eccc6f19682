import type { CalendarDate } from '@/lib/time/types'
import { type AdequacyDecision, adequacyOn } from './adequacy'
import { isCodeOf } from './codes/code'
import { type TransferDemand, type TransferGap, transferDemands, transferMechanisms } from './codes/transfers'
import { isCountry, isEea } from './countries'

/** A transfer as the registers keep it; empty text means: not filled in. */
export type TransferFacts = {
  country: string
  mechanism: string
  evidence: string
  checkedOn?: CalendarDate | null
  validUntil?: CalendarDate | null
}

/** The day on which a transfer is looked at, and the decisions of the Commission that are known. */
export type TransferView = { on: CalendarDate; adequacy: readonly AdequacyDecision[] }

function gapOf(demand: TransferDemand, transfer: TransferFacts, { on, adequacy }: TransferView): TransferGap[] {
  switch (demand) {
    case 'decision_valid':
      return adequacyOn(adequacy, transfer.country, on) === null ? ['no_adequacy'] : []
    case 'dpf_listing':
      return transfer.checkedOn ? [] : ['dpf_check_missing']
    case 'document':
    case 'document_date':
    case 'impact_assessment':
    case 'scc_module':
    case 'authority_reference':
    case 'reason':
    case 'safeguard_document':
      return transfer.evidence.trim() === '' ? ['evidence_missing'] : []
  }
}

function mechanismGaps(transfer: TransferFacts, view: TransferView): TransferGap[] {
  const inside = isEea(transfer.country)
  if (transfer.mechanism === 'none_eea') return inside ? [] : ['not_eea']
  if (inside) return ['eea_needs_none']
  const demands = transferDemands(transfer.mechanism, transfer.country)
  return [...new Set(demands.flatMap((demand) => gapOf(demand, transfer, view)))]
}

/** What is missing or wrong with a transfer on a day (chapter V); empty when it stands. */
export function gapsOfTransfer(transfer: TransferFacts, view: TransferView): TransferGap[] {
  const known = isCountry(transfer.country) || transfer.country === 'EPO'
  if (!known) return ['country_unknown']
  if (!isCodeOf(transferMechanisms, transfer.mechanism)) return ['mechanism_missing']
  const expired: TransferGap[] = transfer.validUntil && transfer.validUntil < view.on ? ['expired'] : []
  return [...mechanismGaps(transfer, view), ...expired]
}
