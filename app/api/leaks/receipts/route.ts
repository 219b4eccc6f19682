import { receiver } from '@/lib/action/receiver'
import { attachLeakFileInput, attachReceipt } from '@/lib/leaks/commands/attach-file'

/** Takes in, as the raw body, what a recipient gave as proof of a filing. Right: draft.file. */
export const PUT = receiver({
  name: 'leaks.receipt',
  permission: { resource: 'draft', verb: 'file' },
  input: attachLeakFileInput,
  run: attachReceipt,
})
