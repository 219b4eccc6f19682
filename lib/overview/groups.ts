import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { seemsOneAddress } from '@/lib/access/request/rate-limit'
import { possibleActs } from '@/lib/audit/self-check'
import { mentionsOf } from '@/lib/beside/comments/queries'
import { peopleWhoOwn } from '@/lib/beside/hand-over/queries'
import { duesSoon } from '@/lib/beside/reminders/remind'
import { officeZone } from '@/lib/company/office-zone'
import { findingsDue } from '@/lib/findings/queries'
import { type LeakRow, waitingForDecision } from '@/lib/leaks/queries/leak-list'
import { ownReports } from '@/lib/leaks/queries/own-reports'
import { organisationFacts } from '@/lib/organisation/queries'
import { deputiesOf } from '@/lib/people/deputies'
import { type RightsRow, rightsFor } from '@/lib/people/rights'
import { listPeople } from '@/lib/people/users'
import { type Waiting, type WaitState, waitingFor } from '@/lib/review/queue/waiting'
import { addDays } from '@/lib/time/calendar'
import type { CalendarDate, Instant } from '@/lib/time/types'
import type { WaitingItem } from './item'
import { changedLately, ownIncomplete, ownReviewDue } from './records'

/** What an administrator still has to set up, and what the database cannot promise as it is. */
async function setupProblems(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const [people, organisation, possible, oneAddress] = await Promise.all([
    listPeople(actor, now),
    organisationFacts(),
    possibleActs(),
    seemsOneAddress(now),
  ])
  const holds = (role: 'dpo' | 'management') =>
    people.some((person) => person.state === 'active' && person.roles.includes(role))
  const problem = (key: string, href: string): WaitingItem => ({ key, href, title: `setup.${key}`, words: 'overview' })
  return [
    ...(organisation ? [] : [problem('organisation', '/organisation')]),
    ...(holds('dpo') ? [] : [problem('noDpo', '/users')]),
    ...(holds('management') ? [] : [problem('noManagement', '/users')]),
    ...(possible.length === 0 ? [] : [problem('oneLogin', '/audit')]),
    ...(oneAddress ? [problem('oneAddress', '/settings/mail')] : []),
  ]
}

/** People whose account was made and who have not chosen a password yet; for administrators. */
async function invitedPeople(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  if (!can(actor, 'user', 'create')) return []
  const people = await listPeople(actor, now)
  return people
    .filter((person) => person.state === 'invited')
    .map((person) => ({ key: person.id, href: `/users/${person.id}`, title: person.name, isExample: person.isExample }))
}

/** People who left and still own records or findings, for who may hand over anybody's. */
async function ownersWhoLeft(actor: Actor): Promise<WaitingItem[]> {
  const people = await peopleWhoOwn(actor)
  return people
    .filter(({ state }) => state !== 'ok')
    .map(({ id, name }) => ({ key: id, href: `/hand-over?from=${id}`, title: name }))
}

/** Whom this person is asked to stand in for. */
async function deputyAsks(actor: Actor, now: Instant): Promise<WaitingItem[]> {
  const { rows } = await deputiesOf(actor, { now, zone: await officeZone() })
  return rows
    .filter(({ mine, accepted }) => mine === 'deputy' && !accepted)
    .map(({ id, name, until }) => ({ key: id, href: '/account#deputies', title: name, dueOn: until }))
}

const groupKeys = [
  'unconfirmed',
  'decisions',
  'rightsWait',
  'rights',
  'deputies',
  'mentions',
  'returned',
  'review',
  'force',
  'back',
  'findings',
  'ownersLeft',
  'reviewDue',
  'dues',
  'missing',
  'ownReports',
  'setup',
  'people',
  'changes',
] as const
type GroupKey = (typeof groupKeys)[number]

/** `total` is the number of all, where `items` are only the first of them. */
export type Group = { key: GroupKey; href: string | null; items: WaitingItem[]; total?: number }

type Input = { actor: Actor; now: Instant; today: CalendarDate; leaks: readonly LeakRow[] }

