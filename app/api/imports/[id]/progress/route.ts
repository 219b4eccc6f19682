import { reader } from '@/lib/action/handler'
import { progressOf } from '@/lib/imports/run/progress'
import { importQuery } from '@/lib/imports/schema'

/** How far an import is that is being written: a number, and nothing of what is in it. Right: register.create. */
export const GET = reader({
  name: 'imports.progress',
  permission: { resource: 'register', verb: 'create' },
  input: importQuery,
  run: async (_, { id }) => Response.json({ part: progressOf(id) }),
})
