import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { requestFileIdSchema } from '@/lib/db/ids'
import { handOutRequestFile } from '@/lib/requests/queries/files'

/** A file of a request as a download. Right: request.update. */
export const GET = reader({
  name: 'requests.file_read',
  permission: { resource: 'request', verb: 'update' },
  input: z.object({ id: requestFileIdSchema }),
  run: handOutRequestFile,
})
