import { dpiaCriteria } from '@/lib/law/codes/activities'
import type { ActivityDetail } from './schema'

type Screened = Pick<
  ActivityDetail,
  'dpiaScreening' | 'dpiaNeed' | 'dpiaReason' | 'dpiaReference' | 'dpiaOn' | 'dpiaChecked'
>

/** Criteria that are met, at most one count each. */
function criteriaMet({ dpiaScreening }: Screened): number {
  return dpiaCriteria.filter(({ code }) => dpiaScreening.some((row) => row.criterion === code && row.answer === 'yes'))
    .length
}

/** Each criterion answered; "not known" is an answer, but not one on which "not needed" can stand. */
function isScreened({ dpiaScreening, dpiaNeed }: Screened): boolean {
  return dpiaCriteria.every(({ code }) =>
    dpiaScreening.some(
      ({ criterion, answer }) =>
        criterion === code && (dpiaNeed === 'not_needed' ? answer === 'yes' || answer === 'no' : answer !== null),
    ),
  )
}

function isDecided({ dpiaNeed, dpiaReason, dpiaReference, dpiaOn }: Screened): boolean {
  switch (dpiaNeed) {
    case 'not_needed':
      return dpiaReason !== ''
    case 'done':
      return dpiaReference !== '' && dpiaOn !== null
    case 'needed':
    case 'to_assess':
    case null:
      return false
  }
}

/**
 * Art. 35: the screening is answered, its result stands (none needed with a reason, or done with reference and date), and
 * "not needed" with two or more criteria met was looked at by the DPO (WP248 rev.01, read in secondary sources).
 */
export function impactMet(detail: Screened) {
  const against = detail.dpiaNeed === 'not_needed' && criteriaMet(detail) >= 2
  return {
    dpia_screening: isScreened(detail),
    dpia: isDecided(detail),
    dpia_checked: !against || (detail.dpiaReason !== '' && detail.dpiaChecked),
  }
}
