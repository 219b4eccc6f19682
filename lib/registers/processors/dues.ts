import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import type { Due, DueFacts } from '../declare/define'
import { agreementFactOf, isInForceOn } from '../shared/agreement-term'
import type { ProcessorDetail } from './schema'

export const processorDueCodes = ['certificate', 'transfer_evidence', 'transfer_check', 'objection'] as const
type Code = (typeof processorDueCodes)[number]
type SubProcessor = ProcessorDetail['subProcessors'][number]

/** A listing or clauses are looked up again after a year (our own habit; the law gives no period). */
const checkMonths = 12

/** Days in which we may object to a new sub-processor: the shortest that an agreement in force gives; null when none does. */
export function objectionDaysOf({ incoming, on }: DueFacts): number | null {
  const inForce = (incoming.agreements ?? []).filter((fact) => isInForceOn(fact, on))
  const days = inForce.flatMap((fact) => agreementFactOf(fact).objectionDays ?? [])
  return days.length > 0 ? Math.min(...days) : null
}

/** Last day of objection: as written, else counted in calendar days from the day we were told (Art. 28(2)). */
export function objectionUntil(
  row: Pick<SubProcessor, 'notifiedOn' | 'objectionUntil'>,
  days: number | null,
): CalendarDate | null {
  return row.objectionUntil ?? (row.notifiedOn !== null && days !== null ? addDays(row.notifiedOn, days) : null)
}

/**
 * Days on which something of a processor falls due: the end of a certificate or of the evidence of a transfer, the next
 * look at a mechanism (12 months after the last), the end of an objection that nobody decided.
 */
export function duesOfProcessor(detail: ProcessorDetail, around: DueFacts): Due[] {
  const due = (code: Code, on: CalendarDate | null): Due[] => (on === null ? [] : [{ code, on }])
  const days = objectionDaysOf(around)
  return [
    ...detail.certificates.flatMap((row) => due('certificate', row.validUntil)),
    ...detail.transfers.flatMap((row) => [
      ...due('transfer_evidence', row.validUntil),
      ...due('transfer_check', row.checkedOn && addMonthsClamped(row.checkedOn, checkMonths)),
    ]),
    ...detail.subProcessors.flatMap((row) =>
      row.objection === null || row.objection === 'raised' ? due('objection', objectionUntil(row, days)) : [],
    ),
  ]
}
