'use server'

import { action } from '@/lib/action/action'
import { removeAttachment, removeInput } from './commands'
import { eraseAttachment } from './erase'

export const removeAttachmentAction = action({
  name: 'attachments.remove',
  permission: { resource: 'register', verb: 'update' },
  input: removeInput,
  run: removeAttachment,
})

export const eraseAttachmentAction = action({
  name: 'attachments.erase',
  permission: { resource: 'register', verb: 'review' },
  input: removeInput,
  run: eraseAttachment,
})
