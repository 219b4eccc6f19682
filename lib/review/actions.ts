'use server'

import { action } from '@/lib/action/action'
import { confirmRecord } from './steps/confirm'
import { acceptRecord, returnRecord } from './steps/decide'
import { acceptMany, forceMany, putInForce } from './steps/force'
import { acceptInput, bulkInput, confirmInput, forceInput, returnInput, submitTogetherInput } from './steps/rules'
import { submitTogether } from './steps/submit'

export const submitAction = action({
  name: 'review.submit',
  permission: { resource: 'register', verb: 'submit' },
  input: submitTogetherInput,
  run: submitTogether,
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

export const confirmAction = action({
  name: 'review.confirm',
  permission: { resource: 'register', verb: 'confirm' },
  input: confirmInput,
  run: confirmRecord,
})

/** Only versions without changes of their own; each answers for itself. */
export const acceptManyAction = action({
  name: 'review.accept_many',
  permission: { resource: 'register', verb: 'review' },
  input: bulkInput,
  run: acceptMany,
})

/** The same for management. */
export const forceManyAction = action({
  name: 'review.force_many',
  permission: { resource: 'register', verb: 'force' },
  input: bulkInput,
  run: forceMany,
})
