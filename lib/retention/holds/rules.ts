import type { CalendarDate } from '@/lib/time/types'

/** The days of a hold: the last one when known, and the first one on which it no longer stands when it was lifted. */
export type HoldDays = { startedOn: CalendarDate; endsOn: CalendarDate | null; liftedOn: CalendarDate | null }

export const holdStates = ['planned', 'standing', 'ended', 'lifted'] as const
export type HoldState = (typeof holdStates)[number]

/** What a hold is on a day. Only a standing one stops anything. */
export function holdStateOn({ startedOn, endsOn, liftedOn }: HoldDays, on: CalendarDate): HoldState {
  if (liftedOn !== null && liftedOn <= on) return 'lifted'
  if (on < startedOn) return 'planned'
  return endsOn !== null && endsOn < on ? 'ended' : 'standing'
}
