import { receiver } from '@/lib/action/receiver'
import { attachToRequest } from '@/lib/requests/commands/attach-evidence'
import { attachInput } from '@/lib/requests/facts/schema'

/** Takes one file in, as the raw body, that proves something of a request. Right: request.update. */
export const PUT = receiver({
  name: 'requests.file',
  permission: { resource: 'request', verb: 'update' },
  input: attachInput,
  run: attachToRequest,
})
