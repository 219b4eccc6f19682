import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'
import { inOrder, notAfter, together } from './date-order'

type TransferRow = {
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
  rows: readonly TransferRow[],
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
