import { z } from 'zod'
import type { Leak } from '@/lib/db/generated/client'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import {
  type ActingRole,
  regimeMoments,
  regimeReports,
  reportParts,
  takenBack,
  withdrawals,
} from '@/lib/law/codes/leak-states'
import type { RiskLevel } from '@/lib/law/codes/leaks'
import { addDays } from '@/lib/time/calendar'
import { day } from '@/lib/time/length'
import { type CalendarDate, dayGiven, type Instant, instantOf, momentGiven } from '@/lib/time/types'
import { earliest, isZone, localDateOf, momentFromLocal, startOfDay } from '@/lib/time/zone'
import { type SettableMoment, type StoredAnswers, settableMoments } from './schema'

/** The column that holds the present value of a moment; null: it stands in the history only. */
export const momentColumns = {
  occurred_from: 'occurredFrom',
  occurred_to: 'occurredTo',
  detected: 'detectedAt',
  processor_aware: 'processorAwareAt',
  processor_informed: 'processorInformedAt',
  high_risk_found: 'highRiskFoundAt',
  nis2_significant: null,
  dora_classified: null,
  cra_vulnerability: null,
  cra_incident: null,
  cra_fix: null,
} as const satisfies Record<SettableMoment, keyof Leak | null>

/** What was filed or told: rows that end clocks. A row is never changed; another one corrects it. */
export const occasionKinds = [
  ...reportParts,
  ...(['told_people', 'told_customers'] as const),
  ...regimeReports,
  ...withdrawals,
] as const
export type OccasionKind = (typeof occasionKinds)[number]

export const momentKinds = [...settableMoments, 'aware', ...occasionKinds] as const
export type MomentKind = (typeof momentKinds)[number]

/** Everything of a leak that lies on the line of time, as it stands. `received` is the server's and never changes. */
export type LeakTimes = { readonly received: Instant } & Readonly<Partial<Record<MomentKind, Instant | null>>>

export const remarkCodes = [
  'order',
  'in_future',
  'too_long_ago',
  'required',
  'level_high',
  'aware_first',
  'part1_first',
  'nothing_filed',
  'late_awareness',
  'long_before_receipt',
] as const

/**
 * What is wrong, or odd, between the moments of a leak. `order`: `first` lies after `next`, although it comes before it ·
 * `in_future` · `too_long_ago`: more years before receipt than a leak can be followed · `required`: detection is never
 * empty · `level_high`: nor is the finding of a high risk while the level says so · `aware_first`, `part1_first`, `nothing_filed`: what must have been there before is not known ·
 * `late_awareness`: aware more than 24 h after it was noticed, or after the processor told us · `long_before_receipt`.
 */
export type Remark = {
  code: (typeof remarkCodes)[number]
  weight: 'impossible' | 'unlikely'
  first: MomentKind | 'received'
  next: MomentKind | 'received' | null
}

type Order = readonly [first: MomentKind | 'received', next: MomentKind | 'received', Remark['weight']]
const impossible = 'impossible' as const
const unlikely = 'unlikely' as const

/** What comes before what. What contradicts itself is impossible; what is only rare is asked about. */
const orders: readonly Order[] = [
  ['occurred_from', 'occurred_to', impossible],
  ['occurred_from', 'detected', impossible],
  ['occurred_from', 'processor_aware', impossible],
  ['occurred_from', 'processor_informed', impossible],
  ['detected', 'received', impossible],
  ['detected', 'aware', impossible],
  ['detected', 'high_risk_found', impossible],
  ...occasionKinds.map((kind): Order => ['detected', kind, impossible]),
  ...occasionKinds.map((kind): Order => ['received', kind, unlikely]),
  ['aware', 'part1_filed', impossible],
  ['part1_filed', 'part2_filed', impossible],
  ['part1_filed', 'supplement_filed', impossible],
  ['nis2_notification', 'nis2_final', impossible],
  ['dora_initial', 'dora_intermediate', impossible],
  ['dora_intermediate', 'dora_final', impossible],
  ['cra_notification', 'cra_final_incident', impossible],
  ['ecommunications', 'ecommunications_rest', impossible],
  ...regimeMoments.map((kind): Order => ['detected', kind, unlikely]),
  ['aware', 'high_risk_found', unlikely],
  ['aware', 'told_people', unlikely],
  ['aware', 'told_customers', unlikely],
  ['nis2_significant', 'nis2_early_warning', unlikely],
  ['nis2_significant', 'nis2_notification', unlikely],
  ['nis2_early_warning', 'nis2_notification', unlikely],
  ['dora_classified', 'dora_initial', unlikely],
  ['cra_vulnerability', 'cra_fix', unlikely],
  ['cra_fix', 'cra_final_vulnerability', unlikely],
  ['cra_early_warning', 'cra_notification', unlikely],
  ['detected', 'processor_informed', unlikely],
]

