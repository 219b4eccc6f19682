import { z } from 'zod'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'

/** A reference people know, e.g. "A-012" or "L-2026-004": the only name of a thing that leaves the machine. */
const reference = z.string().regex(/^[A-Z]{1,3}-\d[\d-]{0,30}$/)

/** A page of this installation: never another origin, nothing that ends a line or an attribute. */
const path = z.string().regex(/^\/(?![/\\])[\w\-./~]{0,300}(\?[\w\-.,:;+*~=&%]{0,300})?(#[\w-]{1,100})?$/)

/** What can fall due beside the dates that registers declare; its words stand under `due` in the texts of mail. */
export const dueThings = ['retention', 'legal_hold', 'adequacy_end', 'finding', 'request', 'processor_link'] as const
export type DueThing = (typeof dueThings)[number]

/** What falls due in a record as its register declares it, e.g. "agreements.end": its words stand in that catalogue under `dues`. */
const registerDue = z.string().regex(/^[a-z][a-z-]{0,40}\.[a-z][a-z_]{0,60}$/)

/** What a person is told of their own request. */
export const toldStates = ['in_hand', 'extended', 'done', 'answered', 'refused'] as const
export type ToldState = (typeof toldStates)[number]

/** The code of a clock; its words stand under `names` in the texts of clocks. */
const clockCode = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/)
/** It comes later than planned, and says so. */
const late = z.boolean()

/**
 * Every mail Dertig can send and what it may say: reference, state, due time and path, never contents, names or free
 * text (lib/mail/README.md). Fields a template does not name are refused.
 */
export const templates = {
  invitation: z.strictObject({ until: instantSchema }),
  password_changed: z.strictObject({ at: instantSchema }),
  reminder: z.strictObject({
    reference,
    what: z.union([z.enum(dueThings), registerDue]),
    due: calendarDateSchema,
    /** Negative: overdue. */
    daysLeft: z.number().int(),
    path,
  }),
  review_waiting: z.strictObject({ reference, step: z.enum(['review', 'force']), path }),
  returned: z.strictObject({ reference, path }),
  mention: z.strictObject({ reference, path }),
  hand_over: z.strictObject({ count: z.number().int().min(1), path }),
  /** A right over the contents of leaks was asked for somebody, or given: to the person, DPOs and who may confirm. */
  rights_asked: z.strictObject({ at: instantSchema, path }),
  rights_given: z.strictObject({ at: instantSchema, path }),
  /** To the contact of a processor: by this link they tell of leaks, until then. */
  processor_link: z.strictObject({ until: instantSchema }),
  /** To the same: their link ends then. It holds no link, for only its hash is kept. */
  processor_link_ends: z.strictObject({ until: instantSchema }),
  /** To who asked at the intake page: by this link they confirm it, until then. */
  request_ask: z.strictObject({ until: instantSchema }),
  /** To the same: it is here, under this number; by this link they follow it. */
  request_received: z.strictObject({ reference, until: instantSchema }),
  /** To the same: how it stands now, and by when an answer comes. It holds no link, for only its hash is kept. */
  request_state: z.strictObject({ reference, state: z.enum(toldStates), due: calendarDateSchema.nullable() }),
  /** To a processor or recipient: by this link they confirm what was asked of them (Art. 19). */
  request_confirm_done: z.strictObject({ reference, until: instantSchema }),
  /** To the same: it still waits for their answer. It holds no link, for only its hash is kept. */
  request_confirm_waits: z.strictObject({ reference, until: instantSchema }),
  /** To a processor: by this link they confirm that they deleted too (Art. 28(3)(g)); and that it still waits for their answer. */
  deletion_confirm_done: z.strictObject({ reference, until: instantSchema }),
  deletion_confirm_waits: z.strictObject({ reference, until: instantSchema }),
  mail_test: z.strictObject({ at: instantSchema }),
  /** Something came in and waits for somebody to take it up; `escalated`: nobody did in time. */
  alarm_received: z.strictObject({ reference, escalated: z.boolean(), at: instantSchema, late, path }),
  /** A clock ends; `hoursLeft` 0: it has ended. */
  alarm_due: z.strictObject({
    reference,
    what: clockCode,
    due: instantSchema,
    /** It ends at 24:00 of a day; absent in mails that were queued before this was said. */
    endsDay: z.boolean().optional(),
    hoursLeft: z.number().int().min(0),
    late,
    path,
  }),
  alarm_waits: z.strictObject({
    reference,
    what: z.enum(['decision', 'sign_off', 'added', 'unanswered', 'unanswered_ended', 'inject']),
    at: instantSchema,
    late,
    path,
  }),
  /** Things to do that end together: given to the person, due soon, or overdue; `due` null: until no moment. */
  alarm_task: z.strictObject({
    reference,
    said: z.enum(['given', 'due', 'overdue']),
    count: z.number().int().min(1).default(1),
    due: instantSchema.nullable(),
    late,
    path,
  }),
  /** A colleague reminds of a step that waits. */
  alarm_reminded: z.strictObject({ reference, at: instantSchema, path }),
  /** One mail a day, to who chose it: how many alarms are not read, and of what. */
  alarm_digest: z.strictObject({ count: z.number().int().min(1), references: z.array(reference).min(1).max(20), path }),
} as const

/** Templates whose link is a secret: without it, or past its end, they are not sent. */
export const withSecret: readonly string[] = [
  ...([
    'invitation',
    'processor_link',
    'request_ask',
    'request_received',
    'request_confirm_done',
    'deletion_confirm_done',
  ] as const),
] satisfies (keyof typeof templates)[]

export type Template = keyof typeof templates
export type ParamsOf<T extends Template> = z.infer<(typeof templates)[T]>
/** A template with its own parameters. */
export type Content = { [T in Template]: { template: T; params: ParamsOf<T> } }[Template]

const kept = z.discriminatedUnion('template', [
  z.object({ template: z.literal('invitation'), params: templates.invitation }),
  z.object({ template: z.literal('password_changed'), params: templates.password_changed }),
  z.object({ template: z.literal('reminder'), params: templates.reminder }),
  z.object({ template: z.literal('review_waiting'), params: templates.review_waiting }),
  z.object({ template: z.literal('returned'), params: templates.returned }),
  z.object({ template: z.literal('mention'), params: templates.mention }),
  z.object({ template: z.literal('hand_over'), params: templates.hand_over }),
  z.object({ template: z.literal('rights_asked'), params: templates.rights_asked }),
  z.object({ template: z.literal('rights_given'), params: templates.rights_given }),
  z.object({ template: z.literal('processor_link'), params: templates.processor_link }),
  z.object({ template: z.literal('processor_link_ends'), params: templates.processor_link_ends }),
  z.object({ template: z.literal('request_ask'), params: templates.request_ask }),
  z.object({ template: z.literal('request_received'), params: templates.request_received }),
  z.object({ template: z.literal('request_state'), params: templates.request_state }),
  z.object({ template: z.literal('request_confirm_done'), params: templates.request_confirm_done }),
  z.object({ template: z.literal('request_confirm_waits'), params: templates.request_confirm_waits }),
  z.object({ template: z.literal('deletion_confirm_done'), params: templates.deletion_confirm_done }),
  z.object({ template: z.literal('deletion_confirm_waits'), params: templates.deletion_confirm_waits }),
  z.object({ template: z.literal('mail_test'), params: templates.mail_test }),
  z.object({ template: z.literal('alarm_received'), params: templates.alarm_received }),
  z.object({ template: z.literal('alarm_due'), params: templates.alarm_due }),
  z.object({ template: z.literal('alarm_waits'), params: templates.alarm_waits }),
  z.object({ template: z.literal('alarm_task'), params: templates.alarm_task }),
  z.object({ template: z.literal('alarm_reminded'), params: templates.alarm_reminded }),
  z.object({ template: z.literal('alarm_digest'), params: templates.alarm_digest }),
])

/** Checks a template with its parameters, as given or as kept; throws when they may not be said in a mail. */
export function contentOf(template: string, params: unknown): Content {
  return kept.parse({ template, params })
}
