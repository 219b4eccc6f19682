import { addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'
import { declarationOf } from '../state/registered'

/** When a record put in force now is looked at again: the planned date when it lies ahead, else the register's own term. */
export function reviewDate(register: string, planned: CalendarDate | null, now: Instant): CalendarDate {
  const today = localDateOf(now, brussels)
  if (planned && planned > today) return planned
  return addMonthsClamped(today, declarationOf(register).reviewMonths)
}
