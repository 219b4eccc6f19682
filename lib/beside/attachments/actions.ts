'use server'

import { action } from '@/lib/action/action'
import { removeAttachment } from './commands'
import { removeInput } from './schema'

export const removeAttachmentAction = action({
  name: 'attachments.remove',
  permission: { resource: 'register', verb: 'update' },
  input: removeInput,
  run: removeAttachment,
})
