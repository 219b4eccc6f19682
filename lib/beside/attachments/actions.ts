'use server'

import { action } from '@/lib/action/action'
import { removeAttachment, removeInput } from './commands'

export const removeAttachmentAction = action({
  name: 'attachments.remove',
  permission: { resource: 'register', verb: 'update' },
  input: removeInput,
  run: removeAttachment,
})
