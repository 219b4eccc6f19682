import { z } from 'zod'
import { attachmentIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { fileKinds } from '@/lib/law/codes/files'
import { refSchema } from '@/lib/records/form/input'
import { shownText } from '@/lib/text/typed'

/** What comes with the bytes of a file: the query of the upload door. */
export const attachInput = z.object({
  /** Reference number of the record. */
  record: refSchema,
  name: z.string(),
  kind: z.enum(codesOf(fileKinds)),
  note: shownText(500).default(''),
  /** An attachment of the same record whose next version this is; without it, one of the same kind and name. */
  replaces: attachmentIdSchema.optional(),
})
export type AttachInput = z.infer<typeof attachInput>

export const removeInput = z.object({
  id: attachmentIdSchema,
  reason: shownText(500).min(1),
})
export type RemoveInput = z.infer<typeof removeInput>

/** The most files one record holds, older versions included. */
export const mostFiles = 200
