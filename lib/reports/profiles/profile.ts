import { z } from 'zod'
import { dayGiven } from '@/lib/time/types'

/** Items of Art. 33(3) and 33(1) GDPR that a field helps to answer. */
export const items = ['n_a', 'n_b', 'n_c', 'n_d', 'n_delay'] as const
export type Item = (typeof items)[number]

export type ProfileField = {
  /** Stable name; label `drafts.fields.<code>`. */
  code: string
  /** Heading of the form: `drafts.sections.<section>`. */
  section: string
  item: Item | null
  kind: 'line' | 'text'
  /** Whether an empty answer counts as missing. `late`: only when filed after the clock's due moment. */
  needed: 'always' | 'late' | 'no'
  /** What is proposed here is somebody's judgement (who was involved, why, how many): each is confirmed by itself, never all at once. */
  judgement: boolean
  max: number
}

/** What a report to one authority asks, in the order of its form. */
export type Profile = {
  code: string
  authority: string
  /** Languages the authority accepts; another language is a working copy only. */
  languages: readonly string[]
  /** Where the list of fields comes from, and that it should be verified. */
  source: string
  certainty: 'read' | 'secondary' | 'verify'
  fields: readonly ProfileField[]
}

export const draftLanguages = ['nl', 'fr', 'en'] as const
export type DraftLanguage = (typeof draftLanguages)[number]

export const valueStates = ['empty', 'suggested', 'known', 'unknown', 'not_applicable'] as const
export type ValueState = (typeof valueStates)[number]

/** Where a value comes from: shown beside it. */
export const valueSource = z.object({
  kind: z.enum(['leak', 'record', 'organisation', 'decision', 'typed']),
  /** Reference numbers of what it was taken from, e.g. ["A-001", "P-003"]. */
  refs: z.array(z.string().max(40)).max(200).default([]),
})
export type ValueSource = z.infer<typeof valueSource>

/** One answer. "Not yet known" is an answer, with the day it is expected; "not applicable" says why in its text. */
export const fieldValue = z.object({
  state: z.enum(valueStates),
  text: z.string().max(10_000, { error: 'too_long' }),
  source: valueSource.nullable().default(null),
  expectedOn: dayGiven.nullable().default(null),
})
export type FieldValue = z.infer<typeof fieldValue>

export const draftValues = z.record(z.string(), fieldValue)
export type DraftValues = z.infer<typeof draftValues>

export const emptyValue: FieldValue = { state: 'empty', text: '', source: null, expectedOn: null }
