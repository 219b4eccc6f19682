import { clockState, type RequestEndKind } from '@/lib/law/clocks'
import { type RequestRight, type RequestState, requestRights } from '@/lib/law/codes/requests'
import { requestDeadline } from '@/lib/law/deadlines'
import { type LawCountry, nextWorkingDayOnOrAfter } from '@/lib/law/working-days'
import { addDays, daysBetween } from '@/lib/time/calendar'
import type { ClockView } from '@/lib/time/clock-view'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { earliest, endOfDay, startOfDay } from '@/lib/time/zone'

/** What the clocks of a request follow from: days of the company's calendar. */
export type RequestFacts = {
  right: RequestRight
  state: RequestState
  /** Arrival at any channel of the company or of a processor of it, also on a Sunday. */
  receivedOn: CalendarDate
  /** A question about identity (Art. 12(6)), and when it was answered. */
  identityAskedOn: CalendarDate | null
  identityGivenOn: CalendarDate | null
  /** When the person was told of two further months. */
  extendedOn: CalendarDate | null
  /** When what is to be done at once was done. */
  executedOn: CalendarDate | null
  answeredOn: CalendarDate | null
  /** By when an authority asks for an answer; of a complaint. */
  authorityDueOn: CalendarDate | null
  /** When it was withdrawn or merged. */
  endedOn: CalendarDate | null
}

export type RequestTerm = {
  /** Plan on this day; it drives alarms and lateness. */
  primary: CalendarDate
  /** A reading: rolled to a working day, and later by the days for which a question about identity stood. */
  latest: CalendarDate
  extended: CalendarDate
  extendedLatest: CalendarDate
}

/** The days of a request with a month; null for one to which the law gives no term. */
export function requestTerm(
  { right, receivedOn, identityAskedOn: asked, identityGivenOn: given }: RequestFacts,
  country: LawCountry = 'BE',
): RequestTerm | null {
  if (termOf(right) === 'none') return null
  const { primary, extended } = requestDeadline(receivedOn, country)
  const suspended = asked !== null && given !== null ? Math.max(daysBetween(asked, given), 0) : 0
  const latest = (day: CalendarDate) => nextWorkingDayOnOrAfter(addDays(day, suspended), country)
  return { primary, latest: latest(primary), extended, extendedLatest: latest(extended) }
}

/** What kind of term a right has. */
export function termOf(right: RequestRight): 'month' | 'at_once' | 'none' {
  return requestRights.find(({ code }) => code === right)?.term ?? 'month'
}

/** Why the term cannot be extended on this day; null when it can: told to the person before the month is over, once, Art. 12(3). */
export function whyNotExtended(facts: RequestFacts, toldOn: CalendarDate): 'no_term' | 'extended' | 'too_late' | null {
  const term = requestTerm(facts)
  if (term === null) return 'no_term'
  if (facts.extendedOn !== null) return 'extended'
  return toldOn > term.primary ? 'too_late' : null
}

/**
 * By when what is to be done at once should be done: the end of the next working day. The law says "no longer" and gives no
 * days: this is a yardstick of our own, so that an alarm has a moment.
 */
export function atOnceDue(receivedOn: CalendarDate, country: LawCountry = 'BE'): CalendarDate {
  return nextWorkingDayOnOrAfter(addDays(receivedOn, 1), country)
}

type Kept = { code: string; source: string; certainty: string; due: CalendarDate; latest: CalendarDate | null }

/**
 * The clocks of a request, most pressing first. Asking about identity never moves the day that drives alarms: whether it
 * suspends the month is a reading (EDPB Guidelines 01/2022), shown beside it.
 */
export function requestClocks(facts: RequestFacts, { now, zone }: { now: Instant; zone: string }): ClockView[] {
  const { right, receivedOn, executedOn, answeredOn } = facts
  const term = requestTerm(facts)
  const isExtended = term !== null && facts.extendedOn !== null
  const clocks: (Kept | null)[] = [
    termOf(right) === 'at_once'
      ? {
          code: 'request_at_once',
          source: atOnceSource(right),
          certainty: 'verify',
          due: atOnceDue(receivedOn),
          latest: null,
        }
      : null,
    term && {
      code: 'request_answer',
      source: 'GDPR Art. 12(3)',
      certainty: 'read',
      due: isExtended ? term.extended : term.primary,
      latest: isExtended ? term.extendedLatest : term.latest,
    },
    facts.authorityDueOn === null
      ? null
      : {
          code: 'request_authority',
          source: 'GDPR Art. 31',
          certainty: 'read',
          due: facts.authorityDueOn,
          latest: null,
        },
  ]
  return clocks
    .flatMap((clock) => (clock ? [viewOf(clock, facts, { now, zone })] : []))
    .sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || compare(a.dueAt, b.dueAt))

  function viewOf({ due, latest, ...clock }: Kept, of: RequestFacts, at: { now: Instant; zone: string }): ClockView {
    const [on, kind] = endOf(clock.code === 'request_at_once' ? executedOn : answeredOn, clock.code, of)
    const kept = {
      startAt: startOfDay(receivedOn, at.zone),
      dueAt: endOfDay(due, at.zone),
      latestAt: latest && latest !== due ? endOfDay(latest, at.zone) : null,
      endsDay: true,
      endedAt: on && startOfDay(on, at.zone),
      endKind: kind,
      provisional: false,
    }
    return { ...clock, recipient: 'people', awareAt: null, endReference: null, ...kept, ...clockState(kept, at.now) }
  }
}

const compare = (a: Instant | null, b: Instant | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

const atOnceSource = (right: RequestRight) => (right === 'withdraw_consent' ? 'GDPR Art. 7(3)' : 'GDPR Art. 21(3)')

function endOf(
  done: CalendarDate | null,
  code: string,
  { state, endedOn }: RequestFacts,
): readonly [CalendarDate | null, RequestEndKind | null] {
  if (done !== null) return [done, code === 'request_at_once' ? 'executed' : 'answered']
  if (endedOn !== null && state === 'withdrawn') return [endedOn, 'taken_back']
  if (endedOn !== null && state === 'merged') return [endedOn, 'joined']
  return [null, null]
}

/** The earliest end that still runs, kept with the request for sorting and alarms; null when nothing runs. */
export function nextDueOf(clocks: readonly ClockView[]): Instant | null {
  return earliest(...clocks.filter(({ endedAt }) => endedAt === null).map(({ dueAt }) => dueAt))
}
