import { z } from 'zod'
import { leakFileIdSchema } from '@/lib/db/ids'
import { dayGiven } from '@/lib/time/types'

export const draftLanguages = ['nl', 'fr', 'de', 'en'] as const
export type DraftLanguage = (typeof draftLanguages)[number]

export const valueStates = ['empty', 'suggested', 'started', 'known', 'unknown', 'not_applicable'] as const
export type ValueState = (typeof valueStates)[number]

/** Where a value comes from: shown beside it. `filed`: an earlier report, by its reference. */
export const valueSource = z.object({
  kind: z.enum(['leak', 'record', 'organisation', 'decision', 'filed', 'typed']),
  /** Reference numbers of what it was taken from, e.g. ["A-001", "P-003"]. */
  refs: z.array(z.string().max(100)).max(200).default([]),
})
export type ValueSource = z.infer<typeof valueSource>

/**
 * One answer, with the word for how far it is. "Not yet known" is an answer, with the day it is expected; "not applicable"
 * says why in its text; "started" is no answer yet.
 */
export const fieldValue = z.object({
  state: z.enum(valueStates),
  text: z.string().max(10_000, { error: 'too_long' }),
  source: valueSource.nullable().default(null),
  expectedOn: dayGiven.nullable().default(null),
  /** Files of the leak that show it. */
  evidence: z.array(leakFileIdSchema).max(20, { error: 'too_long' }).optional(),
})
export type FieldValue = z.infer<typeof fieldValue>

export const draftValues = z.record(z.string(), fieldValue)
export type DraftValues = z.infer<typeof draftValues>
