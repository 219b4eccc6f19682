import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { disclosureFileIdSchema } from '@/lib/db/ids'
import { handOutProof } from '@/lib/sharing/files/queries'

/** A proof of something that went to others, as a download. Right: sharing.update. */
export const GET = reader({
  name: 'sharing.file_read',
  permission: { resource: 'sharing', verb: 'update' },
  input: z.object({ id: disclosureFileIdSchema }),
  run: handOutProof,
})
