import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { seemsOneAddress } from '@/lib/access/request/rate-limit'
import { possibleActs } from '@/lib/audit/self-check'
import type { Instant } from '@/lib/time/types'
import type { WaitingItem } from './item'

/** What Dertig cannot promise as it is installed, for an administrator. */
export async function setupProblems(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const [possible, oneAddress] = await Promise.all([possibleActs(), seemsOneAddress(now)])
  const problem = (key: string, href: string): WaitingItem => ({ key, href, title: `setup.${key}`, words: 'overview' })
  return [
    ...(possible.length === 0 ? [] : [problem('oneLogin', '/audit')]),
    ...(oneAddress ? [problem('oneAddress', '/settings/mail')] : []),
  ]
}
