import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { auditSelfCheck } from '@/lib/audit/self-check'
import { organisationFacts } from '@/lib/organisation/queries'
import { listPeople } from '@/lib/people/queries'
import type { Instant } from '@/lib/time/types'
import type { WaitingItem } from './item'

/** What an administrator still has to set up, and what the database cannot promise as it is. */
export async function setupProblems(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const [people, organisation, possible] = await Promise.all([listPeople(actor, now), organisationFacts(), promises()])
  const holds = (role: 'dpo' | 'management') =>
    people.some((person) => person.state === 'active' && person.roles.includes(role))
  const problem = (key: string, href: string): WaitingItem => ({ key, href, title: `setup.${key}`, words: 'overview' })
  return [
    ...(organisation ? [] : [problem('organisation', '/organisation')]),
    ...(holds('dpo') ? [] : [problem('noDpo', '/users')]),
    ...(holds('management') ? [] : [problem('noManagement', '/users')]),
    ...(possible ? [] : [problem('oneLogin', '/audit')]),
  ]
}

/** People whose account was made and who have not chosen a password yet; for administrators. */
export async function invitedPeople(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const people = await listPeople(actor, now)
  return people
    .filter((person) => person.state === 'invited')
    .map((person) => ({ key: person.id, href: `/users/${person.id}`, title: person.name, isExample: person.isExample }))
}

let checked: Promise<boolean> | null = null

/** True when Dertig's login cannot change the log; tried once per process, for it takes a lock. */
function promises(): Promise<boolean> {
  checked ??= auditSelfCheck().then((found) => found.length === 0)
  return checked
}
