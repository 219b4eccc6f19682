import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { place } from '@/components/testing/place'
import { sessionCookieName } from '@/lib/access/session/cookies'
import { startSession } from '@/lib/access/session/session'
import { movedTo, type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { writeComment } from '@/lib/beside/comments/commands'
import { commentWrite } from '@/lib/beside/comments/schema'
import { datePage, dateShape } from '@/lib/calendar/list'
import { calendarFilter, calendarSections, datesHref } from '@/lib/calendar/queries'
import type { DepartmentId } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { createFinding } from '@/lib/findings/commands'
import { findingListState, findingPage } from '@/lib/findings/list'
import { findingInput } from '@/lib/findings/schema'
import { leakListState } from '@/lib/leaks/queries/leak-columns'
import { leakPage } from '@/lib/leaks/queries/leak-list'
import { ownReports, reportShape } from '@/lib/leaks/queries/own-reports'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { setMailUp } from '@/lib/mail/testing/house'
import { updateOrganisation } from '@/lib/organisation/commands'
import { organisationInput } from '@/lib/organisation/schema'
import { personListState, personPage } from '@/lib/people/list'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { loadQueue } from '@/lib/review/queue/page-of'
import { returnRecord } from '@/lib/review/steps/decide'
import { cycle, must, type Reviewers } from '@/lib/review/testing/cycle'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { addDays } from '@/lib/time/calendar'
import { instantSchema, systemNow } from '@/lib/time/types'
import { type Group, groupsFor } from './groups'
import { loadOverview } from './load'

let database: TestDatabase
let department: DepartmentId
let admin: Someone
let employee: Someone
let people: Reviewers
let auditor: Someone

beforeAll(async () => {
  setMailUp(1)
  database = await testDatabase()
  const { client } = database
  admin = await someone(client, ['admin'], { name: 'Tom' })
  department = await someDepartment(client, 'Sales')
  employee = await someone(client, ['employee'], { name: 'Lotte' })
})
afterAll(() => database.close())

const groupsOf = async (who: Someone) => (await loadOverview(who)).groups
const keys = (groups: readonly Group[]) => groups.map(({ key }) => key)
const items = (groups: readonly Group[], key: Group['key']) => groups.find((group) => group.key === key)?.items ?? []
/** Someone whose password is chosen, so that they can sign in. */
async function settled(who: Someone): Promise<Someone> {
  await database.client.user.update({ where: { id: who.actor.id }, data: { passwordHash: 'kept' } })
  return who
}

describe('the people an administrator waits for', () => {
  beforeAll(async () => {
    const dpo = await settled(await someone(database.client, ['dpo'], { name: 'Sofie' }))
    const management = await settled(await someone(database.client, ['management'], { name: 'Koen' }))
    const facts = { version: 0, legalName: 'OptiPost NV', country: 'BE', dpoState: 'open', openFields: ['dpo'] }
    await must(updateOrganisation(dpo, organisationInput.parse(facts)))
    const editor = await settled(
      await someone(database.client, ['editor'], { departmentIds: [department], name: 'An' }),
    )
    people = { editor, dpo, management }
    auditor = await settled(await someone(database.client, ['auditor'], { name: 'Claire' }))
  })

  test('who was invited and chose no password stands under people, each by name', async () => {
    const groups = await groupsOf(admin)
    expect(items(groups, 'people').map(({ title, href }) => [title, href])).toEqual([
      ['Lotte', `/users/${employee.actor.id}`],
      ['Tom', `/users/${admin.actor.id}`],
    ])
    expect(groups.find(({ key }) => key === 'people')?.href).toBe('/users?f.state=invited')
  })

  test('are for administrators alone', async () => {
    for (const who of [employee, people.editor, people.dpo, people.management, auditor])
      expect(keys(await groupsOf(who))).not.toEqual(expect.arrayContaining([expect.stringMatching(/setup|people/)]))
  })
})

describe('what waits', () => {
  const refs: Record<string, string> = {}

  beforeAll(async () => {
    const { client } = database
    const { editor, dpo } = people
    const { draft, submit, accept, inForce, edit } = cycle(database, people)
    const submitted = await draft('sources', { title: 'Order form' })
    await submit(submitted.id)
    const accepted = await draft('sources', { title: 'Chat' })
    await accept(accepted.id)
    const returned = await draft('sources', { title: 'Call' })
    const { contentHash } = await submit(returned.id)
    await must(returnRecord(dpo, { id: returned.id, contentHash, reason: 'Say who calls.', comments: {} }))
    const purpose = await inForce('purposes', { title: 'Mailing' })
    const activity = await inForce('activities', { title: 'Newsletter', purposes: [purpose.ref] })
    await edit(purpose.id, { description: 'Another text.' })
    await cycle(database, people).force(purpose.id)
    const standing = await inForce('systems', { title: 'Mail server' })
    await client.record.update({ where: { id: standing.id }, data: { nextReviewOn: new Date('2026-06-02') } })
    const later = await inForce('systems', { title: 'File server' })
    await client.record.update({ where: { id: later.id }, data: { nextReviewOn: new Date('2026-06-03') } })
    await draft('agreements', { title: 'Terms', endOn: '2026-08-30' })
    const finding = (title: string, days: number) =>
      must(
        createFinding(
          dpo,
          findingInput.parse({
            title,
            source: 'Audit',
            wrong: 'x',
            law: 'Art. 5',
            ownerId: editor.actor.id,
            dueOn: addDays(dpo.today, days),
          }),
        ),
      )
    await finding('Due next month', 30)
    await finding('Due after that', 31)
    await finding('Overdue', -1)
    await must(
      writeComment(dpo, commentWrite.parse({ recordId: submitted.id, body: 'Look?', mentions: [editor.actor.id] })),
    )
    const waits = await someLeak(client, movedTo(employee, instantSchema.parse('2026-06-02T08:00:00.000Z')))
    const confirmed = await someConfirmedLeak(client, employee, dpo)
    Object.assign(refs, {
      submitted: submitted.ref,
      accepted: accepted.ref,
      returned: returned.ref,
      activity: activity.ref,
      standing: standing.ref,
      waits: waits.ref,
      confirmed: confirmed.ref,
    })
  }, 120_000)

  test('each gets the groups of their rights, the most pressing first', async () => {
    expect(keys(await groupsOf(employee))).toEqual(['ownReports'])
    expect(keys(await groupsOf(people.editor))).toEqual([
      ...['mentions', 'returned', 'back', 'findings', 'reviewDue', 'dues', 'missing'],
    ])
    expect(keys(await groupsOf(people.dpo))).toEqual(['unconfirmed', 'review', 'findings', 'dues'])
    expect(keys(await groupsOf(people.management))).toEqual(['decisions', 'force'])
    expect(keys(await groupsOf(auditor))).toEqual(['changes'])
    expect(keys(await groupsOf(admin))).toEqual(['people'])
  })

  test('a group leads to all of its kind, and an item to where the step is taken', async () => {
    const [forEditor, forDpo, forManagement] = [
      await groupsOf(people.editor),
      await groupsOf(people.dpo),
      await groupsOf(people.management),
    ]
    const links: [readonly Group[], Group['key'], string | null, string[]][] = [
      [forDpo, 'unconfirmed', '/leaks?f.state=received', [`/leaks/${refs.waits}#step-confirmed`]],
      [
        forManagement,
        'decisions',
        '/leaks?f.undecided=authority&f.undecided=people',
        [`/leaks/${refs.confirmed}#step-decision`],
      ],
      [forEditor, 'mentions', null, [`/registers/sources/${refs.submitted}#comments`]],
      [forEditor, 'returned', '/reviews?f.state=returned&f.mine=true', [`/registers/sources/${refs.returned}`]],
      [forDpo, 'review', '/reviews?f.state=dpo&f.mine=true', [`/registers/sources/${refs.submitted}/review`]],
      [
        forManagement,
        'force',
        '/reviews?f.state=management&f.mine=true',
        [`/registers/sources/${refs.accepted}/review`],
      ],
      [forEditor, 'back', '/reviews?f.state=back&f.mine=true', [`/registers/activities/${refs.activity}`]],
      [
        forEditor,
        'reviewDue',
        `/calendar/dates?f.kind=review&f.ownerId=${people.editor.actor.id}&f.place=long_past&f.place=overdue&f.place=today`,
        [`/registers/systems/${refs.standing}`],
      ],
    ]
    for (const [groups, key, href, to] of links) {
      expect(groups.find((group) => group.key === key)?.href, key).toBe(href)
      expect(
        items(groups, key).map((item) => item.href),
        key,
      ).toEqual(to)
    }
  })

  /** How many rows a list has for a person, at the address that a number on the overview or the calendar links to. */
  const rowsAt = async (who: Someone, href: string): Promise<number | null> => {
    const [path = '', query = ''] = href.split('?')
    const asked = new URLSearchParams(query)
    const params: RawParams = Object.fromEntries([...asked.keys()].map((key) => [key, asked.getAll(key)]))
    const { actor } = who
    const lists: Readonly<Record<string, () => Promise<{ total: { count: number } }>>> = {
      '/leaks': () => leakPage(actor, who.now, leakListState(actor, params)),
      '/findings': () => findingPage(actor, who.today, findingListState(params)),
      '/my-reports': () => ownReports(actor, tableStateParser(reportShape)(params)),
      '/users': () => personPage(actor, who.now, personListState(actor, params)),
      '/calendar/dates': () => datePage(who, tableStateParser(dateShape)(params)),
    }
    if (path === '/reviews') return (await queueOf(who, params)).total.count
    if (path.startsWith('/registers/')) {
      const register = declarationOf(path.replace('/registers/', ''))
      const state = tableStateParser(listShape(listColumns(register)))(params)
      return (await listRecords(actor, register, state)).total.count
    }
    return (await lists[path]?.())?.total.count ?? null
  }
  const queueOf = async ({ actor }: Someone, params: RawParams) => {
    place.cookies.set(sessionCookieName(), await startSession(actor.id, systemNow()))
    return loadQueue(params)
  }

  /** The people of these tests, and what of theirs has a list. */
  const readers = [
    ['employee', () => employee, ['ownReports']],
    ['editor', () => people.editor, ['returned', 'back', 'findings', 'reviewDue', 'dues', 'missing']],
    ['dpo', () => people.dpo, ['unconfirmed', 'review', 'findings', 'dues']],
    ['management', () => people.management, ['decisions', 'force']],
    ['admin', () => admin, ['people']],
  ] as const

  test.each(readers)(
    'the numbers that %s sees on the overview are those of the lists that they open',
    async (_, who, kinds) => {
      const groups = await groupsOf(who())
      const shown = groups.flatMap(({ key, href, total, registers }) => [
        ...(href === null ? [] : [{ key, href, count: total }]),
        ...(registers ?? []).map((row) => ({ key, href: row.href, count: row.count })),
      ])
      const opened = await Promise.all(shown.map(async (one) => ({ ...one, count: await rowsAt(who(), one.href) })))
      expect(opened).toEqual(shown)
      expect([...new Set(shown.map(({ key }) => key))]).toEqual(kinds)
    },
  )

  test.each([
    ['editor', {}, () => people.editor],
    ['editor', { kind: 'due' }, () => people.editor],
    ['dpo', {}, () => people.dpo],
    ['dpo', { kind: 'finding' }, () => people.dpo],
    ['dpo', { register: 'systems' }, () => people.dpo],
    ['management', {}, () => people.management],
    ['auditor', {}, () => auditor],
    ['auditor', { kind: 'clock' }, () => auditor],
  ] as const)(
    'the numbers that %s sees on the calendar (%j) are those of the lists that they open',
    async (_, asked, who) => {
      const filter = calendarFilter(asked)
      const sections = await calendarSections(who(), filter)
      expect(sections.length).toBeGreaterThan(0)
      for (const { key, total } of sections)
        expect([key, await rowsAt(who(), datesHref(filter, key))]).toEqual([key, total])
    },
  )

  test('findings count until 30 days ahead, the overdue first; a later one waits unseen', async () => {
    const found = items(await groupsOf(people.editor), 'findings')
    expect(found.map(({ title }) => title)).toEqual(['Overdue', 'Due next month'])
    expect(
      items(await groupsOf(movedTo(people.editor, instantSchema.parse('2026-06-03T12:00:00.000Z'))), 'findings'),
    ).toHaveLength(3)
  })

  test('what came back untouched and what is due can be confirmed on the spot, what was returned cannot', async () => {
    const groups = await groupsOf(people.editor)
    const confirms = (key: Group['key']) => items(groups, key).map((item) => item.confirm !== undefined)
    expect(confirms('back')).toEqual([true])
    expect(confirms('reviewDue')).toEqual([true])
    expect(confirms('returned')).toEqual([false])
  })

  test('a report without a title is named by what happened, and a closed one is no longer asked for', async () => {
    const [own] = items(await groupsOf(employee), 'ownReports')
    expect(own).toMatchObject({
      title: 'happened.options.wrong_person',
      words: 'report-form',
      href: expect.stringMatching(/^\/my-reports\/L-/),
    })
    await database.client.leak.updateMany({ data: { state: 'closed' } })
    expect(await groupsOf(employee)).toEqual([])
    expect(keys(await groupsOf(people.dpo))).not.toContain('unconfirmed')
  })

  test('opening the page is logged as reading leaks only where leaks stand on it', async () => {
    const reads = () => database.client.auditEntry.count()
    const before = await reads()
    await loadOverview(people.editor)
    expect(await reads()).toBe(before)
    await database.client.leak.updateMany({ data: { state: 'confirmed' } })
    await loadOverview(people.dpo)
    expect(await reads()).toBe(before + 1)
  })

  test('a portal on which nobody tested the sign-in lately stands there, for who may note a test', async () => {
    const { dpo, management, editor } = people
    const tested = (lastTestedOn: string | null) =>
      database.client.organisation.update({
        where: { id: 1 },
        data: { portalHolders: [{ name: 'Koen', lastTestedOn }] },
      })
    const portalOf = async (who: Someone) => items(await groupsOf(who), 'portal').map(({ key }) => key)
    await tested(null)
    for (const who of [dpo, management]) expect(await portalOf(who)).toEqual(['untested'])
    for (const who of [editor, auditor, admin, employee]) expect(await portalOf(who)).toEqual([])
    await tested(addDays(dpo.today, -91))
    expect(await portalOf(dpo)).toEqual(['old'])
    await tested(dpo.today)
    expect(await portalOf(dpo)).toEqual([])
    await database.client.organisation.update({ where: { id: 1 }, data: { portalHolders: [] } })
  })

  test('nothing waits for somebody new', async () => {
    expect(await groupsFor(await someone(database.client, ['employee']))).toEqual([])
  })
})