/** Years before its receipt in which a moment of a leak may lie, until the company says otherwise. */
export const defaultYearsBack = 5

/** Our thresholds; the law names none (awareness: EDPB Guidelines 9/2022, II.A.2). */
const lateAfterMs = day
const longBeforeMs = 90 * day

type Judging = {
  now: Instant
  yearsBack: number
  /** As controller a processor knows before it tells us; as processor the moment means our own awareness. */
  actingAs: ActingRole
  riskLevel: RiskLevel | null
}

/**
 * The one rule over all moments of a leak, asked on every write of any of them and of what rests on them. Pure. The
 * caller refuses what is impossible and asks a reason for what is unlikely, as far as it touches what was written.
 */
export function judgeMoments(times: LeakTimes, { now, yearsBack, actingAs, riskLevel }: Judging): Remark[] {
  const at = (kind: MomentKind | 'received') => times[kind] ?? null
  const set = momentKinds.filter((kind) => at(kind) !== null)
  const gap = (first: MomentKind, next: MomentKind) =>
    Date.parse(at(next) ?? times.received) - Date.parse(at(first) ?? times.received)
  const both = (first: MomentKind | 'received', next: MomentKind | 'received') =>
    at(first) !== null && at(next) !== null
  const remark = (
    code: Remark['code'],
    weight: Remark['weight'],
    first: Remark['first'],
    next: Remark['next'] = null,
  ) => ({
    code,
    weight,
    first,
    next,
  })
  const oldest = yearsBefore(times.received, yearsBack)
  const long = new Date(Date.parse(times.received) - longBeforeMs).toISOString()
  const late = (first: MomentKind) => both(first, 'aware') && gap(first, 'aware') > lateAfterMs
  const own: Order = ['processor_aware', 'processor_informed', impossible]
  return [
    ...set.filter((kind) => (at(kind) ?? '') > now).map((kind) => remark('in_future', impossible, kind)),
    ...set
      .filter((kind) => (at(kind) ?? '') < oldest)
      .map((kind) => remark('too_long_ago', impossible, kind, 'received')),
    ...(at('detected') === null ? [remark('required', impossible, 'detected')] : []),
    ...(riskLevel === 'high' && at('high_risk_found') === null
      ? [remark('level_high', impossible, 'high_risk_found')]
      : []),
    ...[...orders, ...(actingAs === 'controller' ? [own] : [])]
      .filter(([first, next]) => both(first, next) && isLater(at(first), at(next)))
      .map(([first, next, weight]) => remark('order', weight, first, next)),
    ...(both('part1_filed', 'received') && at('aware') === null && isLater(times.received, at('part1_filed'))
      ? [remark('aware_first', impossible, 'part1_filed', 'received')]
      : []),
    ...(['part2_filed', 'supplement_filed'] as const)
      .filter((kind) => at(kind) !== null && at('part1_filed') === null)
      .map((kind) => remark('part1_first', impossible, kind)),
    ...withdrawals
      .filter((kind) => at(kind) !== null && !takenBack[kind].some((report) => isBefore(at(report), at(kind))))
      .map((kind) => remark('nothing_filed', impossible, kind)),
    ...(late('detected') ? [remark('late_awareness', unlikely, 'detected', 'aware')] : []),
    ...(late('processor_informed') ? [remark('late_awareness', unlikely, 'processor_informed', 'aware')] : []),
    ...set
      .filter((kind) => !mayBeOld.includes(kind) && (at(kind) ?? '') < long)
      .map((kind) => remark('long_before_receipt', unlikely, kind, 'received')),
  ]
}

