import { z } from 'zod'
import { monthOf, yearOf } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'

/** A calendar year ("2026") or a quarter of one ("2026-Q3"). */
export type Period = { text: string; year: number; quarter: number | null; months: readonly string[] }

/** A period as an address writes it. */
export const periodText = z.string().regex(/^(19|20)\d{2}(-Q[1-4])?$/, { error: 'invalid_date' })

/** The period that an address asks for; the year of today where it asks for none that there is. */
export function periodOf(asked: unknown, today: CalendarDate): Period {
  const parsed = periodText.safeParse(asked)
  const text = parsed.success ? parsed.data : String(yearOf(today))
  const [year, quarter] = [Number(text.slice(0, 4)), text.length > 4 ? Number(text.slice(-1)) : null]
  const first = quarter === null ? 1 : quarter * 3 - 2
  const months = Array.from({ length: quarter === null ? 12 : 3 }, (_, at) => monthText(year, first + at))
  return { text, year, quarter, months }
}

/** Periods to choose from beside this one: its year with the quarters that have begun, and the years around it. */
export function periodsBeside({ year }: Period, today: CalendarDate): string[] {
  const now = yearOf(today)
  const begun = year < now ? 4 : year > now ? 0 : Math.ceil(monthOf(today) / 3)
  const quarters = Array.from({ length: begun }, (_, at) => `${year}-Q${at + 1}`)
  return [String(year - 1), String(year), ...quarters, ...(year < now ? [String(year + 1)] : [])]
}

function monthText(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
