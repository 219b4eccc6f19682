'use server'

import { action } from '@/lib/action/action'
import { applyBatch, undoBatch } from './commands'
import { applyInput, undoInput } from './schema'

/** The command asks update, submit or confirm of each record. */
export const applyBatchAction = action({
  name: 'batch.apply',
  permission: { resource: 'register', verb: 'confirm' },
  input: applyInput,
  run: applyBatch,
})

export const undoBatchAction = action({
  name: 'batch.undo',
  permission: { resource: 'register', verb: 'update' },
  input: undoInput,
  run: undoBatch,
})
