import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { mentionsOf } from '@/lib/beside/comments/queries'
import { ownersLeft } from '@/lib/beside/hand-over/queries'
import { duesSoon, soonPlaces } from '@/lib/calendar/queries'
import { findingsDue, findingsSoon } from '@/lib/findings/list'
import { namesDue } from '@/lib/leak-names/queries'
import { ownTasks } from '@/lib/leak-tasks/queries/tasks'
import { type LeakRow, leakKinds, someLeaks } from '@/lib/leaks/queries/leak-list'
import { openReports, reportsOpen } from '@/lib/leaks/queries/own-reports'
import { atStep } from '@/lib/leaks/steps/places'
import { invitedPeople } from '@/lib/people/queries'
import { type RightsRow, rightsFor } from '@/lib/people/rights'
import { draftsToSignOff } from '@/lib/reports/drafting/waiting'
import { type Waiting, type WaitState, waitingFirst } from '@/lib/review/queue/waiting'
import { emptyValue, type Few } from '@/lib/table/state'
import { type LocalNow, localDateOf } from '@/lib/time/zone'
import type { WaitingItem } from './item'
import { deputyAsks, portalAsks, setupProblems } from './notices'
import { changedLately, type MissingIn, ownIncomplete, ownReviewDue } from './records'
import { requestItems } from './requests'

/** Things of a kind that the overview shows; the list behind its link shows all of them. */
export const shownOfGroup = 8

const groupKeys = [
  'unconfirmed',
  'decisions',
  'signOffs',
  'tasks',
  'requests',
  'requestTasks',
  'portal',
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
  'leakNames',
  'requestNames',
  'setup',
  'people',
  'changes',
] as const
type GroupKey = (typeof groupKeys)[number]

/** The first few of a kind and the number of all; `href` is the list that shows exactly those. */
export type Group = {
  key: GroupKey
  href: string | null
  items: readonly WaitingItem[]
  total: number
  /** Where the rest stands, when it is in several lists. */
  registers?: readonly (MissingIn & { href: string })[]
}

type Input = LocalNow & { actor: Actor }

/** What waits for this person, by their rights, the most pressing kind first. Empty groups are left out. */
export async function groupsFor(input: Input, leaks = leaksShown(input, 0)): Promise<Group[]> {
  const parts = await Promise.all([
    leaks.then(leakGroups),
    draftsToSignOff(input, most).then((few) => [first('signOffs', null, few, (draft) => draft)]),
    taskGroups(input),
    requestGroups(input),
    portalAsks(input).then((items) => [whole('portal', null, items)]),
    rightsGroups(input),
    deputyAsks(input.actor, input).then((items) => [whole('deputies', null, items)]),
    mentionGroups(input),
    reviewGroups(input),
    findingGroups(input),
    leftGroups(input),
    dueGroups(input),
    missingGroups(input),
    reportGroups(input),
    nameGroups(input),
    setupProblems(input.actor, input.now).then((items) => [whole('setup', null, items)]),
    invitedGroups(input),
    changedLately(input.actor).then((items) => [whole('changes', '/audit', items)]),
  ])
  return parts.flat().filter((group) => group.total > 0)
}

const most = shownOfGroup

/** A group of which the items are all there are. */
const whole = (key: GroupKey, href: string | null, items: readonly WaitingItem[]): Group => ({
  ...{ key, href, items },
  total: items.length,
})

/** A group of which the items are the first. */
function first<Row>(
  key: GroupKey,
  href: string | null,
  { rows, total }: Few<Row>,
  item: (row: Row) => WaitingItem,
): Group {
  return { key, href, items: rows.map(item), total }
}

const recordHref = (register: string, ref: string) => `/registers/${register}/${ref}`

/** Address of a list with these filters. */
export function listHref(path: string, filters: Readonly<Record<string, readonly string[]>>): string {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([field, values]) =>
      values.map((value): [string, string] => [`f.${field}`, value]),
    ),
  )
  return `${path}?${query}`
}

