import type { LeakState } from '@/lib/db/generated/enums'
import { addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'

/** How many years names are kept where nobody said otherwise: a proposal, no term of the law. */
export const usualKeepYears = 5

/** States in which nothing is done about a leak any more. */
export const endStates = ['closed', 'rejected', 'near_miss', 'merged'] as const satisfies readonly LeakState[]

/** What says when the names of a leak are due to go. */
export type Ending = {
  state: LeakState
  /** When it came into this state. */
  endedAt: Instant
  /** A clock of it runs on. */
  isRunning: boolean
  /** Something of it is still to be done. */
  hasOpenTasks: boolean
  redactedAt: Instant | null
}

export type NamesState =
  | { is: 'open' | 'running' | 'tasks' }
  | { is: 'erased'; at: Instant }
  | { is: 'kept'; until: CalendarDate }
  | { is: 'due'; since: CalendarDate }

/**
 * Whether the names inside a leak may be erased today. What was erased counts until the leak ended once more; while a clock runs or
 * something is still to be done, they stay. The last day of the years is still to be kept.
 */
export function namesState(
  ending: Ending,
  years: number,
  { today, zone }: { today: CalendarDate; zone: string },
): NamesState {
  const { state, endedAt, isRunning, hasOpenTasks, redactedAt } = ending
  if (!endStates.some((end) => end === state)) return { is: 'open' }
  if (redactedAt !== null && redactedAt >= endedAt) return { is: 'erased', at: redactedAt }
  const until = addMonthsClamped(localDateOf(endedAt, zone), years * 12)
  if (today <= until) return { is: 'kept', until }
  if (isRunning) return { is: 'running' }
  if (hasOpenTasks) return { is: 'tasks' }
  return { is: 'due', since: until }
}
