import { z } from 'zod'
import { batchIdSchema } from '@/lib/db/ids'
import { refSchema } from '@/lib/records/form/input'
import { recordBase } from '@/lib/records/state/base'
import { dayOrNone } from '@/lib/time/types'

/** What can be done with several records. */
export const deeds = ['change', 'submit', 'confirm'] as const
export type Deed = (typeof deeds)[number]

/** Records in one batch; a step of review freezes and compares each, which takes ten times as long. */
export const mostRecords: Readonly<Record<Deed, number>> = { change: 500, submit: 100, confirm: 100 }

const tags = recordBase.shape.tags
const chosen = z.uuid().or(z.literal('')).nullable().default(null)

/** What becomes another in each record: null or an empty list leaves it as it is, `''` for a person or a place takes it away. */
export const planSchema = z
  .strictObject({
    ownerId: chosen,
    departmentId: chosen,
    tagsAdd: tags,
    tagsRemove: tags,
    /** Instead of those before; null leaves them. */
    tagsSet: tags.nullable().default(null),
    reviewOn: dayOrNone.default(null),
    /** Months added to the planned day, or to today where none is planned. */
    reviewMonths: z.number().int().min(1).max(60).nullable().default(null),
  })
  // One day for all, or one each: both would mean that one of them is not done.
  .refine(({ reviewOn, reviewMonths }) => reviewOn === null || reviewMonths === null, {
    path: ['reviewMonths'],
    error: 'day_or_months',
  })
export type Plan = z.infer<typeof planSchema>

/** True when a plan changes nothing in any record. */
export function isEmptyPlan(plan: Plan): boolean {
  const { ownerId, departmentId, tagsAdd, tagsRemove, tagsSet, reviewOn, reviewMonths } = plan
  const nothing = [ownerId, departmentId, tagsSet, reviewOn, reviewMonths].every((value) => value === null)
  return nothing && tagsAdd.length === 0 && tagsRemove.length === 0
}

const picks = z
  .array(z.strictObject({ ref: refSchema, version: z.number().int().positive() }))
  .min(1, { error: 'required' })
  .max(mostRecords.change, { error: 'too_long' })

/** What is done to which records, each in the version that the preview showed. */
export const applyInput = z
  .strictObject({
    register: z.string().max(60),
    deed: z.enum(deeds),
    plan: planSchema,
    picks,
  })
  .refine(({ deed, picks: { length } }) => length <= mostRecords[deed], { path: ['picks'], error: 'too_long' })
  .refine(({ deed, plan }) => deed !== 'change' || !isEmptyPlan(plan), { path: ['plan'], error: 'required' })
export type ApplyInput = z.infer<typeof applyInput>

export const undoInput = z.strictObject({ id: batchIdSchema })
export type UndoInput = z.infer<typeof undoInput>

/** What is kept of a record that a batch changed. */
export const storedChanges = z.array(z.object({ field: z.string(), old: z.json(), new: z.json() }))
