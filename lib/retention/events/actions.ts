'use server'

import { action } from '@/lib/action/action'
import { noteEvent, takeEventBack } from './commands'
import { eventInput, takeBackInput } from './schema'

export const noteEventAction = action({
  name: 'retention.event',
  permission: { resource: 'register', verb: 'update' },
  input: eventInput,
  run: noteEvent,
})

export const takeEventBackAction = action({
  name: 'retention.event_back',
  permission: { resource: 'register', verb: 'update' },
  input: takeBackInput,
  run: takeEventBack,
})
