import { z } from 'zod'
import { clientIdSchema } from '@/lib/db/ids'
import type { FieldErrors } from '@/lib/errors/refusal'
import { wholeNumberIn } from '@/lib/text/numbers'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import type { Instant } from '@/lib/time/types'
import { localMomentOf, momentFromLocal } from '@/lib/time/zone'
import { type ContactLanguage, dataChips, ongoingAnswers, type PeopleBand, peopleChips, textLimits } from './answers'
import { judgeMoments, type MomentKind } from './moments'
import type { StoredAnswers } from './schema'

/** A browser's local date and time, or none. */
const local = z.union([z.literal(''), z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: 'invalid' })])
const mostPersons = 2_000_000_000

type Persons = { number: number | null; said: string }

/** How many people, however it is written; words that are no number stay words (`said`). There are no halves of people. */
function personsIn(typed: string): Persons {
  const read = wholeNumberIn(typed, 'nl')
  const number = typeof read === 'number' ? read : Number(/^ambiguous_number\.(\d+)$/.exec(read)?.[1] ?? Number.NaN)
  return number <= mostPersons ? { number, said: '' } : { number: null, said: typed }
}

/** What a processor sends by its link, as its form sends it: every field as text. Times are typed in the company's zone. */
export const processorReportSchema = z.object({
  clientId: clientIdSchema,
  story: textUpTo(textLimits.story).min(1, { error: 'required' }),
  knewAt: local.refine((typed) => typed !== '', { error: 'required' }),
  occurredFrom: local,
  occurredUntil: local,
  ongoing: z.enum(ongoingAnswers),
  people: z.array(z.enum(peopleChips)).max(peopleChips.length),
  // Nobody has to know it, so nothing that is typed here keeps a report from arriving.
  persons: lineUpTo(100).transform(personsIn),
  data: z.array(z.enum(dataChips)).max(dataChips.length),
  measures: textUpTo(textLimits.story),
  callName: lineUpTo(200),
  callPhone: lineUpTo(textLimits.phone),
})
export type ProcessorReportInput = z.output<typeof processorReportSchema>

export type ProcessorTimes = { knewAt: Instant; occurredFrom: Instant | null; occurredUntil: Instant | null }

const kindOf = {
  knewAt: 'processor_aware',
  occurredFrom: 'occurred_from',
  occurredUntil: 'occurred_to',
} as const satisfies Record<keyof ProcessorTimes, MomentKind>

type Judged = { ok: true; times: ProcessorTimes } | { ok: false; fields: FieldErrors }

/**
 * The moments that a processor typed, judged together by the rule over all moments of a leak: nothing lies ahead, nothing
 * ended before it began, and nobody knew of it before it happened. A time that the clocks showed twice means the earlier one.
 */
export function processorTimes(
  typed: Pick<ProcessorReportInput, keyof ProcessorTimes>,
  { now, zone, yearsBack }: { now: Instant; zone: string; yearsBack: number },
): Judged {
  const read = { knewAt: at(typed.knewAt, zone), occurredFrom: at(typed.occurredFrom, zone) }
  const all = { ...read, occurredUntil: at(typed.occurredUntil, zone) }
  const wrong = Object.entries(all).flatMap(([field, { problem }]) => (problem ? [[field, [problem]]] : []))
  const { knewAt } = read
  if (wrong.length > 0 || knewAt.instant === null) return { ok: false, fields: Object.fromEntries(wrong) }
  const times: ProcessorTimes = {
    knewAt: knewAt.instant,
    occurredFrom: all.occurredFrom.instant,
    occurredUntil: all.occurredUntil.instant,
  }
  const ours = { received: now, detected: now, aware: now, processor_informed: now }
  const theirs = Object.fromEntries(Object.entries(kindOf).map(([field, kind]) => [kind, times[fieldOf(field)]]))
  const judging = { now, yearsBack, actingAs: 'controller', riskLevel: null } as const
  const fields: Record<string, string[]> = {}
  for (const { code, weight, first, next } of judgeMoments({ ...ours, ...theirs }, judging)) {
    const field = Object.entries(kindOf).find(([, kind]) => kind === first || kind === next)?.[0]
    // A moment that lies ahead also lies after the receipt: that is said once.
    const ahead = code === 'order' && [first, next].some((kind) => kind === 'detected' || kind === 'processor_informed')
    if (weight !== 'impossible' || !field || ahead) continue
    fields[field] ??= [
      code === 'too_long_ago' ? `too_long_ago.${yearsBack}` : code === 'order' ? orderOf(first, next) : code,
    ]
  }
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, times }
}

function fieldOf(field: string): keyof ProcessorTimes {
  return field === 'occurredFrom' || field === 'occurredUntil' ? field : 'knewAt'
}

/** Which two moments contradict each other, as a key of what is wrong with a field. */
function orderOf(first: string, next: string | null): string {
  return first === 'occurred_from' && next === 'occurred_to' ? 'end_before_start' : 'known_before'
}

function at(typed: string, zone: string): { instant: Instant | null; problem: string | null } {
  if (typed === '') return { instant: null, problem: null }
  const [date = '', time = ''] = typed.split('T')
  const meant = momentFromLocal({ date, time, zone })
  switch (meant.kind) {
    case 'ok':
      return { instant: meant.instant, problem: null }
    case 'ambiguous':
      return { instant: meant.choices[0]?.instant ?? null, problem: null }
    default:
      return { instant: null, problem: meant.kind }
  }
}

const bands: readonly (readonly [most: number, PeopleBand])[] = [
  [1, '1'],
  [10, '2_10'],
  [100, '11_100'],
  [1000, '101_1000'],
]

/** The band in which a number of people lies. */
export function bandOf(persons: number | null): PeopleBand {
  if (persons === null) return 'unknown'
  return bands.find(([most]) => persons <= most)?.[1] ?? 'more'
}

/** `personsLabel`: the question about people in the language of the report, for words that answer it. */
type Telling = { linkId: string; language: ContactLanguage; personsLabel: string; now: Instant; zone: string }

/** The report of a processor in the words that every report has, with its own beside them. */
export function processorAnswers(
  input: ProcessorReportInput,
  times: ProcessorTimes,
  { linkId, language, personsLabel, now, zone }: Telling,
): StoredAnswers {
  const { persons } = input
  const occurred = times.occurredFrom && localMomentOf(times.occurredFrom, zone)
  return {
    happened: 'supplier',
    story: persons.said ? `${input.story}\n\n${personsLabel} ${persons.said}` : input.story,
    // We noticed when they told us.
    noticed: 'now',
    answeredAt: now,
    noticedDay: '',
    noticedTime: '',
    occurredDay: occurred?.date ?? '',
    occurredTime: occurred?.time ?? '',
    ongoing: input.ongoing,
    people: input.people,
    band: bandOf(persons.number),
    data: input.data,
    phone: input.callPhone,
    how: '',
    language,
    zone,
    processor: {
      linkId,
      knewAt: times.knewAt,
      occurredUntil: times.occurredUntil,
      persons: persons.number,
      measures: input.measures,
      callName: input.callName,
    },
  }
}
