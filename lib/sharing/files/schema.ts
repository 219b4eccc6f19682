import { z } from 'zod'
import { disclosureFileIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { sharingFileKinds } from '@/lib/law/codes/sharing'
import { textUpTo } from '@/lib/text/typed'

const needed = { error: 'required' }

/** What comes with the bytes of a file: the query of the upload door. */
export const attachProofInput = z.object({
  ref: z.string().max(20),
  name: z.string(),
  kind: z.enum(codesOf(sharingFileKinds), needed),
})
export const dropProofInput = z.object({ id: disclosureFileIdSchema, reason: textUpTo(500).min(1, needed) })
