'use server'

import { action } from '@/lib/action/action'
import { completeSetup, setupSchema } from './setup'

/** First administrator and organisation; guarded by the token that the start printed. */
export const setUp = action({
  name: 'setup.complete',
  permission: 'public',
  input: setupSchema,
  run: (context, input) => completeSetup(context, input),
})
