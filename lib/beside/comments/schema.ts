import { z } from 'zod'
import { recordIdSchema, userIdSchema } from '@/lib/db/ids'
import { textUpTo } from '@/lib/text/typed'

/** A comment on a record, with the people it asks to look. */
export const commentWrite = z.strictObject({
  recordId: recordIdSchema,
  body: textUpTo(4000).min(1, { error: 'required' }),
  mentions: z
    .array(userIdSchema)
    .max(20, { error: 'too_long' })
    .default([])
    .transform((ids) => [...new Set(ids)]),
})
export type CommentWrite = z.infer<typeof commentWrite>

export const commentRemove = z.strictObject({ id: z.uuid() })
export type CommentRemove = z.infer<typeof commentRemove>

/** The record that comments stand on. */
export const commentedRecord = z.strictObject({ recordId: recordIdSchema })
export type CommentedRecord = z.infer<typeof commentedRecord>
