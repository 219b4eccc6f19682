import { receiver } from '@/lib/action/receiver'
import { attachProof } from '@/lib/sharing/files/commands'
import { attachProofInput } from '@/lib/sharing/files/schema'

/** Takes one file in, as the raw body, that proves something of what went to others. Right: sharing.update. */
export const PUT = receiver({
  name: 'sharing.file',
  permission: { resource: 'sharing', verb: 'update' },
  input: attachProofInput,
  run: attachProof,
})
