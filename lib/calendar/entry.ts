import type { RegisterSlug } from '@/lib/registers/catalog'
import { calendarDate, yearOf } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'

export const calendarKinds = ['due', 'retention', 'review', 'finding', 'hold_end', 'backup_purge'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** One thing on its day. */
export type CalendarEntry = {
  key: string
  on: CalendarDate
  kind: CalendarKind
  /** Code of the register's own words for it: `<register>.dues.<code>`; null where the calendar has the words. */
  code: string | null
  /** Name of the batch, when retention is due. */
  batch: string
  register: RegisterSlug | null
  ref: string
  title: string
  href: string
  ownerName: string | null
  /** References of the holds that stop it. */
  holds: readonly string[]
  isExample: boolean
}

export type CalendarGroup = { key: 'overdue' | CalendarDate; entries: readonly CalendarEntry[] }

/** What should be done already comes first, then month by month (key: first day of the month); each group by day and reference. */
export function groupsOf(entries: readonly CalendarEntry[], today: CalendarDate): CalendarGroup[] {
  const groups = new Map<CalendarGroup['key'], CalendarEntry[]>()
  const sorted = [...entries].sort((a, b) => a.on.localeCompare(b.on) || a.ref.localeCompare(b.ref))
  for (const entry of sorted) {
    const key = entry.on < today ? 'overdue' : firstOfMonth(entry.on)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].map(([key, inside]) => ({ key, entries: inside }))
}

/** Past its day and not stopped by a hold. */
export function isLate(entry: Pick<CalendarEntry, 'on' | 'holds'>, today: CalendarDate): boolean {
  return entry.on < today && entry.holds.length === 0
}

function firstOfMonth(day: CalendarDate): CalendarDate {
  return calendarDate(yearOf(day), Number(day.slice(5, 7)), 1)
}
