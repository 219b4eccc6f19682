import type { FieldErrors } from '@/lib/errors/refusal'
import { textsNeededFor } from '@/lib/law/codes/bases'
import type { PurposeDetail } from './schema'

const keyOf: Record<ReturnType<typeof textsNeededFor>[number], string> = {
  lawReference: 'basis_needs_law',
  legitimateInterest: 'basis_needs_interest',
  balancingTest: 'basis_needs_balancing',
  withdrawalPath: 'basis_needs_withdrawal',
}

/** A basis without the text it calls for (Art. 6(1)(a), (c), (e), (f)); a text that is marked open is only missing. */
export function contradictionsOfPurpose(detail: PurposeDetail, openFields: readonly string[]): FieldErrors {
  const absent = textsNeededFor(detail.legalBases).filter((name) => detail[name] === '' && !openFields.includes(name))
  return Object.fromEntries(absent.map((name) => [name, [keyOf[name]]]))
}
