/** How pressing a due moment is: more than 24 hours, 24 to 6 hours, less than 6 hours, over. */
export type Urgency = 'on_track' | 'within_a_day' | 'urgent' | 'overdue'

/** What a clock shows. `provisional` runs from receipt until somebody says when the company became aware; `elapsed` has no length. */
export type ClockState = 'provisional' | Urgency | 'met' | 'not_needed' | 'elapsed'

/** The urgency of what is left, in milliseconds. A clock that ends at 24:00 is over at that moment itself, any other one after it. */
export function urgencyOf(remaining: number, endsDay: boolean): Urgency {
  const hour = 3_600_000
  if (remaining < 0 || (endsDay && remaining === 0)) return 'overdue'
  if (remaining < 6 * hour) return 'urgent'
  return remaining <= 24 * hour ? 'within_a_day' : 'on_track'
}
