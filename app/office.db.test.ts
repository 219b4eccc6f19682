import type { ReactNode } from 'react'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { place } from '@/components/testing/place'
import type { CommandContext } from '@/lib/access/actor'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { type PersonKey, people } from '@/lib/examples/optipost/people'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { createPerson } from '@/lib/people/users'
import { addDays } from '@/lib/time/calendar'
import { minute } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { localDateOf, localNow } from '@/lib/time/zone'
import AuditPage from './(office)/audit/page'
import EditFindingPage from './(office)/findings/[ref]/edit/page'
import FindingPage from './(office)/findings/[ref]/page'
import OfficeLayout from './(office)/layout'
import LeakPage from './(office)/leaks/[ref]/page'
import OfficeNotFound from './(office)/not-found'
import OverviewPage from './(office)/page'
import EditRecordPage from './(office)/registers/[register]/[ref]/edit/page'
import FlowPage from './(office)/registers/[register]/[ref]/flow/page'
import RecordPage from './(office)/registers/[register]/[ref]/page'
import RecordReviewPage from './(office)/registers/[register]/[ref]/review/page'
import VersionsPage from './(office)/registers/[register]/[ref]/versions/page'
import NewRecordPage from './(office)/registers/[register]/new/page'
import RegisterPage from './(office)/registers/[register]/page'
import ReviewsPage from './(office)/reviews/page'
import UsersPage from './(office)/users/page'
import PublicLayout from './(public)/layout'
import LoginPage from './(public)/login/page'
import SetupPage from './(public)/setup/page'
import WelcomePage from './(public)/welcome/[token]/page'
import { ids, pages, record, roles } from './testing/pages'
import { someBatch } from './testing/some-batch'
import { someLetter, someNotice } from './testing/some-notice'
import { at, see, signIn, visit } from './testing/visit'

const locales = ['en', 'nl', 'fr'] as const
let database: TestDatabase
const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  const lotte = await database.client.user.findFirstOrThrow({ where: { name: 'Lotte Claes' }, select: { id: true } })
  const drafted = await database.client.leak.findUniqueOrThrow({
    where: { ref: 'L-2026-007' },
    select: { drafts: true },
  })
  const notice = await someNotice(database, 'L-2026-007')
  const letter = await someLetter(database, 'L-2026-007')
  const batch = await someBatch(database)
  Object.assign(ids, { employee: lotte.id, draft: drafted.drafts[0]?.id, batch, notice, letter })
}, 300_000)
afterAll(() => database.close())
beforeEach(() => complaints.mockClear())

/** What the texts lack in a language is said on the console. */
const missingTexts = () =>
  complaints.mock.calls
    .map(([said]) => String(said))
    .filter((said) => /MISSING_MESSAGE|FORMATTING_ERROR|INVALID/.test(said))

describe('every page, for everybody', () => {
  test.each(pages)('$page', async ({ open, for: meant, heading }) => {
    await signIn(database, null)
    expect(await visit(open)).toEqual({ kind: 'elsewhere', to: '/login' })
    const got: string[] = []
    for (const role of roles) {
      await signIn(database, role)
      const answer = await visit(open)
      expect(answer.kind, role).not.toBe('elsewhere')
      if (answer.kind === 'shown') got.push(role)
    }
    expect(got.join(' ')).toBe(meant)

    await signIn(database, meant.includes('dpo') ? 'dpo' : (roles.find((role) => meant.includes(role)) ?? null))
    for (const [n, locale] of locales.entries())
      expect((await see(open, locale)).heading).toBe(typeof heading === 'string' ? heading : heading[n])
    expect(missingTexts()).toEqual([])
  })
})

const registers = [
  ['activities', 'A-006', 'Processing activities', 'Verwerkingsactiviteiten', 'Activités de traitement'],
  ['purposes', 'P-001', 'Purposes', 'Doeleinden', 'Finalités'],
  ['interest-tests', 'B-003', 'Legitimate-interest tests', 'Belangenafwegingen', 'Mises en balance'],
  ['sources', 'S-001', 'Data sources', 'Gegevensbronnen', 'Sources de données'],
  ['processors', 'X-001', 'Processors and parties', 'Verwerkers en partijen', 'Sous-traitants et parties'],
  ['agreements', 'R-007', 'Agreements', 'Overeenkomsten', 'Contrats et accords'],
  ['retention-rules', 'E-004', 'Retention rules', 'Bewaarregels', 'Règles de conservation'],
  ['measures', 'M-001', 'Security measures', 'Beveiligingsmaatregelen', 'Mesures de sécurité'],
  ['systems', 'Y-001', 'Systems', 'Systemen', 'Systèmes'],
] as const

