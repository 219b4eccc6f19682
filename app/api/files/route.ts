import { receiver } from '@/lib/action/receiver'
import { attachFile, attachInput } from '@/lib/beside/attachments/commands'

/** Takes one file in, as the raw body, and attaches it to a record. Right: register.update on the record. */
export const PUT = receiver({
  name: 'attachments.attach',
  permission: { resource: 'register', verb: 'update' },
  input: attachInput,
  run: attachFile,
})
