'use server'

import { z } from 'zod'
import { action } from '@/lib/action/action'
import { verifyNow } from './commands'

/** Checks the whole log. */
export const verifyAuditLog = action({
  name: 'audit.verify',
  permission: { resource: 'audit_log', verb: 'verify' },
  input: z.object({}),
  run: verifyNow,
})
