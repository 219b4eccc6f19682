'use server'

import { action } from '@/lib/action/action'
import { openIntake, openIntakeInput } from './commands/open-intake'

export const openIntakeAction = action({
  name: 'settings.intake',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: openIntakeInput,
  run: openIntake,
})