/** There, and not later than the other. */
function isBefore(one: Instant | null, other: Instant | null): boolean {
  return one !== null && !isLater(one, other)
}

/** Later by the minute: moments are typed without seconds, and within one minute nobody can tell which came first. */
function isLater(one: Instant | null, other: Instant | null): boolean {
  return one !== null && other !== null && one.slice(0, 16) > other.slice(0, 16)
}

/** It may have happened, and be known elsewhere, long before anybody of us noticed. */
const mayBeOld: readonly MomentKind[] = ['occurred_from', 'occurred_to', 'processor_aware']

/** The remarks that a write of these moments has to answer for; what was odd before and is not touched is not asked again. */
export function touching(remarks: readonly Remark[], written: readonly MomentKind[]): Remark[] {
  const touched = (kind: Remark['first'] | null) => written.some((one) => one === kind)
  return remarks.filter(
    ({ code, first, next }) => touched(first) || touched(next) || (code === 'aware_first' && touched('aware')),
  )
}

function yearsBefore(instant: Instant, years: number): Instant {
  const date = new Date(instant)
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return instantOf(date)
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
  // A day without a time cannot begin before it happened on that same day.
  const happened = answers.noticedTime === '' ? occurredAt(sent) : null
  const from =
    happened !== null && localDateOf(happened, zone) === localDateOf(at, zone) && happened > at ? happened : at
  return earliest(from, now) ?? now
}

/**
 * What is wrong with the days that a reporter typed, by field: in the future, or more than `yearsBack` years ago. A report that
 * waited on a device is judged by the day on which it arrives.
 */
export function typedDayProblems(sent: Sent, yearsBack: number): FieldErrors {
  const { answers, now } = sent
  const today = localDateOf(now, typedIn(sent))
  const oldest = localDateOf(yearsBefore(now, yearsBack), typedIn(sent))
  const days = { noticedDay: answers.noticed === 'picked' ? answers.noticedDay : '', occurredDay: answers.occurredDay }
  const problem = (day: string) =>
    day === '' ? [] : day > today ? ['in_future'] : day < oldest ? [`too_long_ago.${yearsBack}`] : []
  return Object.fromEntries(
    Object.entries(days).flatMap(([field, day]) => (problem(day).length > 0 ? [[field, problem(day)]] : [])),
  )
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

/** When it happened, if the report says so and it is no later than now; the answers keep what was typed. */
export function occurredAt(sent: Sent): Instant | null {
  const { answers, now } = sent
  const at = typedMoment(answers.occurredDay, answers.occurredTime, typedIn(sent))
  return at !== null && at <= now ? at : null
}

function typedMoment(day: string, time: string, zone: string): Instant | null {
  const date = dayGiven.safeParse(day)
  return date.success ? momentOf(date.data, time, zone) : null
}

/** A time that the clocks showed twice means the earlier one; one that they skipped, or none, means the start of the day. */
function momentOf(date: CalendarDate, time: string, zone: string): Instant {
  const typed = time === '' ? null : momentFromLocal({ date, time, zone })
  if (typed?.kind === 'ok') return typed.instant
  if (typed?.kind === 'ambiguous') return typed.choices[0]?.instant ?? startOfDay(date, zone)
  return startOfDay(date, zone)
}

/** The device's moment by our clock; ours where the two of the device are so far apart that they mean nothing. */
function corrected(deviceAt: string, sentAt: string, now: Instant): Instant {
  const at = new Date(Date.parse(deviceAt) + Date.parse(now) - Date.parse(sentAt)).toISOString()
  return momentGiven.safeParse(at).data ?? now
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
    case 'leap_second':
    case 'impossible_offset':
    case 'date_out_of_range':
      throw new Refusal('invalid', { fields: { at: [meant.kind] } })
  }
}
