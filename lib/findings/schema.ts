import { z } from 'zod'
import type { Verb } from '@/lib/access/matrix'
import { findingIdSchema, recordIdSchema, userIdSchema } from '@/lib/db/ids'
import { textUpTo } from '@/lib/text/typed'
import { dayGiven } from '@/lib/time/types'

const line = (max: number) => textUpTo(max).min(1, { error: 'required' })
const day = z.union([dayGiven, z.literal('').transform(() => null)]).nullable()

export const findingStates = ['open', 'in_progress', 'resolved', 'risk_accepted', 'withdrawn'] as const
export type FindingState = (typeof findingStates)[number]
/** The states in which something is still to be done. */
export const unfinished: readonly FindingState[] = ['open', 'in_progress']

/** What a finding says: what is wrong, against which law, who mends it by when. */
export const findingInput = z.strictObject({
  recordId: recordIdSchema.nullable().default(null),
  title: line(200),
  source: line(200),
  wrong: line(4000),
  law: line(1000),
  advice: textUpTo(4000).default(''),
  ownerId: z
    .union([userIdSchema, z.literal('').transform(() => null)])
    .nullable()
    .default(null),
  dueOn: day.default(null),
})
export type FindingInput = z.infer<typeof findingInput>

export const findingUpdate = findingInput.extend({
  id: findingIdSchema,
  version: z.number().int(),
})
export type FindingUpdate = z.infer<typeof findingUpdate>

/** Ending or restarting a finding needs words: they are what an auditor reads later. */
export const findingStateInput = z.strictObject({
  id: findingIdSchema,
  version: z.number().int(),
  state: z.enum(findingStates),
  resolution: line(4000),
})
export type FindingStateInput = z.infer<typeof findingStateInput>

/** What the form sends: the record by its reference number, as people write it. */
export const findingForm = findingInput.omit({ recordId: true }).extend({
  recordRef: z
    .string()
    .trim()
    .regex(/^([A-Z]{1,2}-\d{3,})?$/, { error: 'format' })
    .default(''),
})
export type FindingForm = z.infer<typeof findingForm>

const form = { values: z.record(z.string(), z.unknown()) }
export const newFindingForm = z.strictObject(form)
export const changedFindingForm = z.strictObject({ ...form, ref: z.string().max(20), version: z.number().int() })

const steps: Readonly<Record<FindingState, readonly FindingState[]>> = {
  open: ['in_progress', 'resolved', 'risk_accepted', 'withdrawn'],
  in_progress: ['open', 'resolved', 'risk_accepted', 'withdrawn'],
  resolved: ['open'],
  risk_accepted: ['open'],
  withdrawn: ['open'],
}

/** States a finding can go to from here. */
export function nextStates(state: FindingState): readonly FindingState[] {
  return steps[state]
}

/** The right that a step to this state needs: accepting a risk is the controller's, withdrawing the DPO's. */
export function verbFor(state: FindingState): Verb {
  switch (state) {
    case 'risk_accepted':
      return 'accept'
    case 'withdrawn':
      return 'retire'
    case 'open':
    case 'in_progress':
    case 'resolved':
      return 'update'
  }
}
