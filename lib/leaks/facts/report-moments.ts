import { addDays } from '@/lib/time/calendar'
import { earliest } from '@/lib/time/instants'
import { type CalendarDate, calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { localDateOf, momentFromLocal, startOfDay } from '@/lib/time/zone'
import type { StoredAnswers } from './schema'

type Sent = { answers: StoredAnswers; sentAt: string; now: Instant; zone: string }

/**
 * When a report says the leak was noticed. The device's clock is corrected by its error at the moment of sending; a day
 * without a time counts from its start, the strictest reading; never later than now.
 */
export function noticedAt({ answers, sentAt, now, zone }: Sent): Instant {
  const answered = corrected(answers.answeredAt, sentAt, now)
  const today = localDateOf(answered, zone)
  const at = noticed(answers, answered, today, zone)
  return earliest(at, now) ?? now
}

function noticed(answers: StoredAnswers, answered: Instant, today: CalendarDate, zone: string): Instant {
  switch (answers.noticed) {
    case 'now':
      return answered
    case 'today':
      return momentOf(today, answers.noticedTime, zone)
    case 'yesterday':
      return momentOf(addDays(today, -1), answers.noticedTime, zone)
    case 'picked':
      return typedMoment(answers.noticedDay, answers.noticedTime, zone) ?? answered
  }
}

/** When it happened, if the report says so. */
export function occurredAt({ answers, now, zone }: Sent): Instant | null {
  const at = typedMoment(answers.occurredDay, answers.occurredTime, zone)
  return at !== null && at <= now ? at : null
}

function typedMoment(day: string, time: string, zone: string): Instant | null {
  const date = calendarDateSchema.safeParse(day)
  return date.success ? momentOf(date.data, time, zone) : null
}

/** A time that the clocks showed twice means the earlier one; one that they skipped, or none, means the start of the day. */
function momentOf(date: CalendarDate, time: string, zone: string): Instant {
  const typed = time === '' ? null : momentFromLocal({ date, time, zone })
  if (typed?.kind === 'ok') return typed.instant
  if (typed?.kind === 'ambiguous') return typed.choices[0]?.instant ?? startOfDay(date, zone)
  return startOfDay(date, zone)
}

function corrected(deviceAt: string, sentAt: string, now: Instant): Instant {
  return instantOf(new Date(Date.parse(deviceAt) + Date.parse(now) - Date.parse(sentAt)))
}
