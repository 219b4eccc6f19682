import { whoMay } from '@/lib/access/who-may'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Instant } from '@/lib/time/types'

/** Who may be made the handler of a request. */
export const whoMayHandle = (tx: Tx | PrismaClient, now: Instant) => whoMay(tx, ['request', 'update'], 'dpo', now)

/** Who may be given a task of one. */
export const whoMayOwn = (tx: Tx | PrismaClient, now: Instant) => whoMay(tx, ['request', 'note'], 'dpo', now)
