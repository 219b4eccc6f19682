import { addDuration, durationOf } from '@/lib/time/duration'
import type { CalendarDate } from '@/lib/time/types'
import type { Due } from '../declare/define'
import type { RetentionRuleDetail } from './schema'

/** Data of one rule whose period runs from the same day, e.g. the books of 2019, with the day on which it is over. */
export type BatchDue = { name: string; triggerOn: CalendarDate; dueOn: CalendarDate }

/**
 * When each batch is due: the day of its trigger + the period, on the calendar (a day that its month does not have becomes that
 * month's last). Batches without a day, and a rule with a criterion instead of a period, have no due day.
 */
export function batchDues({ period, batches }: Pick<RetentionRuleDetail, 'period' | 'batches'>): BatchDue[] {
  const length = durationOf(period)
  if (length === null) return []
  return batches.flatMap(({ name, triggerOn }) =>
    triggerOn === null ? [] : [{ name, triggerOn, dueOn: addDuration(triggerOn, length) }],
  )
}

/** The day on which a rule with a fixed date is due; without a period, that date itself. */
export function fixedDue({ trigger, fixedOn, period }: RetentionRuleDetail): CalendarDate | null {
  if (trigger !== 'fixed_date' || fixedOn === null) return null
  const length = durationOf(period)
  return length === null ? fixedOn : addDuration(fixedOn, length)
}

/** Every day on which something of this rule falls due. */
export function duesOfRetentionRule(detail: RetentionRuleDetail): Due[] {
  const fixed = fixedDue(detail)
  return [
    ...(fixed === null ? [] : [{ code: 'fixed_date', on: fixed }]),
    ...batchDues(detail).map(({ dueOn }) => ({ code: 'batch', on: dueOn })),
  ]
}
