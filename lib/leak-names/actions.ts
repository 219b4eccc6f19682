'use server'

import { action } from '@/lib/action/action'
import { keepYearsInput, redactInput, redactLeak, setKeepYears } from './redact'

export const redactLeakAction = action({
  name: 'leaks.redact',
  permission: { resource: 'leak', verb: 'triage' },
  input: redactInput,
  run: redactLeak,
})

export const setKeepYearsAction = action({
  name: 'settings.leak_keep_years',
  permission: { resource: 'privacy_settings', verb: 'update' },
  input: keepYearsInput,
  run: setKeepYears,
})
