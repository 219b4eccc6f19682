import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import { notAfter } from '../date-order'
import type { InterestTestDetail } from './schema'

/** What a test cannot say: that it will have been decided. */
export function contradictionsOfInterestTest(
  { decidedOn }: Pick<InterestTestDetail, 'decidedOn'>,
  _openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return notAfter(today, ['decidedOn', decidedOn])
}