/** The leaks that the overview shows this person, read once for all of it: `open` of them as a list. */
export function leaksShown({ actor, now }: Input, open: number) {
  return someLeaks(actor, now, {
    ...(mayEver(actor, 'leak', 'read') ? { open } : {}),
    ...(can(actor, 'leak', 'triage') ? { received: most } : {}),
    ...(can(actor, 'decision', 'sign') ? { undecided: most } : {}),
  })
}

function leakGroups({ received, undecided }: Awaited<ReturnType<typeof leaksShown>>): Group[] {
  const at =
    (step: 'confirmed' | 'decision') =>
    (leak: LeakRow): WaitingItem => ({
      key: leak.ref,
      href: atStep(leak.ref, step),
      ref: leak.ref,
      since: leak.reportedAt,
      isExample: leak.isExample,
      ...(leak.title ? { title: leak.title } : { title: `happened.options.${leak.happened}`, words: 'report-form' }),
    })
  return [
    first('unconfirmed', listHref('/leaks', leakKinds.received), received, at('confirmed')),
    first('decisions', listHref('/leaks', leakKinds.undecided), undecided, at('decision')),
  ]
}

/** What this person has to do about leaks, soonest due first. */
async function taskGroups({ actor, zone }: Input): Promise<Group[]> {
  // Who may give tasks out sees those that nobody has beside their own.
  const owners = can(actor, 'leak', 'triage') ? [actor.id, emptyValue] : [actor.id]
  const href = listHref('/leaks/tasks', { ownerId: owners, state: ['open'] })
  return [
    first('tasks', href, await ownTasks(actor, most), ({ id, ref, title, dueAt, isExample, isFree }) => ({
      ...{ key: id, href: `/leaks/${ref}#tasks`, ref, title, isExample, isFree },
      ...(dueAt ? { dueOn: localDateOf(dueAt, zone) } : {}),
    })),
  ]
}

/** Requests that press, tasks of requests, and who asked long enough ago, as `requests.ts` reads them. */
async function requestGroups(input: Input): Promise<Group[]> {
  const { open, tasks, erasable } = await requestItems(input, most)
  return [
    first('requests', listHref('/requests', { state: ['open'] }), open, (item) => item),
    first('requestTasks', '/requests', tasks, (item) => item),
    first('requestNames', '/requests', erasable, (item) => item),
  ]
}

const none = { rows: [], total: 0 }

/** Rights over leaks: those this person may confirm, and those others should know of: the person's own, and all for a DPO. */
async function rightsGroups({ actor, now }: Input): Promise<Group[]> {
  const rights = await rightsFor(actor, now)
  const item = (row: RightsRow): WaitingItem => ({
    key: row.id,
    href: mayEver(actor, 'user', 'read') ? '/users#rights' : '/account',
    title: row.name,
    since: row.askedAt,
    byName: row.askedByName,
  })
  const some = (key: GroupKey, items: readonly WaitingItem[]): Group => ({
    ...whole(key, items.length > most ? '/users#rights' : null, items.slice(0, most)),
    total: items.length,
  })
  const known = can(actor, 'leak', 'triage') ? rights : rights.filter((row) => row.userId === actor.id)
  return [
    some('rightsWait', rights.filter((row) => row.mayDecide).map(item)),
    some('rights', known.filter((row) => !row.mayDecide).map(item)),
  ]
}

async function mentionGroups({ actor }: Input): Promise<Group[]> {
  const mentions = await mentionsOf(actor, most)
  return [
    first('mentions', null, mentions, (row) => ({
      ...row,
      key: row.ref,
      href: `${recordHref(row.register, row.ref)}#comments`,
    })),
  ]
}

const reviewStates = { returned: 'returned', review: 'dpo', force: 'management', back: 'back' } as const

/** What waits for this person in the review, by what they are to do; the queue shows all of it. */
async function reviewGroups({ actor, now }: Input): Promise<Group[]> {
  const waiting = await waitingFirst(actor, now, most)
  const group = (key: keyof typeof reviewStates): Group => {
    const state = reviewStates[key]
    return first(key, listHref('/reviews', { state: [state], mine: ['true'] }), waiting.get(state) ?? none, reviewItem)
  }
  return [group('returned'), group('review'), group('force'), group('back')]
}

