import { z } from 'zod'
import { recordIdSchema } from '@/lib/db/ids'
import { shownText } from '@/lib/text/typed'

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid' })
const comments = z
  .record(z.string().max(80), shownText(2000))
  .refine((said) => Object.keys(said).length <= 100, { error: 'too_long' })
  .default({})

/** The editor hands the working copy to the DPO; `version` is the one on the screen. */
export const submitInput = z.strictObject({
  id: recordIdSchema,
  version: z.number().int(),
  note: shownText(2000).default(''),
})
export type SubmitInput = z.infer<typeof submitInput>

/** The DPO returns or accepts what stands for review, naming the content by its hash. */
export const returnInput = z.strictObject({
  id: recordIdSchema,
  contentHash: hash,
  reason: shownText(2000).min(1, { error: 'required' }),
  comments,
})
export type ReturnInput = z.infer<typeof returnInput>

export const acceptInput = z.strictObject({ id: recordIdSchema, contentHash: hash, comments })
export type AcceptInput = z.infer<typeof acceptInput>

/** Management puts the accepted version in force, naming the content by its hash. */
export const forceInput = z.strictObject({ id: recordIdSchema, contentHash: hash })
export type ForceInput = z.infer<typeof forceInput>

/** "Still correct": `version` is the one on the screen. */
export const confirmInput = z.strictObject({ id: recordIdSchema, version: z.number().int() })
export type ConfirmInput = z.infer<typeof confirmInput>

/** Several versions without changes of their own, each named by its hash. */
export const bulkInput = z.strictObject({
  items: z.array(forceInput).min(1, { error: 'required' }).max(200, { error: 'too_long' }),
})
export type BulkInput = z.infer<typeof bulkInput>
