import { z } from 'zod'
import { clientIdSchema, recordIdSchema, userIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import {
  actingRoles,
  countModes,
  decisionKinds,
  decisionOutcomes,
  regimeMoments,
  regimeReports,
  reportParts,
  withdrawals,
} from '@/lib/law/codes/leak-states'
import {
  delayReasons,
  discoverers,
  groundsOf,
  leakActs,
  leakCauses,
  leakIntents,
  leakOrigins,
  leakTypes,
  noticeChannels,
  riskLevels,
} from '@/lib/law/codes/leaks'
import { peopleCategories } from '@/lib/law/codes/people'
import { cleaned } from '@/lib/text/characters'
import { textUpTo } from '@/lib/text/typed'
import { dayGiven, isDayInRange, momentGiven } from '@/lib/time/types'
import {
  contactLanguages,
  dataChips,
  happenings,
  noticedChoices,
  ongoingAnswers,
  peopleBands,
  peopleChips,
  textLimits,
} from './answers'
import { processorWords } from './processor-words'

/** What a reporter says: cleaned, never refused for a character. */
const text = (max: number) => z.string().overwrite(cleaned).trim().max(max, { error: 'too_long' })
const day = z.union([z.iso.date(), z.literal('')])
const dayTyped = z.union([z.literal(''), z.iso.date().refine(isDayInRange, { error: 'date_out_of_range' })])
const time = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'format' }), z.literal('')])

/** What a device sent, as it is kept: the reporter's own words, also of a version that took any day. */
export const reportAnswersSchema = z.object({
  happened: z.enum(happenings),
  // Longer than anybody may send: what a processor says of the number of people may stand under it.
  story: text(textLimits.story + 200),
  noticed: z.enum(noticedChoices),
  answeredAt: z.iso.datetime(),
  noticedDay: day,
  noticedTime: time,
  occurredDay: day,
  occurredTime: time,
  ongoing: z.enum(ongoingAnswers),
  people: z.array(z.enum(peopleChips)).max(peopleChips.length),
  band: z.enum(peopleBands),
  data: z.array(z.enum(dataChips)).max(dataChips.length),
  phone: text(textLimits.phone),
  how: text(textLimits.how),
  language: z.enum(contactLanguages),
  zone: z.string().max(64).optional(),
  /** By a link: what a processor tells beside it. */
  processor: processorWords.optional(),
})
export type StoredAnswers = z.infer<typeof reportAnswersSchema>
/** The same as a reader gets them: who may not know the reporter gets no language, which tells of few people. */
export type ReadAnswers = Omit<StoredAnswers, 'language'> & { language?: StoredAnswers['language'] }

/** The secret of a report without a name: 32 random bytes that its sender's device made. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** One send of a report. `sentAt` is the device's clock at that send: the difference to ours corrects its other moments. */
export const reportInputSchema = z.object({
  clientId: clientIdSchema,
  sentAt: z.iso.datetime(),
  answers: reportAnswersSchema.omit({ processor: true }).extend({
    ...{ story: text(textLimits.story), noticedDay: dayTyped, occurredDay: dayTyped },
  }),
  /** Given: without a name. */
  code: codeSchema.optional(),
})
export type ReportInput = z.infer<typeof reportInputSchema>

/** Facts or a note that the reporter adds later. */
export const reporterNoteSchema = z.object({
  ref: z.string().max(20),
  clientId: clientIdSchema,
  body: text(textLimits.note).min(1, { error: 'required' }),
})
export type ReporterNoteInput = z.infer<typeof reporterNoteSchema>

export const anonymousNoteSchema = reporterNoteSchema.omit({ ref: true }).extend({ code: codeSchema })
export type AnonymousNoteInput = z.infer<typeof anonymousNoteSchema>

const note = (max = 4000) => textUpTo(max)
const reason = note(1000).min(1, { error: 'required' })
const target = { ref: z.string().max(20), version: z.number().int().min(1) }

export const confirmSchema = z.object({ ...target, personalData: z.boolean(), reason: note(1000) })
export type ConfirmInput = z.infer<typeof confirmSchema>

/** No leak, a near miss, reopened: each with its reason. */
export const reasonSchema = z.object({ ...target, reason })
export type ReasonInput = z.infer<typeof reasonSchema>

export const mergeSchema = z.object({
  ...{ ...target, into: note(20).min(1, { error: 'choose' }), reason },
  /** Why what was told or decided in the other leak holds for this one; asked only where a clock would end by it. */
  toldToo: note(1000).optional(),
})
export type MergeInput = z.infer<typeof mergeSchema>

