import { daysBetween } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import type { Group } from './groups'
import type { WaitingItem } from './item'

/** When something has to be done, the most pressing first; what has no day waits now. */
const places = ['overdue', 'today', 'waiting', 'week', 'month', 'later'] as const
export type Place = (typeof places)[number]

/** Where a day stands: within seven days of today, within thirty, or later. */
export function placeOf(dueOn: CalendarDate | undefined, today: CalendarDate): Place {
  if (dueOn === undefined) return 'waiting'
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= 7 ? 'week' : days <= 30 ? 'month' : 'later'
}

/** The items of a kind that stand in one place; `isLast`: after them the rest of the kind is named. */
export type Tasks = { group: Group; items: readonly WaitingItem[]; isLast: boolean }

/** The same groups by when they have to be done; at most `most` of a kind, and nothing twice. */
export function byPlace(
  groups: readonly Group[],
  today: CalendarDate,
  most: number,
): { place: Place; tasks: readonly Tasks[] }[] {
  const placed = groups.map((group) => {
    const items = group.items.slice(0, most)
    const found = places.filter((place) => items.some(({ dueOn }) => placeOf(dueOn, today) === place))
    return { group, items, last: found.at(-1) }
  })
  return places
    .map((place) => ({
      place,
      tasks: placed.flatMap(({ group, items, last }): Tasks[] => {
        const here = items.filter(({ dueOn }) => placeOf(dueOn, today) === place)
        return here.length === 0 ? [] : [{ group, items: here, isLast: place === last }]
      }),
    }))
    .filter(({ tasks }) => tasks.length > 0)
}
