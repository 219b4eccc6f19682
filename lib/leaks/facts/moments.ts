import { z } from 'zod'
import type { Leak } from '@/lib/db/generated/client'
import { Refusal } from '@/lib/errors/refusal'
import { addDays } from '@/lib/time/calendar'
import { day } from '@/lib/time/duration'
import { type CalendarDate, calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { earliest, isZone, localDateOf, momentFromLocal, startOfDay } from '@/lib/time/zone'
import type { SettableMoment, StoredAnswers } from './schema'

const lateAfterMs = day

/** True when awareness is set more than 24 h after detection: our threshold, the law names none (EDPB 9/2022, II.A.2). */
export function lateAwareness(detectedAt: Instant, awareAt: Instant): boolean {
  return Date.parse(awareAt) - Date.parse(detectedAt) > lateAfterMs
}

/** The column that holds the present value of each moment. */
export const momentColumns = {
  occurred_from: 'occurredFrom',
  occurred_to: 'occurredTo',
  detected: 'detectedAt',
  processor_aware: 'processorAwareAt',
  processor_informed: 'processorInformedAt',
  high_risk_found: 'highRiskFoundAt',
} as const satisfies Record<SettableMoment, keyof Leak>

type MomentProblem = 'in_future' | 'required' | 'before_start' | 'after_end'

/** What is wrong with a new value of a moment, or null. Detection can never be empty; a leak cannot end before it began. */
export function momentProblem(
  leak: Pick<Leak, 'occurredFrom' | 'occurredTo'>,
  kind: SettableMoment,
  at: Instant | null,
  now: Instant,
): MomentProblem | null {
  if (at === null) return kind === 'detected' ? 'required' : null
  if (at > now) return 'in_future'
  if (kind === 'occurred_to' && leak.occurredFrom && at < instantOf(leak.occurredFrom)) return 'before_start'
  if (kind === 'occurred_from' && leak.occurredTo && at > instantOf(leak.occurredTo)) return 'after_end'
  return null
}

/** `zone` is the company's now, for reports that do not say in which one they were typed. */
type Sent = { answers: StoredAnswers; sentAt: string; now: Instant; zone: string }

function typedIn({ answers, zone }: Sent): string {
  return answers.zone !== undefined && isZone(answers.zone) ? answers.zone : zone
}

/**
 * When a report says the leak was noticed. The device's clock is corrected by its error at the moment of sending; a day
 * without a time counts from its start, the strictest reading; never later than now.
 */
export function noticedAt(sent: Sent): Instant {
  const { answers, sentAt, now } = sent
  const zone = typedIn(sent)
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
export function occurredAt(sent: Sent): Instant | null {
  const { answers, now } = sent
  const at = typedMoment(answers.occurredDay, answers.occurredTime, typedIn(sent))
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

/**
 * A local date and time as typed (YYYY-MM-DDTHH:mm), in the zone that stood beside it: the company's when the page was
 * made, which may have changed since. The offset only when the clocks showed it twice.
 */
export const typedMomentSchema = z.object({
  local: z.string().max(19),
  offset: z.string().max(6).nullable(),
  zone: z.string().max(64),
})
export type TypedMomentInput = z.infer<typeof typedMomentSchema>

/** The instant that was meant; refuses at the field `at` what does not exist, and with the choices what exists twice. */
export function instantTyped(typed: TypedMomentInput): Instant {
  const [date = '', time = ''] = typed.local.split('T')
  const meant = momentFromLocal({ date, time, zone: typed.zone, offset: typed.offset })
  switch (meant.kind) {
    case 'ok':
      return meant.instant
    case 'ambiguous':
      throw new Refusal('invalid', {
        fields: { at: ['ambiguous'] },
        data: { offsets: meant.choices.map((choice) => choice.offset) },
      })
    case 'nonexistent':
    case 'invalid':
      throw new Refusal('invalid', { fields: { at: [meant.kind] } })
  }
}