/** What waits for this person, by their rights, the most pressing kind first. Empty groups are left out. */
export async function groupsFor({ actor, now, today, leaks }: Input): Promise<Group[]> {
  const decides = can(actor, 'decision', 'sign') !== null
  const recordHref = (register: string, ref: string) => `/registers/${register}/${ref}`
  const [
    decisions,
    waiting,
    findings,
    incomplete,
    due,
    reports,
    setup,
    people,
    changes,
    mentions,
    dues,
    rights,
    left,
    asked,
  ] = await Promise.all([
    decides ? waitingForDecision() : [],
    waitingFor(actor, now),
    mayEver(actor, 'finding', 'update') ? findingsDue(actor, addDays(today, 31)) : [],
    ownIncomplete(actor),
    ownReviewDue(actor, today),
    mayEver(actor, 'own_report', 'read') ? ownReports(actor.id) : [],
    setupProblems(actor, now),
    invitedPeople(actor, now),
    changedLately(actor),
    mentionsOf(actor),
    duesSoon(actor, today),
    rightsFor(actor, now),
    ownersWhoLeft(actor),
    deputyAsks(actor, now),
  ])
  const unconfirmed = can(actor, 'leak', 'triage') ? leaks.filter((leak) => leak.state === 'received') : []
  const leakItem = (leak: Pick<LeakRow, 'ref' | 'title' | 'happened' | 'reportedAt' | 'isExample'>): WaitingItem => ({
    key: leak.ref,
    href: `/leaks/${leak.ref}`,
    ref: leak.ref,
    since: leak.reportedAt,
    isExample: leak.isExample,
    ...(leak.title
      ? { title: leak.title }
      : { title: `happened.options.${leak.happened}`, words: 'report-form' as const }),
  })
  const groups: Group[] = [
    { key: 'unconfirmed', href: '/leaks?state=received', items: unconfirmed.map(leakItem) },
    { key: 'decisions', href: '/leaks?state=confirmed', items: decisions.map(leakItem) },
    ...rightsGroups(actor, rights),
    { key: 'deputies', href: null, items: asked },
    {
      key: 'mentions',
      href: null,
      items: mentions.map((row) => ({ ...row, key: row.ref, href: `${recordHref(row.register, row.ref)}#comments` })),
    },
    ...reviewGroups(waiting),
    {
      key: 'findings',
      href: '/findings',
      items: findings.map((row) => ({
        key: row.ref,
        href: `/findings/${row.ref}`,
        ref: row.ref,
        title: row.title,
        isExample: row.isExample,
        ...(row.dueOn ? { dueOn: row.dueOn } : {}),
      })),
    },
    { key: 'ownersLeft', href: '/hand-over', items: left },
    { key: 'reviewDue', href: null, ...due },
    {
      key: 'dues',
      href: null,
      items: dues.map(({ register, code, ...row }) => ({
        ...row,
        key: `${row.ref} ${code} ${row.dueOn}`,
        href: recordHref(register, row.ref),
        dueWhat: `${register}.dues.${code}`,
      })),
    },
    { key: 'missing', href: null, ...incomplete },
    {
      key: 'ownReports',
      href: '/my-reports',
      items: reports
        .filter((report) => report.state !== 'closed')
        .map((report) => ({
          key: report.ref,
          href: `/my-reports/${report.ref}`,
          ref: report.ref,
          title: `happened.options.${report.happened}`,
          words: 'report-form',
          since: report.receivedAt,
          isExample: report.isExample,
        })),
    },
    { key: 'setup', href: null, items: setup },
    { key: 'people', href: '/users', items: people },
    { key: 'changes', href: '/audit', items: changes },
  ]
  return groups.filter((group) => group.items.length > 0)
}

/** Rights over leaks: those this person may confirm, and those others should know of: the person's own, and all for a DPO. */
function rightsGroups(actor: Actor, rights: readonly RightsRow[]): Group[] {
  const item = (row: RightsRow): WaitingItem => ({
    key: row.id,
    href: mayEver(actor, 'user', 'read') ? '/users#rights' : '/account',
    title: row.name,
    since: row.askedAt,
    byName: row.askedByName,
  })
  const known = can(actor, 'leak', 'triage') ? rights : rights.filter((row) => row.userId === actor.id)
  return [
    { key: 'rightsWait', href: null, items: rights.filter((row) => row.mayDecide).map(item) },
    { key: 'rights', href: null, items: known.filter((row) => !row.mayDecide).map(item) },
  ]
}

const reviewStates = { returned: 'returned', review: 'dpo', force: 'management', back: 'back' } as const

/** What waits for this person in the review, by what they are to do; the queue shows all of it. */
function reviewGroups(waiting: readonly Waiting[]): Group[] {
  const group = (key: keyof typeof reviewStates): Group => ({
    key,
    href: `/reviews?f.state=${reviewStates[key]}`,
    items: waiting.filter((row) => row.mine && row.state === reviewStates[key]).map(reviewItem),
  })
  return [group('returned'), group('review'), group('force'), group('back')]
}

const inReview: readonly WaitState[] = ['dpo', 'management']

function reviewItem(row: Waiting): WaitingItem {
  const { id, ref, register, title, version, since, byName, isExample } = row
  const untouched = row.state === 'back' && row.inForceVersionId !== null && row.contributorIds.length === 0
  return {
    key: ref,
    href: `/registers/${register}/${ref}${inReview.includes(row.state) ? '/review' : ''}`,
    ref,
    title,
    since,
    byName,
    isExample,
    ...(untouched ? { confirm: { id, version } } : {}),
  }
}