describe('every register', () => {
  test.each(registers)('%s: list, record and forms, in three languages', async (register, ref, ...names) => {
    const { title } = await database.client.record.findUniqueOrThrow({ where: { ref }, select: { title: true } })
    await signIn(database, 'dpo')
    for (const [n, locale] of locales.entries()) {
      const list = await see(() => RegisterPage(at({ register })), locale)
      expect(list.heading).toBe(names[n])
      expect(list.html).toContain(`href="/registers/${register}/${ref}"`)
      expect(list.html).toContain(`href="/registers/${register}/new"`)
      const shown = await see(() => RecordPage(at(record(register, ref))), locale)
      expect(shown.heading).toBe(title)
      expect(shown.words).toContain(ref)
      const form = await see(() => EditRecordPage(at(record(register, ref))), locale)
      expect(form.html).toContain(`value="${title}"`)
      expect((await see(() => NewRecordPage(at({ register })), locale)).html).not.toContain(`value="${title}"`)
    }
    expect(missingTexts()).toEqual([])
  })
})

describe('what each person sees', () => {
  const openings: [PersonKey, string[], string[]][] = [
    ['employee', ['Something went wrong with personal data?', 'My reports'], ['Open leaks', 'Waiting for your review']],
    [
      'editor',
      // Invited to one leak of the example.
      ['Newsletter addresses leaked at MailChimp', 'Records with something missing', 'Returned to you', '20 more'],
      ['Waiting to be put in force', 'Complaints archive', 'No open leak that you may see.'],
    ],
    [
      'dpo',
      ['Open leaks', 'Waiting for your review', 'Reports nobody has looked at', 'Findings due'],
      ['Waiting to be put in force', 'Set-up and promises', 'Nothing waits for you'],
    ],
    [
      'management',
      ['Open leaks', 'Waiting to be put in force', 'Leaks that wait for a decision'],
      ['Waiting for your review', 'Reports nobody has looked at'],
    ],
    ['auditor', ['Open leaks', 'What changed lately'], ['Nothing waits for you', 'Report a leak', 'Findings due']],
    ['admin', ['My reports', 'Report a leak'], ['Open leaks', 'What changed lately', 'Set-up and promises']],
  ]
  test.each(openings)('the overview of %s', async (who, there, absent) => {
    await signIn(database, who)
    const { words } = await see(() => OverviewPage())
    for (const text of there) expect(words).toContain(text)
    for (const text of absent) expect(words).not.toContain(text)
  })

  const frames: [PersonKey, string, string[], string[]][] = [
    [
      'employee',
      'Lotte Claes',
      ['/report-leak', '/my-reports', '/organisation'],
      ['/leaks', '/audit', '/reviews', '/users'],
    ],
    ['editor', 'An Peeters', ['/report-leak', '/leaks', '/reviews', '/calendar'], ['/users', '/settings']],
    ['dpo', 'Sofie Maes', ['/leaks', '/reviews', '/findings', '/audit', '/settings'], []],
    [
      'auditor',
      'Claire Dubois',
      ['/leaks', '/audit', '/registers/purposes'],
      ['/reviews', '/report-leak', '/my-reports'],
    ],
    ['admin', 'Tom Willems', ['/users', '/settings', '/report-leak'], ['/leaks', '/registers/purposes', '/reviews']],
  ]
  test.each(frames)('the frame around it, for %s', async (who, name, there, absent) => {
    await signIn(database, who)
    const { html, words } = await see(() => OfficeLayout({ children: 'the page' }))
    expect(words).toContain(name)
    expect(words).toContain('the page')
    for (const href of there) expect(html).toContain(`href="${href}"`)
    for (const href of absent) expect(html).not.toContain(`href="${href}"`)
  })

  test('a reporter’s name on a leak is for those who handle it, not for the auditor', async () => {
    const leak = () => LeakPage(at({ ref: 'L-2026-007' }))
    for (const [who, sees] of [
      ['dpo', true],
      ['auditor', false],
    ] as const) {
      await signIn(database, who)
      expect((await see(leak)).words.includes('Yassin Benali'), who).toBe(sees)
    }
  })

  test('editors wait for nothing in the queue that is not of their departments', async () => {
    await signIn(database, 'dpo')
    const everything = (await see(() => ReviewsPage(at({})))).html
    await signIn(database, 'editor')
    const own = (await see(() => ReviewsPage(at({})))).html
    const refs = (html: string) => new Set(html.match(/[A-Z]-\d{3}/g))
    expect([...refs(own)].every((ref) => refs(everything).has(ref))).toBe(true)
    expect(refs(own).size).toBeLessThan(refs(everything).size)
  })
})

