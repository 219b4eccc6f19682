import { z } from 'zod'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import { type AdequacyDecision, adequacyOn } from './adequacy'
import { isCodeOf } from './codes/code'
import {
  needsListing,
  type TransferDemand,
  type TransferGap,
  transferDemands,
  transferMechanisms,
} from './codes/transfers'
import { isCountry, isEea, isListedOrganisation } from './countries'

const text = z
  .string()
  .nullish()
  .catch('')
  .transform((said) => said?.trim() ?? '')
const day = calendarDateSchema.nullish().catch(null)

/**
 * A transfer as the registers keep it, now or in an old version; empty text: not filled in. `evidence` is the one text of
 * before: it stays a note and proves nothing.
 */
export const transferFacts = z.object({
  recipient: text,
  country: text,
  /** An international organisation by name, instead of a country (Art. 30(1)(e)). */
  organisation: text,
  mechanism: text,
  sccModule: text,
  signedOn: day,
  /** The document, or the place where it is kept. */
  document: text,
  assessedOn: day,
  assessment: text,
  authorityReference: text,
  reason: text,
  authorityToldOn: day,
  personToldOn: day,
  listedAs: text,
  listing: text,
  evidence: text,
  checkedOn: day,
  validUntil: day,
})
export type TransferFacts = z.output<typeof transferFacts>

/** The day on which a transfer is looked at, and the decisions of the Commission that are known. */
export type TransferView = {
  on: CalendarDate
  adequacy: readonly AdequacyDecision[]
  /** Does it hold data of the company's own staff: these need a listing of their own. */
  staffData?: boolean
}

/** A look-up in the list stands this long: a listing is renewed every year. */
export const listingMonths = 12

function gapsOf(demand: TransferDemand, row: TransferFacts, view: TransferView): TransferGap[] {
  switch (demand) {
    case 'decision_valid':
      return decisionGaps(row, view)
    case 'scc_module':
      return row.sccModule === '' ? ['scc_module_missing'] : []
    case 'signed_on':
      return row.signedOn ? [] : ['signed_on_missing']
    case 'document':
      return row.document === '' ? ['document_missing'] : []
    case 'impact_assessment':
      if (!row.assessedOn || row.assessment === '') return ['assessment_missing']
      return row.assessment === 'not_equivalent' ? ['assessment_fails'] : []
    case 'authority_reference':
      return row.authorityReference === '' ? ['authority_reference_missing'] : []
    case 'reason':
      return row.reason === '' ? ['reason_missing'] : []
    case 'safeguard_document':
      return row.document === '' ? ['safeguard_document_missing'] : []
    case 'authority_told':
      return row.authorityToldOn ? [] : ['authority_not_told']
    case 'person_told':
      return row.personToldOn ? [] : ['person_not_told']
  }
}

/** A decision stands on the day; where it does not cover everybody, somebody looked whether it covers this recipient. */
function decisionGaps(row: TransferFacts, view: TransferView): TransferGap[] {
  const decision = row.organisation === '' ? adequacyOn(view.adequacy, row.country, view.on) : null
  if (decision === null) return ['no_adequacy']
  if (needsListing(row.mechanism, row.country)) return listingGaps(row, view)
  return decision.scope === 'all' || row.checkedOn ? [] : ['scope_check_missing']
}

function listingGaps(row: TransferFacts, { on, staffData }: TransferView): TransferGap[] {
  const found: TransferGap[] = []
  if (!row.checkedOn) found.push('dpf_check_missing')
  else if (addMonthsClamped(row.checkedOn, listingMonths) < on) found.push('dpf_check_stale')
  if (row.listedAs === '') found.push('dpf_name_missing')
  if (row.listing === '') found.push('dpf_listing_missing')
  else if (staffData && row.listing === 'non_hr') found.push('dpf_not_for_staff')
  return found
}

function mechanismGaps(row: TransferFacts, view: TransferView): TransferGap[] {
  const inside = row.organisation === '' && isEea(row.country)
  if (row.mechanism === 'none_eea') return inside ? [] : ['not_eea']
  if (inside) return ['eea_needs_none']
  return [...new Set(transferDemands(row.mechanism).flatMap((demand) => gapsOf(demand, row, view)))]
}

/** What is missing or wrong with a transfer on a day (chapter V); empty when it stands. */
export function gapsOfTransfer(transfer: z.input<typeof transferFacts>, view: TransferView): TransferGap[] {
  const row = transferFacts.parse(transfer)
  const known = row.organisation !== '' || isCountry(row.country) || isListedOrganisation(row.country)
  if (!known) return ['country_unknown']
  if (!isCodeOf(transferMechanisms, row.mechanism)) return ['mechanism_missing']
  const expired: TransferGap[] = row.validUntil && row.validUntil < view.on ? ['expired'] : []
  return [...mechanismGaps(row, view), ...expired]
}
