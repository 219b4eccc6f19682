import type { RequestState } from '@/lib/law/codes/requests'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { hasEnded } from '../facts/rules'

/** How many years it is kept who asked, where nobody said otherwise: a proposal, no term of the law. */
export const usualKeepYears = 5

export type Ending = {
  state: RequestState
  /** When it was closed, or the day on which it was withdrawn or merged. */
  closedAt: Date | null
  endedOn: CalendarDate | null
  erasedAt: Date | null
}

export type KeptState =
  | { is: 'open' }
  | { is: 'erased' }
  | { is: 'kept'; until: CalendarDate }
  | { is: 'due'; since: CalendarDate }

/** Whether who asked may be erased today; the last day of the years is still to be kept. Legal holds are asked beside it. */
export function keptState(
  { state, closedAt, endedOn, erasedAt }: Ending,
  years: number,
  { today, zone }: { today: CalendarDate; zone: string },
): KeptState {
  if (erasedAt !== null) return { is: 'erased' }
  const ended = closedAt ? localDateOf(instantOf(closedAt), zone) : endedOn
  if (!hasEnded(state) || ended === null) return { is: 'open' }
  const until = addMonthsClamped(ended, years * 12)
  return today <= until ? { is: 'kept', until } : { is: 'due', since: until }
}
