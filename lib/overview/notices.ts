import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { seemsOneAddress } from '@/lib/access/request/rate-limit'
import { possibleActs } from '@/lib/audit/self-check'
import { backupState } from '@/lib/backup/state'
import { portalReadiness } from '@/lib/organisation/portal/login-test'
import { deputiesOf } from '@/lib/people/deputies'
import type { Instant } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import type { WaitingItem } from './item'

/** What Dertig cannot promise as it is installed, for an administrator. */
export async function setupProblems(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const [possible, oneAddress, backup] = await Promise.all([possibleActs(), seemsOneAddress(now), backupState(now)])
  const problem = (key: string, href: string): WaitingItem => ({ key, href, title: `setup.${key}`, words: 'overview' })
  return [
    ...(possible.length === 0 ? [] : [problem('oneLogin', '/audit')]),
    ...(oneAddress ? [problem('oneAddress', '/settings/mail')] : []),
    ...(backup.isOld ? [problem(backup.lastAt ? 'oldBackup' : 'noBackup', '/settings/files')] : []),
  ]
}

/** Whom this person is asked to stand in for. */
export async function deputyAsks(actor: Actor, at: LocalNow): Promise<WaitingItem[]> {
  const { rows } = await deputiesOf(actor, at)
  return rows
    .filter(({ mine, accepted }) => mine === 'deputy' && !accepted)
    .map(({ id, name, until }) => ({ key: id, href: '/account#deputies', title: name, dueOn: until }))
}

/** Whether somebody can file tonight, where they were named but not tested; that nobody is named stands in the first hour. */
export async function portalAsks({ actor, today }: LocalNow & { actor: Actor }): Promise<WaitingItem[]> {
  if (!can(actor, 'organisation', 'update')) return []
  const { state } = await portalReadiness(today)
  if (state !== 'old' && state !== 'untested') return []
  return [{ key: state, href: '/organisation#authority', title: `portal.${state}`, words: 'overview' }]
}
