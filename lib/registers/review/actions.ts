'use server'

import { action } from '@/lib/action/action'
import { acceptRecord, returnRecord } from './decide'
import { putInForce } from './force'
import { acceptInput, forceInput, returnInput, submitInput } from './schema'
import { submitRecord } from './submit'

export const submitAction = action({
  name: 'review.submit',
  permission: { resource: 'register', verb: 'submit' },
  input: submitInput,
  run: submitRecord,
})

export const returnAction = action({
  name: 'review.return',
  permission: { resource: 'register', verb: 'review' },
  input: returnInput,
  run: returnRecord,
})

export const acceptAction = action({
  name: 'review.accept',
  permission: { resource: 'register', verb: 'review' },
  input: acceptInput,
  run: acceptRecord,
})

export const forceAction = action({
  name: 'review.force',
  permission: { resource: 'register', verb: 'force' },
  input: forceInput,
  run: putInForce,
})
