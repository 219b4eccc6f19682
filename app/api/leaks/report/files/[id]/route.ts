import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { leakFileIdSchema } from '@/lib/db/ids'
import { handOutOwnFile } from '@/lib/leaks/queries/leak-files'

/** A file that a reporter added, as a download for that reporter. Right: own_report.read. */
export const GET = reader({
  name: 'leaks.own_file_read',
  permission: { resource: 'own_report', verb: 'read' },
  input: z.object({ id: leakFileIdSchema }),
  run: handOutOwnFile,
})
