import { addDays } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import type { Due } from '../declare/define'
import type { AgreementDetail } from './schema'

export const agreementDueCodes = ['end', 'notice', 'renewal', 'audit'] as const
type Code = (typeof agreementDueCodes)[number]

/**
 * Days on which something of an agreement falls due: its last day, the last day on which notice can be given (so many
 * calendar days before the end), its renewal and its next audit (Art. 28(3)(h)).
 */
export function duesOfAgreement({
  endOn,
  indefinite,
  noticeDays,
  renewalOn,
  nextAuditOn,
}: Pick<AgreementDetail, 'endOn' | 'indefinite' | 'noticeDays' | 'renewalOn' | 'nextAuditOn'>): Due[] {
  const end = indefinite ? null : endOn
  const notice = end !== null && noticeDays !== null ? addDays(end, -noticeDays) : null
  const days: [Code, CalendarDate | null][] = [
    ['end', end],
    ['notice', notice],
    ['renewal', renewalOn],
    ['audit', nextAuditOn],
  ]
  return days.flatMap(([code, on]) => (on === null ? [] : [{ code, on }]))
}
