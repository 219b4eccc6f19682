import { z } from 'zod'
import { exactOf } from '@/lib/errors/fields'
import type { FieldErrors } from '@/lib/errors/refusal'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { LinkedFact } from '../declare/define'

/** The columns of an agreement that say how long it runs. */
export type Term = {
  startOn: CalendarDate | null
  endOn: CalendarDate | null
  indefinite: boolean
  autoRenew: boolean
}
/** unknown: start, or both end and "indefinite", are not said. */
export type TermState = 'unknown' | 'not_started' | 'running' | 'ended'

/** How an agreement stands on a day; its last day counts. One that renews by itself does not end. */
export function termOn({ startOn, endOn, indefinite, autoRenew }: Term, on: CalendarDate): TermState {
  if (startOn !== null && on < startOn) return 'not_started'
  const goesOn = indefinite || autoRenew
  if (!goesOn && endOn !== null && endOn < on) return 'ended'
  return startOn === null || (!goesOn && endOn === null) ? 'unknown' : 'running'
}

const day = calendarDateSchema.nullable().catch(null)
const yes = z.boolean().catch(false)
const ofFact = z.object({
  kind: z.string().nullable().catch(null),
  startOn: day,
  endOn: day,
  indefinite: yes,
  autoRenew: yes,
  objectionDays: z.number().nullable().catch(null),
})

/** What the rules of others look at in a linked agreement. */
export function agreementFactOf(fact: Pick<LinkedFact, 'detail'>) {
  return ofFact.parse(fact.detail)
}

/** Its last day has passed. */
export function hasEnded(fact: Pick<LinkedFact, 'detail'>, on: CalendarDate): boolean {
  return termOn(agreementFactOf(fact), on) === 'ended'
}

/** In force on a day: a version of the record is in force, and the day lies within its term. */
export function isInForceOn(fact: Pick<LinkedFact, 'detail' | 'inForce'>, on: CalendarDate): boolean {
  return fact.inForce && termOn(agreementFactOf(fact), on) === 'running'
}

/** A day with the path of the field in which it stands. */
export type Dated = readonly [path: string, day: CalendarDate | null]

/** Refuses the second day of each pair when it lies before the first; days that are not filled in are left alone. */
export function inOrder(...pairs: readonly (readonly [Dated, Dated])[]): FieldErrors {
  return wrong(
    pairs.flatMap(([[, first], [path, second]]) => (first && second && second < first ? [path] : [])),
    ['end_before_start'],
  )
}

/** Refuses days of what has happened (a signature, a check) that lie after today. */
export function notAfter(today: CalendarDate, ...days: readonly Dated[]): FieldErrors {
  return wrong(
    days.flatMap(([path, day]) => (day && day > today ? [path] : [])),
    ['in_future'],
  )
}

/** Several lists of errors as one; a path that is wrong in two ways says both, as far as both are worth saying. */
export function together(...lists: readonly FieldErrors[]): FieldErrors {
  const all = new Map<string, string[]>()
  for (const [path, keys] of lists.flatMap(Object.entries<string[]>)) all.set(path, [...(all.get(path) ?? []), ...keys])
  return Object.fromEntries([...all].map(([path, keys]) => [path, exactOf(keys)]))
}

function wrong(paths: readonly string[], keys: string[]): FieldErrors {
  return Object.fromEntries(paths.map((path) => [path, keys]))
}
