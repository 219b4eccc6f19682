'use server'

import { action } from '@/lib/action/action'
import { correctAuthority } from './correct'
import { authorityForm, entryTyped } from './form'

/** The form says an entry field by field; the command takes it whole. */
export const correctAuthorityAction = action({
  name: 'settings.authority',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: authorityForm,
  run: (context, typed) => correctAuthority(context, entryTyped(typed)),
})
