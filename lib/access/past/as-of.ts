import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { officeNow } from '@/lib/company/office-zone'
import {
  type CalendarDate,
  calendarDateSchema,
  dayGiven,
  type Instant,
  instantOf,
  isDayInRange,
} from '@/lib/time/types'
import { endOfDay, type LocalNow, type MomentProblem, momentFromLocal, parseInstant } from '@/lib/time/zone'
import type { Resource, Verb } from '../matrix'
import { cookieOptions, named } from '../session/cookies'

/** Holds the date as of which this browser looks at the registers, until the browser closes or its person signs out. */
function asOfCookieName(): string {
  return named('dertig.as-of')
}

/** What this browser chose; null: the registers as they are (read once per request). */
export const currentAsOfChoice = cache(async (): Promise<AsOf | null> => {
  const chosen = (await cookies()).get(asOfCookieName())?.value
  return chosen === undefined ? null : asOfIn(chosen, await officeNow())
})

/** The moment as of which registers, records, exports and counts are shown; null: as they are. */
export async function currentAsOf(): Promise<Instant | null> {
  return (await currentAsOfChoice())?.at ?? null
}

/** Remembers the choice in this browser, or forgets it. For server actions only. */
export async function rememberAsOf(asOf: AsOf | null): Promise<void> {
  const jar = await cookies()
  if (asOf === null) jar.delete({ name: asOfCookieName(), ...cookieOptions() })
  else jar.set(asOfCookieName(), asOfText(asOf), cookieOptions())
}

const kept: ReadonlySet<string> = new Set(['register', 'remark', 'comment'])
const harmless: ReadonlySet<string> = new Set(['read', 'export', 'count'])

/** True for doors through which registers are written: shut while this browser looks at the past. */
export async function shutByAsOf(permission: 'signed_in' | { resource: Resource; verb: Verb }): Promise<boolean> {
  if (permission === 'signed_in' || !kept.has(permission.resource) || harmless.has(permission.verb)) return false
  return (await currentAsOf()) !== null
}

/** The moment as of which the registers are shown; `day` when a whole day was chosen, of which this is the last instant. */
export type AsOf = { at: Instant; day: CalendarDate | null }

export type AsOfAnswer =
  | { kind: 'past'; asOf: AsOf }
  /** Today, or nothing chosen: as it is. */
  | { kind: 'present' }
  /** Key of a message in `errors.fields`, for the date or for the time. */
  | { kind: 'wrong'; field: 'date' | 'time'; error: 'invalid_date' | 'in_future' | 'nonexistent' | MomentProblem }

/**
 * What a chosen date (YYYY-MM-DD) and time (HH:MM, may be empty) mean in the company's zone: the end of that day, or that minute. A
 * time that the clocks showed twice means the second one. What lies ahead is refused.
 */
export function asOfFrom({ date, time }: { date: string; time: string }, { now, zone, today }: LocalNow): AsOfAnswer {
  if (date === '' && time === '') return { kind: 'present' }
  const day = calendarDateSchema.safeParse(date)
  if (!day.success) return { kind: 'wrong', field: 'date', error: 'invalid_date' }
  if (!isDayInRange(day.data)) return { kind: 'wrong', field: 'date', error: 'date_out_of_range' }
  if (day.data > today) return { kind: 'wrong', field: 'date', error: 'in_future' }
  if (time === '') return day.data === today ? { kind: 'present' } : { kind: 'past', asOf: wholeDay(day.data, zone) }
  const meant = momentFromLocal({ date, time, zone })
  switch (meant.kind) {
    case 'ok':
      return minute(meant.instant, now)
    case 'ambiguous':
      return minute(meant.choices.at(-1)?.instant ?? now, now)
    case 'nonexistent':
    case 'invalid':
    case 'leap_second':
    case 'impossible_offset':
    case 'date_out_of_range':
      return { kind: 'wrong', field: 'time', error: meant.kind }
  }
}

/** The choice as a cookie keeps it. */
export function asOfText({ at, day }: AsOf): string {
  return day ?? at
}

/** What such a text says, or a moment with any offset (RFC 3339); null for anything else and for what does not lie behind `now`. */
export function asOfIn(text: string | undefined, { now, zone, today }: LocalNow): AsOf | null {
  const day = dayGiven.safeParse(text)
  if (day.success) return day.data < today ? wholeDay(day.data, zone) : null
  const moment = parseInstant(text ?? '')
  return 'instant' in moment && moment.instant < now ? { at: moment.instant, day: null } : null
}

function wholeDay(day: CalendarDate, zone: string): AsOf {
  return { at: instantOf(new Date(Date.parse(endOfDay(day, zone)) - 1)), day }
}

function minute(at: Instant, now: Instant): AsOfAnswer {
  return at < now ? { kind: 'past', asOf: { at, day: null } } : { kind: 'wrong', field: 'time', error: 'in_future' }
}