/** Why moments that look odd together are right all the same; asked only then, and kept. */
const unlikelyReason = note(1000).optional()
const reference = note(100)

export const setAwareSchema = z.object({ ...target, at: momentGiven, reason, unlikelyReason })
export type SetAwareInput = z.infer<typeof setAwareSchema>

/** Moments that may be corrected one by one; `aware` has its own command, filed and told follow from what was done. */
export const settableMoments = [
  'occurred_from',
  'occurred_to',
  'detected',
  'processor_aware',
  'processor_informed',
  'high_risk_found',
  ...regimeMoments,
] as const
export type SettableMoment = (typeof settableMoments)[number]
export const setMomentSchema = z.object({
  ...target,
  kind: z.enum(settableMoments),
  at: momentGiven.nullable(),
  reason: note(1000),
  unlikelyReason,
})
export type SetMomentInput = z.infer<typeof setMomentSchema>

const count = z.object({
  mode: z.enum(codesOf(countModes)),
  min: z.number().int().min(0).max(2_000_000_000).nullable(),
  max: z.number().int().min(0).max(2_000_000_000).nullable(),
})
const oneOf = <C extends string>(list: readonly { code: C }[]) => z.enum(codesOf(list))
const someOf = <C extends string>(list: readonly { code: C }[]) => z.array(oneOf(list)).max(list.length)

export const leakFactsSchema = z.object({
  title: note(200),
  summary: note(),
  ongoing: z.enum(ongoingAnswers),
  personalData: z.boolean().nullable(),
  actingAs: oneOf(actingRoles),
  types: someOf(leakTypes),
  cause: oneOf(leakCauses).nullable(),
  origin: oneOf(leakOrigins).nullable(),
  act: oneOf(leakActs).nullable(),
  intent: oneOf(leakIntents).nullable(),
  discoveredBy: oneOf(discoverers).nullable(),
  dataCategories: someOf(dataCategories),
  peopleCategories: someOf(peopleCategories),
  persons: count,
  records: count,
  consequences: note(),
  measuresTaken: note(),
  measuresProposed: note(),
  priorMeasures: note(),
  riskLevel: oneOf(riskLevels).nullable(),
  riskReason: note(),
  delayReason: oneOf(delayReasons).nullable(),
  delayText: note(),
  crossBorder: z.boolean(),
  crossBorderStates: z.array(z.string().regex(/^[A-Z]{2}$/)).max(50),
})
export type LeakFacts = z.infer<typeof leakFactsSchema>
export const updateFactsSchema = z.object({ ...target, facts: leakFactsSchema.partial() })
export type UpdateFactsInput = z.infer<typeof updateFactsSchema>

export const linkRecordsSchema = z.object({ ...target, recordIds: z.array(recordIdSchema).max(100) })
export type LinkRecordsInput = z.infer<typeof linkRecordsSchema>

/** As what somebody is invited: each has a card of duties. */
export const inviteRoles = [
  'technical',
  'communication',
  'legal',
  'management',
  'customers',
  'people',
  'scribe',
] as const
export type InviteRole = (typeof inviteRoles)[number]
const inviteRole = z.enum(inviteRoles).nullable()
/** Who is invited, all of them; `role` is that of whoever was not before. */
export const inviteSchema = z.object({ ...target, userIds: z.array(userIdSchema).max(50), role: inviteRole.optional() })
export type InviteInput = z.infer<typeof inviteSchema>
export const inviteRoleSchema = z.object({ ...target, userId: userIdSchema, role: inviteRole })
export type InviteRoleInput = z.infer<typeof inviteRoleSchema>

/** Who works on it, and who does when they cannot; a choice left empty: nobody in particular. */
const personOrNone = z.preprocess((given) => (given === '' ? null : given), userIdSchema.nullable())
export const handlersSchema = z
  .object({ ...target, handlerId: personOrNone, secondHandlerId: personOrNone })
  .superRefine(({ handlerId, secondHandlerId: second }, check) => {
    if (second !== null && (handlerId === null || second === handlerId))
      check.addIssue({ code: 'custom', path: ['secondHandlerId'], message: 'choose' })
  })
export type HandlersInput = z.infer<typeof handlersSchema>

/** What an entry of the timeline tells. */
export const entryKinds = ['fact', 'decision', 'contact', 'evidence'] as const
export type EntryKind = (typeof entryKinds)[number]
/** By which way people spoke, and who began it: we or they. */
export const contactChannels = ['phone', 'email', 'meeting', 'video', 'post', 'portal', 'other'] as const
export const contactDirections = ['out', 'in'] as const
export const entryFields = z.object({
  ref: z.string().max(20),
  kind: z.enum(entryKinds),
  body: note(2000).min(1, { error: 'required' }),
  at: momentGiven,
  /** Of a contact alone. */
  withWhom: note(200).optional(),
  channel: z.enum(contactChannels).nullish(),
  direction: z.enum(contactDirections).nullish(),
  correctsId: z.uuid().optional(),
})
export type EntryInput = z.infer<typeof entryFields>

