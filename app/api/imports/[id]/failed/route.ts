import { reader } from '@/lib/action/handler'
import { failedRows } from '@/lib/imports/failed'
import { importQuery } from '@/lib/imports/schema'

/** The rows of an import that have errors, as CSV with a column that says which. Right: register.create. */
export const GET = reader({
  name: 'imports.failed',
  permission: { resource: 'register', verb: 'create' },
  input: importQuery,
  run: failedRows,
})
