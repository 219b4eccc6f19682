import { day, hour } from './length'
import type { Instant } from './types'

/** A clock as it is shown: the same in a list, on the overview, on the record page and in a document. */
export type ClockView = {
  code: string
  recipient: string
  source: string
  /** 'read' | 'secondary' | 'verify' */
  certainty: string
  startAt: Instant
  /** Runs from receipt, until it is set when the company became aware. */
  provisional: boolean
  /** For the people clock: since when the company was aware, shown beside the time since the high risk was found. */
  awareAt: Instant | null
  dueAt: Instant | null
  latestAt: Instant | null
  /** The due moment is the end of a day: shown as 24:00, over at the moment itself. */
  endsDay: boolean
  endedAt: Instant | null
  endKind: string | null
  /** The reference of what was filed, or who signed the grounds. */
  endReference: string | null
  state: ClockState
  /** What the alarm says; null when the clock has no due moment or has ended. A provisional clock alarms like the real one. */
  urgency: Urgency | null
  /** Milliseconds left (negative: over), or since the start for a clock without length; for an ended one from start to end. */
  remaining: number
  /** Ended after its due moment. */
  late: boolean
}

/** How pressing a due moment is: more than 24 hours, 24 to 6 hours, less than 6 hours, over. */
export type Urgency = 'on_track' | 'within_a_day' | 'urgent' | 'overdue'

/** What a clock shows. `provisional` runs from receipt until somebody says when the company became aware; `elapsed` has no length. */
export const clockStates = [
  ...(['provisional', 'on_track', 'within_a_day', 'urgent'] as const),
  ...(['overdue', 'met', 'not_needed', 'elapsed'] as const),
] as const
export type ClockState = (typeof clockStates)[number]

/** The urgency of what is left, in milliseconds. A clock that ends at 24:00 is over at that moment itself, any other one after it. */
export function urgencyOf(remaining: number, endsDay: boolean): Urgency {
  if (remaining < 0 || (endsDay && remaining === 0)) return 'overdue'
  if (remaining < 6 * hour) return 'urgent'
  return remaining <= day ? 'within_a_day' : 'on_track'
}

/** Every running clock that presses, else the one that ends first, else the first that runs without an end: the others stand on the page of the thing. */
export function mostPressing<C extends Pick<ClockView, 'endedAt' | 'dueAt' | 'urgency'>>(
  clocks: readonly C[],
): readonly C[] {
  const running = clocks.filter(({ endedAt }) => endedAt === null)
  const pressing = running.filter(({ urgency }) => urgency !== null && urgency !== 'on_track')
  if (pressing.length > 0) return pressing
  const ending = running.filter(({ dueAt }) => dueAt).sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
  return ending.length > 0 ? ending.slice(0, 1) : running.slice(0, 1)
}
