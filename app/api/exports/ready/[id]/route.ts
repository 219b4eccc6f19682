import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { fetchExport } from '@/lib/exports/export'

/** A large file that is ready, for the person who asked for it. Right: export of what the list is of. */
export const GET = reader({
  name: 'exports.fetch',
  permission: 'signed_in',
  input: z.object({ id: z.uuid() }),
  run: (context, { id }) => fetchExport(context, id),
})
