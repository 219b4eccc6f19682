import { z } from 'zod'
import { reader } from '@/lib/action/handler'
import { fetchExtract } from '@/lib/extract/export'

/** A large extract that is ready, for the person who asked for it. Right: register.export. */
export const GET = reader({
  name: 'extract.fetch',
  permission: { resource: 'register', verb: 'export' },
  input: z.object({ id: z.uuid() }),
  run: (context, { id }) => fetchExtract(context, id),
})