describe('the registers as they stood', () => {
  test('before their history begins they are empty, say since when it runs, and take no writing', async () => {
    await signIn(database, 'dpo')
    place.cookies.set('dertig.as-of', addDays(localDateOf(systemNow(), 'Europe/Brussels'), -60))
    const list = await see(() => RegisterPage(at({ register: 'purposes' })))
    expect(list.words).toContain('Nothing here on that date')
    expect(list.html).not.toContain('href="/registers/purposes/new"')
    expect((await see(() => RecordPage(at(record('purposes', 'P-001'))))).words).toContain('P-001 was not there yet')
    expect(await visit(() => NewRecordPage(at({ register: 'purposes' })))).toEqual({
      kind: 'elsewhere',
      to: '/registers/purposes',
    })
    expect(await visit(() => EditRecordPage(at(record('purposes', 'P-001'))))).toEqual({
      kind: 'elsewhere',
      to: '/registers/purposes/P-001',
    })
    expect((await see(() => OfficeLayout({ children: null }))).words).toContain('Back to today')
  })
})

describe('outside the office', () => {
  test('who is not signed in gets a form, the company’s name and what to do about a leak', async () => {
    await signIn(database, null)
    const { heading, html } = await see(() => PublicLayout({ children: LoginPage(at({}, { next: '/leaks' })) }))
    expect(heading).toBe('Sign in to Dertig of OptiPost NV')
    expect(html).toMatch(/<input[^>]*type="password"/)
    await signIn(database, 'dpo')
    expect(await visit(() => LoginPage(at({}, { next: '/leaks' })))).toEqual({ kind: 'elsewhere', to: '/leaks' })
    expect(await visit(() => LoginPage(at({}, { next: 'https://elsewhere.example' })))).toEqual({
      kind: 'elsewhere',
      to: '/',
    })
  })

  test('a company that is set up has no set-up page, and a link nobody gave leads nowhere', async () => {
    await signIn(database, null)
    expect(await visit(() => SetupPage())).toEqual({ kind: 'nothing' })
    expect(await visit(() => WelcomePage(at({ token: 'guessed' })))).toEqual({ kind: 'nothing' })
    for (const [n, title] of ['There is nothing here', 'Hier is niets', 'Il n’y a rien ici'].entries())
      expect((await see(() => OfficeNotFound(), locales[n])).words).toContain(title)
  })
})

