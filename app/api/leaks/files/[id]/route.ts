import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { leakFileIdSchema } from '@/lib/db/ids'
import { handOutLeakFile } from '@/lib/leaks/queries/leak-files'

/** A file of a leak as a download. Right: leak.read, not masked. */
export const GET = reader({
  name: 'leaks.file_read',
  permission: { resource: 'leak', verb: 'read' },
  input: z.object({ id: leakFileIdSchema }),
  run: handOutLeakFile,
})
