import type { Instant } from './types'
import type { ClockState, Urgency } from './urgency'

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
