'use server'

import { action } from '@/lib/action/action'
import { parseValues } from '@/lib/errors/parse'
import { asResult } from '@/lib/errors/refusal'
import { liftHold, placeHold } from './commands'
import { holdForm, holdInput, liftInput } from './schema'

export const placeHoldAction = action({
  name: 'holds.place',
  permission: { resource: 'hold', verb: 'create' },
  input: holdForm,
  run: (context, { values }) => asResult(async () => placeHold(context, parseValues(holdInput, values))),
})

export const liftHoldAction = action({
  name: 'holds.lift',
  permission: { resource: 'hold', verb: 'update' },
  input: liftInput,
  run: liftHold,
})
