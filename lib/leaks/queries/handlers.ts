import { whoMay } from '@/lib/access/who-may'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Instant } from '@/lib/time/types'

/** Who may be made the handler of a leak: the accounts that may triage leaks and can sign in, and who stands in for a DPO now. */
export const whoMayHandle = (tx: Tx | PrismaClient, now: Instant) => whoMay(tx, ['leak', 'triage'], 'dpo', now)
