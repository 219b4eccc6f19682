import { db } from '@/lib/db/client'
import { addDays } from '@/lib/time/calendar'
import type { Instant } from '@/lib/time/types'
import { addHours, localNow, momentFromLocal } from '@/lib/time/zone'
import type { ExampleActor } from './actors'

/** Something that happened in the story of the example, at its moment. */
export type Happening = { at: Instant; take: () => Promise<void> }

/**
 * Takes everything that happened in the order of time, as the log will tell it. What happened at one moment keeps its order.
 * `say` is told before each step how many were taken, of how many.
 */
export async function inOrder(
  happenings: readonly Happening[],
  say: (taken: number, all: number) => void,
): Promise<void> {
  const sorted = [...happenings].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  for (const [taken, { take }] of sorted.entries()) {
    say(taken, sorted.length)
    await take()
  }
}

/** The same context at another moment, with the day it was then. */
export function at<Context extends Pick<ExampleActor, 'now' | 'zone'>>(context: Context, moment: Instant): Context {
  return { ...context, ...localNow(moment, context.zone) }
}

/** So many days ago, at an hour of the company's day and so many minutes. */
export function daysAgo(
  { today, zone }: Pick<ExampleActor, 'today' | 'zone'>,
  days: number,
  time: '09:00' | '11:00' | '14:00' | '16:00',
  minutes = 0,
): Instant {
  const meant = momentFromLocal({ date: addDays(today, -days), time, zone })
  if (meant.kind !== 'ok') throw new Error(`there is no ${time} ${days} days ago: ${meant.kind}`)
  return addHours(meant.instant, minutes / 60)
}

/** Whether a step was taken by an earlier loading that was cut off; each entry of the log counts for one step. */
export type TakenBefore = (subjectId: string, action: string) => boolean

/** Reads what an earlier loading left behind. */
export async function doneBefore(): Promise<TakenBefore> {
  const rows = await db().auditEntry.groupBy({ by: ['subjectId', 'action'], _count: true })
  const left = new Map(rows.map((row) => [`${row.subjectId} ${row.action}`, row._count]))
  return (subjectId, action) => {
    const key = `${subjectId} ${action}`
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count > 0
  }
}
