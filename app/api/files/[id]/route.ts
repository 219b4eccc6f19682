import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { handOut } from '@/lib/beside/attachments/hand-out'
import { attachmentIdSchema } from '@/lib/db/ids'

/** A file of a record as a download. Right: register.read of the whole record. */
export const GET = reader({
  name: 'attachments.read',
  permission: { resource: 'register', verb: 'read' },
  input: z.object({ id: attachmentIdSchema }),
  run: handOut,
})
