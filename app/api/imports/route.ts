import { receiver } from '@/lib/action/receiver'
import { startImport } from '@/lib/imports/commands'
import { startInput } from '@/lib/imports/schema'

/** Takes a table in, as the raw body of one file, and reads it. Right: register.create somewhere. */
export const PUT = receiver({
  name: 'imports.start',
  permission: { resource: 'register', verb: 'create' },
  input: startInput,
  run: startImport,
})
