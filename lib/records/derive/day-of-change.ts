import type { RecordFacts } from '@/lib/registers/declare/define'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { Registered } from '../state/registered'
import { missingOn } from './facts-around'

/**
 * The first day after the one asked on which this record lacks something else than now, if nothing is written: its
 * agreement ended, an adequacy decision lapsed. Null when no date that its rules can see changes anything.
 */
export function dayOfChange(register: Registered, facts: RecordFacts<unknown>): CalendarDate | null {
  const now = missingOn(register, facts, facts.on).join()
  // A rule turns on a date it sees or on the day after it, so only these days can differ.
  const seen = [facts.detail, facts.linked, facts.incoming, facts.adequacy].flatMap(datesIn)
  const days = [...new Set(seen.flatMap((day) => [day, addDays(day, 1)]))].filter((day) => day > facts.on).sort()
  return days.find((day) => missingOn(register, facts, day).join() !== now) ?? null
}

function datesIn(value: unknown): CalendarDate[] {
  if (typeof value === 'string') {
    const day = calendarDateSchema.safeParse(value)
    return day.success ? [day.data] : []
  }
  if (Array.isArray(value)) return value.flatMap(datesIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : []
}
