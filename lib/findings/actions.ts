'use server'

import { action } from '@/lib/action/action'
import { setFindingState } from './commands'
import { findingCreateSent, findingStateInput, findingUpdateSent } from './schema'
import { createSent, updateSent } from './sent'

export const createFindingAction = action({
  name: 'findings.create',
  permission: { resource: 'finding', verb: 'create' },
  input: findingCreateSent,
  run: createSent,
})

export const updateFindingAction = action({
  name: 'findings.update',
  permission: { resource: 'finding', verb: 'update' },
  input: findingUpdateSent,
  run: updateSent,
})

export const setFindingStateAction = action({
  name: 'findings.state',
  permission: { resource: 'finding', verb: 'read' },
  input: findingStateInput,
  run: setFindingState,
})
