import { receiver } from '@/lib/action/receiver'
import { attachEvidence, attachLeakFileInput } from '@/lib/leaks/commands/attach-file'

/** Takes one file in, as the raw body, as evidence of a leak. Right: leak.note. */
export const PUT = receiver({
  name: 'leaks.evidence',
  permission: { resource: 'leak', verb: 'note' },
  input: attachLeakFileInput,
  run: attachEvidence,
})
