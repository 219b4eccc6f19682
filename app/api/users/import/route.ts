import { receiver } from '@/lib/action/receiver'
import { startPeople } from '@/lib/imports/people/commands'
import { startPeopleInput } from '@/lib/imports/schema'

/** Takes a table of people in, as the raw body of one file, and reads it. Right: user.create. */
export const PUT = receiver({
  name: 'people_imports.start',
  permission: { resource: 'user', verb: 'create' },
  input: startPeopleInput,
  run: startPeople,
})