const inReview: readonly WaitState[] = ['dpo', 'management']

function reviewItem(row: Waiting): WaitingItem {
  const { id, ref, register, title, version, since, byName, isExample } = row
  const untouched = row.state === 'back' && row.inForceVersionId !== null && row.contributorIds.length === 0
  return {
    key: ref,
    href: `${recordHref(register, ref)}${inReview.includes(row.state) ? '/review' : ''}`,
    ref,
    title,
    since,
    byName,
    isExample,
    ...(untouched ? { confirm: { id, version } } : {}),
  }
}

async function findingGroups({ actor, today }: Input): Promise<Group[]> {
  if (!mayEver(actor, 'finding', 'update')) return []
  const href = listHref('/findings', findingsSoon)
  return [
    first('findings', href, await findingsDue(actor, today, most), (row) => ({
      key: row.ref,
      href: `/findings/${row.ref}`,
      ref: row.ref,
      title: row.title,
      isExample: row.isExample,
      ...(row.dueOn ? { dueOn: row.dueOn } : {}),
    })),
  ]
}

/** People who left and still own something, for who may hand over anybody's. */
async function leftGroups({ actor }: Input): Promise<Group[]> {
  const left = await ownersLeft(actor, most)
  return [
    first('ownersLeft', '/hand-over', left, ({ id, name }) => ({
      key: id,
      href: `/hand-over?from=${id}`,
      title: name,
    })),
  ]
}

const allDates = '/calendar/dates'

async function dueGroups(input: Input): Promise<Group[]> {
  const { actor, today } = input
  const own = actor.roles.includes('dpo') ? [] : [actor.id]
  const [reviews, dues] = await Promise.all([ownReviewDue(actor, today, most), duesSoon(actor, input, most)])
  const ofReviews = { kind: ['review'], ownerId: [actor.id], place: ['long_past', 'overdue', 'today'] }
  const ofDues = { kind: ['due', 'retention'], ownerId: own, place: soonPlaces }
  return [
    first('reviewDue', listHref(allDates, ofReviews), reviews, (item) => item),
    first('dues', listHref(allDates, ofDues), dues, (row) => ({
      key: row.key,
      href: row.href,
      ref: row.ref,
      title: row.title,
      isExample: row.isExample,
      dueOn: row.on,
      dueWhat: `${row.register}.dues.${row.code}`,
    })),
  ]
}

async function missingGroups({ actor }: Input): Promise<Group[]> {
  const missing = await ownIncomplete(actor, most)
  const registers = missing.registers.map((row) => ({
    ...row,
    href: listHref(`/registers/${row.register}`, { ownerId: [actor.id], missing: row.codes }),
  }))
  return [{ ...first('missing', null, missing, (item) => item), registers }]
}

async function reportGroups({ actor }: Input): Promise<Group[]> {
  if (!mayEver(actor, 'own_report', 'read')) return []
  const href = listHref('/my-reports', reportsOpen)
  return [
    first('ownReports', href, await openReports(actor, most), (report) => ({
      key: report.ref,
      href: `/my-reports/${report.ref}`,
      ref: report.ref,
      title: `happened.options.${report.happened}`,
      words: 'report-form',
      since: report.receivedAt,
      isExample: report.isExample,
    })),
  ]
}

/** Leaks that ended so long ago that the names inside are due to go, for who may erase them. */
async function nameGroups(input: Input): Promise<Group[]> {
  if (!can(input.actor, 'leak', 'triage')) return []
  return [
    first('leakNames', '/retention#leak-names', await namesDue(input, most), ({ ref, isExample }) => ({
      ...{ key: ref, href: `/leaks/${ref}#names`, title: ref, isExample },
    })),
  ]
}

/** People whose account was made and who have not chosen a password yet. */
async function invitedGroups({ actor, now }: Input): Promise<Group[]> {
  const href = listHref('/users', { state: ['invited'] })
  return [
    first('people', href, await invitedPeople(actor, now, most), ({ id, name, isExample }) => ({
      key: id,
      href: `/users/${id}`,
      title: name,
      isExample,
    })),
  ]
}
