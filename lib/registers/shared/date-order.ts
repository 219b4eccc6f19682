import type { FieldErrors } from '@/lib/errors/refusal'
import type { CalendarDate } from '@/lib/time/types'

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

/** Several lists of errors as one; a path that is wrong in two ways says both. */
export function together(...lists: readonly FieldErrors[]): FieldErrors {
  const all: FieldErrors = {}
  for (const [path, keys] of lists.flatMap(Object.entries<string[]>)) {
    all[path] = [...new Set([...(all[path] ?? []), ...keys])]
  }
  return all
}

function wrong(paths: readonly string[], keys: string[]): FieldErrors {
  return Object.fromEntries(paths.map((path) => [path, keys]))
}
