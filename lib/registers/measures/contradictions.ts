import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import { notAfter } from '../date-order'
import type { MeasureDetail } from './schema'

/** What a measure cannot say: a test that has not been held yet. */
export function contradictionsOfMeasure(
  { lastTestedOn }: Pick<MeasureDetail, 'lastTestedOn'>,
  _openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return notAfter(today, ['lastTestedOn', lastTestedOn])
}
