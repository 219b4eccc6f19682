'use server'

import { action } from '@/lib/action/action'
import { lookUpAddress } from './commands/look-up'
import { setSuppressionRules } from './commands/set-rules'
import { liftAddress, suppressAddress, suppressOfRequest } from './commands/suppress'
import { fetchAndCompare } from './fetch/fetch-list'
import { fetchInput, liftInput, lookUpInput, proveInput, rulesInput, suppressInput } from './model/schema'

const create = { resource: 'suppression', verb: 'create' } as const
const update = { resource: 'suppression', verb: 'update' } as const

export const suppressAddressAction = action({
  name: 'suppression.add',
  permission: create,
  input: suppressInput,
  run: suppressAddress,
})

export const suppressOfRequestAction = action({
  name: 'suppression.prove',
  permission: create,
  input: proveInput,
  run: suppressOfRequest,
})

export const lookUpAddressAction = action({
  name: 'suppression.look_up',
  permission: create,
  input: lookUpInput,
  run: lookUpAddress,
})

export const liftAddressAction = action({
  name: 'suppression.lift',
  permission: update,
  input: liftInput,
  run: liftAddress,
})

export const setSuppressionRulesAction = action({
  name: 'suppression.rules',
  permission: update,
  input: rulesInput,
  run: setSuppressionRules,
})

export const fetchListAction = action({
  name: 'suppression.fetch',
  permission: create,
  input: fetchInput,
  run: (context) => fetchAndCompare(context),
})
