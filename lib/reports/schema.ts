import { z } from 'zod'
import { draftIdSchema, leakIdSchema } from '@/lib/db/ids'
import { shownText } from '@/lib/text/typed'
import { instantSchema } from '@/lib/time/types'
import { draftLanguages, draftValues } from './profiles/profile'

const words = shownText

export const createDraftInput = z.strictObject({
  leakId: leakIdSchema,
  profile: z.literal('GBA_PART1'),
  language: z.enum(draftLanguages),
})
export type CreateDraftInput = z.infer<typeof createDraftInput>

/** Answers of the fields that were touched; the others stay. `version` is the one the form was opened with. */
export const updateDraftInput = z.strictObject({ id: draftIdSchema, version: z.number().int(), values: draftValues })
export type UpdateDraftInput = z.infer<typeof updateDraftInput>

export const signOffInput = z.strictObject({ id: draftIdSchema, version: z.number().int() })
export type SignOffInput = z.infer<typeof signOffInput>

/** What the person who filed the report on the authority's portal says about it. */
export const fileInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  reference: words(100).min(1, { error: 'required' }),
  filedAt: instantSchema,
  /** Why it was filed although something was missing or it was late. */
  reason: words(2000).default(''),
})
export type FileInput = z.infer<typeof fileInput>
