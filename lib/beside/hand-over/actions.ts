'use server'

import { action } from '@/lib/action/action'
import { handOver } from './commands'
import { handOverInput } from './schema'

export const handOverAction = action({
  name: 'records.hand_over',
  permission: { resource: 'register', verb: 'update' },
  input: handOverInput,
  run: handOver,
})
