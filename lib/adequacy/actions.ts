'use server'

import { action } from '@/lib/action/action'
import { adequacySchema, correctAdequacy } from './correct'

export const correctAdequacyAction = action({
  name: 'settings.adequacy',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: adequacySchema,
  run: correctAdequacy,
})
