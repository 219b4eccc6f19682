'use server'

import { action } from '@/lib/action/action'
import { createRemark, remarkCreate, remarkUpdate, updateRemark } from './commands'

export const createRemarkAction = action({
  name: 'remarks.create',
  permission: { resource: 'remark', verb: 'create' },
  input: remarkCreate,
  run: createRemark,
})

export const updateRemarkAction = action({
  name: 'remarks.update',
  permission: { resource: 'remark', verb: 'update' },
  input: remarkUpdate,
  run: updateRemark,
})
