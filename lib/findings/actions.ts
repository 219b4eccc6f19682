'use server'

import { action } from '@/lib/action/action'
import { createFinding, setFindingState, updateFinding } from './commands'
import { findingInput, findingStateInput, findingUpdate } from './schema'

export const createFindingAction = action({
  name: 'findings.create',
  permission: { resource: 'finding', verb: 'create' },
  input: findingInput,
  run: (context, input) => createFinding(context, input),
})

export const updateFindingAction = action({
  name: 'findings.update',
  permission: { resource: 'finding', verb: 'update' },
  input: findingUpdate,
  run: updateFinding,
})

export const setFindingStateAction = action({
  name: 'findings.state',
  permission: { resource: 'finding', verb: 'read' },
  input: findingStateInput,
  run: setFindingState,
})