/** A contact says with whom, how, and who began it. */
export function contactComplete(
  { kind, withWhom, channel, direction }: Omit<EntryInput, 'at'>,
  check: z.core.$RefinementCtx,
): void {
  if (kind !== 'contact') return
  for (const [path, value] of Object.entries({ withWhom, channel, direction }))
    if (!value) check.addIssue({ code: 'custom', path: [path], message: path === 'withWhom' ? 'required' : 'choose' })
}

const outcome = oneOf(decisionOutcomes)
export const adviceSchema = z.object({
  ...target,
  body: note().min(1, { error: 'required' }),
  notifyAuthority: outcome,
  notifyPeople: outcome,
})
export type AdviceInput = z.infer<typeof adviceSchema>

export const releaseAdviceSchema = z.object({ ...target, adviceId: z.uuid() })
export type ReleaseAdviceInput = z.infer<typeof releaseAdviceSchema>

/** Grounds are always asked; a decision not to tell also names the ground of the law. */
export const decisionSchema = z
  .object({
    ...target,
    kind: z.enum(decisionKinds),
    outcome,
    reasonCode: z.string().max(40).nullable(),
    grounds: note().min(1, { error: 'required' }),
  })
  .superRefine((value, check) => {
    const known = groundsOf[value.kind].some(({ code }) => code === value.reasonCode)
    if (value.outcome === 'not_needed' && !known)
      check.addIssue({ code: 'custom', path: ['reasonCode'], message: 'choose' })
  })
export type DecisionInput = z.infer<typeof decisionSchema>

/** Whom we told: the people concerned, or the customers for whom we process (Art. 33(2)). */
export const peopleToldSchema = z.object({
  ...target,
  whom: z.enum(['people', 'customers']).optional(),
  at: momentGiven,
  channel: oneOf(noticeChannels),
  number: z.number().int().min(0).max(2_000_000_000).nullable(),
  unlikelyReason,
})
export type PeopleToldInput = z.infer<typeof peopleToldSchema>

/** What can be recorded as filed without a draft: the parts of the report under the GDPR, reports of other regimes, and what takes them back. */
export const recordableReports = [...reportParts, ...regimeReports, ...withdrawals] as const
export type RecordableReport = (typeof recordableReports)[number]
export const reportedSchema = z.object({
  ...target,
  kind: z.enum(recordableReports),
  at: momentGiven,
  reference: reference.min(1, { error: 'required' }),
  /** How it was sent, and where the receipt is kept. */
  evidence: note(1000),
  unlikelyReason,
})
export type ReportedInput = z.infer<typeof reportedSchema>

/** Corrects what was filed or told; without a moment it is taken back. */
export const correctMomentSchema = z.object({
  ...target,
  momentId: z.uuid(),
  at: momentGiven.nullable(),
  reference,
  reason,
  unlikelyReason,
})
export type CorrectMomentInput = z.infer<typeof correctMomentSchema>

export const closeSchema = z.object({ ...target, reason: note(1000), lessons: note().optional() })
export type CloseInput = z.infer<typeof closeSchema>

export const clockRuleSchema = z.object({
  code: z.string().max(60),
  /** The version the form was opened with. */
  version: z.number().int().min(1),
  length: z.number().int().min(1).max(10_000).nullable(),
  threshold: oneOf(riskLevels).nullable(),
  enabled: z.boolean(),
  source: note(300).min(1, { error: 'required' }),
  certainty: z.enum(['read', 'secondary', 'verify']),
  validFrom: dayGiven,
  validUntil: dayGiven.nullable(),
  reason,
})
export type ClockRuleInput = z.infer<typeof clockRuleSchema>

/** How many years before its receipt a moment of a leak may lie. */
export const momentLimitSchema = z.object({ years: z.number().int().min(1).max(50), reason })
export const noBlameSchema = z.object({ promised: z.boolean(), reason })
export type NoBlameInput = z.infer<typeof noBlameSchema>

export const anonymousSchema = z.object({ allowed: z.boolean(), reason })
export type AnonymousInput = z.infer<typeof anonymousSchema>
export type MomentLimitInput = z.infer<typeof momentLimitSchema>

export const findRecordsSchema = z.object({ q: text(100) })
