'use server'

import { action } from '@/lib/action/action'
import { correctAdequacy } from './correct'
import { adequacySchema } from './schema'

export const correctAdequacyAction = action({
  name: 'settings.adequacy',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: adequacySchema,
  run: correctAdequacy,
})
