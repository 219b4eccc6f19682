import type { Leak } from '@/lib/db/generated/client'
import { type Instant, instantOf } from '@/lib/time/types'
import type { SettableMoment } from './schema'

const lateAfterMs = 24 * 3_600_000

/** True when awareness is set more than 24 h after detection: our threshold, the law names none (EDPB 9/2022, II.A.2). */
export function lateAwareness(detectedAt: Instant, awareAt: Instant): boolean {
  return Date.parse(awareAt) - Date.parse(detectedAt) > lateAfterMs
}

/** The column that holds the present value of each moment. */
export const momentColumns = {
  occurred_from: 'occurredFrom',
  occurred_to: 'occurredTo',
  detected: 'detectedAt',
  processor_aware: 'processorAwareAt',
  processor_informed: 'processorInformedAt',
  high_risk_found: 'highRiskFoundAt',
} as const satisfies Record<SettableMoment, keyof Leak>

export type MomentProblem = 'in_future' | 'required' | 'before_start' | 'after_end'

/** What is wrong with a new value of a moment, or null. Detection can never be empty; a leak cannot end before it began. */
export function momentProblem(
  leak: Pick<Leak, 'occurredFrom' | 'occurredTo'>,
  kind: SettableMoment,
  at: Instant | null,
  now: Instant,
): MomentProblem | null {
  if (at === null) return kind === 'detected' ? 'required' : null
  if (at > now) return 'in_future'
  if (kind === 'occurred_to' && leak.occurredFrom && at < instantOf(leak.occurredFrom)) return 'before_start'
  if (kind === 'occurred_from' && leak.occurredTo && at > instantOf(leak.occurredTo)) return 'after_end'
  return null
}
