import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import { inOrder, notAfter, together } from '../shared/date-order'
import { contradictionsOfTransfers } from '../shared/transfer-contradictions'
import type { ActivityDetail } from './schema'

/** What an activity cannot say: an end before its start, a transfer without mechanism, an assessment made tomorrow. */
export function contradictionsOfActivity(
  detail: Pick<ActivityDetail, 'startOn' | 'endOn' | 'dpiaOn' | 'transfers'>,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    inOrder([
      ['startOn', detail.startOn],
      ['endOn', detail.endOn],
    ]),
    notAfter(today, ['dpiaOn', detail.dpiaOn]),
    contradictionsOfTransfers(detail.transfers, openFields, today),
  )
}