describe('what is hidden answers like what is absent, and both are logged', () => {
  beforeAll(async () => {
    const { client } = database
    const number = 901
    await client.record.create({ data: { register: 'activities', ref: 'A-901', number, title: 'Of others' } })
    await client.finding.create({
      data: { number, ref: 'F-901', title: 'Of others', source: 'other', wrong: 'x', law: 'x' },
    })
  })

  // A flood of denials is counted, not written: each test has a minute of its own.
  let later = Date.now()
  beforeEach(() => {
    later = Math.max(later, Date.now()) + 2 * minute
    vi.useFakeTimers({ toFake: ['Date'], now: later })
  })
  afterAll(() => void vi.useRealTimers())

  const places: [string, PersonKey, (ref: string) => ReactNode | Promise<ReactNode>, string, string][] = [
    ['a record', 'employee', (ref) => RecordPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['a record', 'editor', (ref) => RecordPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['its form', 'editor', (ref) => EditRecordPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['its review', 'editor', (ref) => RecordReviewPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['its versions', 'editor', (ref) => VersionsPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['its flow', 'editor', (ref) => FlowPage(at(record('activities', ref))), 'A-901', 'A-999'],
    ['a copy of it', 'editor', (ref) => NewRecordPage(at({ register: 'activities' }, { from: ref })), 'A-901', 'A-999'],
    ['a finding', 'editor', (ref) => FindingPage(at({ ref })), 'F-901', 'F-999'],
    ['its form', 'editor', (ref) => EditFindingPage(at({ ref })), 'F-901', 'F-999'],
    ['a leak', 'editor', (ref) => LeakPage(at({ ref })), 'L-2026-001', 'L-2026-999'],
  ]
  test.each(places)('%s, for %s', async (_what, who, open, hidden, absent) => {
    await signIn(database, who)
    const denials = () => database.client.auditEntry.count({ where: { action: 'access.denied' } })
    for (const ref of [hidden, absent]) {
      const before = await denials()
      expect(await visit(() => open(ref)), ref).toEqual({ kind: 'nothing' })
      expect(await denials(), ref).toBe(before + 1)
    }
  })

  test('who may see all of a kind only mistyped: that is no denial', async () => {
    await signIn(database, 'dpo')
    const before = await database.client.auditEntry.count({ where: { action: 'access.denied' } })
    expect(await visit(() => RecordPage(at(record('activities', 'A-999'))))).toEqual({ kind: 'nothing' })
    expect(await database.client.auditEntry.count({ where: { action: 'access.denied' } })).toBe(before)
  })
})

describe('rights over leaks that wait', () => {
  test('stand on the page of people and on the first page of who may confirm', async () => {
    const tom = await database.client.user.findFirstOrThrow({
      where: { email: people.admin.email },
      ...withPerson.user,
    })
    const now = localNow(systemNow(), 'Europe/Brussels')
    const context: CommandContext = { actor: actorOf(tom), ...now, requestId: 'r', channel: 'action' }
    const email = 'nele.wachters@optipost.example'
    const made = await createPerson(context, {
      ...{ name: 'Nele Wachters', email, locale: 'nl', roles: ['management'], departmentIds: [], validDays: null },
    })
    expect(made).toMatchObject({ ok: true, value: { token: null, waits: true } })
    for (const [who, buttons] of [
      ['dpo', 2],
      ['management', 2],
      ['admin', 0],
    ] as const) {
      await signIn(database, who)
      const { html, words } = await see(() => UsersPage(at({})))
      expect(words).toContain('Nele Wachters · Management · waits for a second person')
      expect(html.split('<button').length - 1, who).toBeGreaterThanOrEqual(buttons)
      expect(html.includes('>Confirm</button>'), who).toBe(buttons > 0)
      const first = await see(() => OverviewPage())
      expect(first.words.includes('Rights over leaks that wait for you'), who).toBe(buttons > 0)
    }
    await signIn(database, 'auditor')
    expect((await see(() => UsersPage(at({})))).words).not.toContain('waits for a second person')
  })
})

describe('the log as an auditor sees it', () => {
  test('has what could tell a reporter apart, by day', async () => {
    await signIn(database, 'auditor')
    const whole = await see(() => AuditPage(at({})))
    expect(whole.words).toContain('Show them by day')
    for (const text of ['Leak reported', 'the reporter', 'Signed in']) expect(whole.html).not.toContain(`${text}<span`)
    const days = await see(() => AuditPage(at({}, { by: 'day' })))
    expect(days.words).toContain('day only')
    const reports = await see(() => AuditPage(at({}, { by: 'day', action: 'leak.report' })))
    expect(reports.words).toContain('the reporter')
    await signIn(database, 'dpo')
    expect((await see(() => AuditPage(at({})))).words).not.toContain('Show them by day')
  })

  test('opens long texts on request, and says in the log that they were read', async () => {
    const entry = await database.client.auditEntry.findFirstOrThrow({
      where: { action: 'leak.report' },
      orderBy: { index: 'desc' },
    })
    await signIn(database, 'dpo')
    const query = { 'f.action': 'leak.report', peek: String(entry.index) }
    const closed = await see(() => AuditPage(at({}, query)))
    expect(closed.words).toContain('(text, on request)')
    expect(closed.html).toContain('texts=1')
    const opened = await see(() => AuditPage(at({}, { ...query, texts: '1' })))
    expect(opened.words).not.toContain('(text, on request)')
    expect(opened.words.length).toBeGreaterThan(closed.words.length)
    const read = await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
    expect(read.action).toBe('audit.read')
  })
})
