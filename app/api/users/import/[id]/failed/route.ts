import { reader } from '@/lib/action/handler'
import { failedPeople } from '@/lib/imports/people/failed'
import { importQuery } from '@/lib/imports/schema'

/** The rows of a table of people that have errors, as CSV with a column that says which. Right: user.create. */
export const GET = reader({
  name: 'people_imports.failed',
  permission: { resource: 'user', verb: 'create' },
  input: importQuery,
  run: failedPeople,
})
