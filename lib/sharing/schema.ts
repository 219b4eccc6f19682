import { z } from 'zod'
import { userIdSchema } from '@/lib/db/ids'
import { legalBases } from '@/lib/law/codes/bases'
import { codesOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import { textUpTo } from '@/lib/text/typed'
import { type CalendarDate, dayOrNone, isDayInRange } from '@/lib/time/types'

/** Why data go to others (section 4 of a statement). */
export const disclosureKinds = [
  'partner',
  'direct_marketing',
  'related_company',
  'legal_demand',
  'claim',
  'acquisition',
] as const
export type DisclosureKind = (typeof disclosureKinds)[number]

/** Kinds in which people themselves must have said yes (Art. 6(1)(a), 7(1)). */
export const asksPermission: readonly DisclosureKind[] = ['partner', 'direct_marketing']

export const outcomes = ['given', 'refused', 'planned'] as const
export type Outcome = (typeof outcomes)[number]

const needed = (max: number) => textUpTo(max).min(1, { error: 'required' })
const text = (max: number) => textUpTo(max).default('')
const day = dayOrNone.refine((on) => on === null || isDayInRange(on), { error: 'date_out_of_range' }).default(null)

const facts = z.strictObject({
  kind: z.enum(disclosureKinds, { error: 'required' }),
  recipient: needed(200),
  occasion: text(200),
  basis: z
    .union([z.enum(codesOf(legalBases)), z.literal('').transform(() => null)])
    .nullable()
    .default(null),
  basisText: text(1000),
  dataCategories: z
    .array(z.enum(codesOf(dataCategories)))
    .max(dataCategories.length)
    .default([]),
  scope: needed(2000),
  outcome: z.enum(outcomes, { error: 'required' }),
  askedOn: day,
  givenOn: day,
  decidedById: z
    .union([userIdSchema, z.literal('').transform(() => null)])
    .nullable()
    .default(null),
  decidedOn: day,
  reason: text(2000),
  evidence: text(2000),
  permission: text(2000),
  permissionOn: day,
  agreement: z
    .union([z.string().regex(/^[A-Z]{1,2}-\d{3,}$/), z.literal('').transform(() => null)])
    .nullable()
    .default(null),
})

/** What the log of disclosures keeps of one. */
export const disclosureInput = facts
  .refine(({ outcome, givenOn }) => outcome !== 'given' || givenOn !== null, { error: 'required', path: ['givenOn'] })
  .refine(({ outcome, reason }) => outcome !== 'refused' || reason !== '', { error: 'required', path: ['reason'] })
  .refine(({ askedOn, givenOn }) => askedOn === null || givenOn === null || askedOn <= givenOn, {
    error: 'end_before_start',
    path: ['givenOn'],
  })
  .refine(({ permissionOn, permission }) => permissionOn === null || permission !== '', {
    error: 'required',
    path: ['permission'],
  })
export type DisclosureInput = z.infer<typeof disclosureInput>

export const disclosureRef = z.string().regex(/^SH-\d{3,}$/)

const values = z.record(z.string(), z.unknown())
export const newDisclosureForm = z.strictObject({ values })
export const changedDisclosureForm = z.strictObject({
  ref: disclosureRef,
  version: z.number().int().positive(),
  values,
})

/** Days of what has happened that lie after today. A planned one may lie ahead. */
export function futureDays(
  { askedOn, givenOn, decidedOn, permissionOn, outcome }: DisclosureInput,
  today: CalendarDate,
): string[] {
  const days = { askedOn, givenOn: outcome === 'planned' ? null : givenOn, decidedOn, permissionOn }
  return Object.entries(days).flatMap(([field, on]) => (on !== null && on > today ? [field] : []))
}

/** What speaks against one that was given or is planned; worded in `sharing.gaps`. */
export const gaps = ['permission', 'basis', 'decision', 'agreement'] as const
export type Gap = (typeof gaps)[number]

export type GapFacts = {
  kind: DisclosureKind
  outcome: Outcome
  hasBasis: boolean
  hasDecision: boolean
  hasPermission: boolean
  /** An agreement is named, and it is in force. */
  underAgreement: boolean
}

/** What is not there yet: permission where people are asked, an agreement with a partner, group or acquirer, a basis, who decided. */
export function gapsOf(facts: GapFacts): Gap[] {
  if (facts.outcome === 'refused') return []
  const asksAgreement = facts.kind !== 'legal_demand' && facts.kind !== 'claim'
  return [
    ...(asksPermission.includes(facts.kind) && !facts.hasPermission ? (['permission'] as const) : []),
    ...(facts.hasBasis ? [] : (['basis'] as const)),
    ...(facts.hasDecision ? [] : (['decision'] as const)),
    ...(asksAgreement && !facts.underAgreement ? (['agreement'] as const) : []),
  ]
}
