import { randomUUID } from 'node:crypto'
import { text as textIn } from 'node:stream/consumers'
import { beforeAll, expect, test, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { someOffice } from '@/lib/access/testing/office'
import { calendarOf } from '@/lib/alarms/feed/feed'
import { makeLink } from '@/lib/alarms/feed/link'
import { raiseAlarms } from '@/lib/alarms/raise'
import { downloadLog } from '@/lib/audit-page/commands'
import { calendarFilter, calendarSections } from '@/lib/calendar/queries'
import { clientIdSchema, leakIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import * as sample from '@/lib/files/store/testing/samples'
import { exportLeakFigures, figuresDocument } from '@/lib/leak-figures/export'
import { figuresInput } from '@/lib/leak-figures/schema'
import { documentOf as logDocument } from '@/lib/leak-log/build'
import { exportLeakLog } from '@/lib/leak-log/export'
import { readLogged } from '@/lib/leak-log/read'
import { logInput } from '@/lib/leak-log/schema'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { addLeakEntry } from '@/lib/leaks/commands/add-entry'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { attachReporterFile } from '@/lib/leaks/commands/attach-file'
import { reportByProcessor } from '@/lib/leaks/commands/report-by-processor'
import { loadLeak } from '@/lib/leaks/load'
import { leakCounts } from '@/lib/leaks/queries/leak-list'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { catchLog } from '@/lib/log/testing/lines'
import { render } from '@/lib/mail/sending/render'
import { deliverDue } from '@/lib/mail/sending/worker'
import { contentOf } from '@/lib/mail/templates'
import { mailHere, setMailUp } from '@/lib/mail/testing/house'
import { aTelling, opened, someLink } from '@/lib/notices/testing/some-link'
import { someRecord } from '@/lib/records/testing/some-record'
import { documentOf } from '@/lib/reports/output/document'
import { exportDraft, printingNow } from '@/lib/reports/output/export'
import { draftOf } from '@/lib/reports/queries'
import { createDraft } from '@/lib/reports/write'
import { searchFor } from '@/lib/search/queries'
import { addHours } from '@/lib/time/zone'
import AlertsPage from './(office)/alerts/page'
import AuditPage from './(office)/audit/page'
import DatesPage from './(office)/calendar/dates/page'
import OfficeLayout from './(office)/layout'
import DraftPage from './(office)/leaks/[ref]/draft/[id]/page'
import LeakPage from './(office)/leaks/[ref]/page'
import ExercisesPage from './(office)/leaks/exercises/page'
import LeakFiguresPage from './(office)/leaks/figures/page'
import LeakLogPage from './(office)/leaks/log/page'
import LeaksPage from './(office)/leaks/page'
import LeakTasksPage from './(office)/leaks/tasks/page'
import OverviewPage from './(office)/page'
import SearchPage from './(office)/search/page'
import { at, enterAs, visit } from './testing/visit'

vi.spyOn(console, 'error').mockImplementation(() => {})
setMailUp(25)

/** Who reported, in every form in which it could come out. */
const name = 'Kanarina Vandenzegel'
const { database, reporter, editor, dpo, auditor } = someOffice({
  reporter: { name },
  dpo: { at: 'department', name: 'Dora DPO' },
})
const words = {
  story: 'ZEGELWOORD-STORY',
  note: 'ZEGELWOORD-NOTE',
  phone: '+32 470 99 88 77',
  file: 'ZEGELWOORD-photo.pdf',
}
const contact = 'Zegelinde Contactmans'
const marks = () => [
  name,
  'Kanarina',
  'Vandenzegel',
  reporter.actor.id,
  reporter.actor.email,
  'ZEGELWOORD',
  '99 88 77',
  'Zegelinde',
  'nora@nimbus',
  'Nora Nimbus',
]
/** Which of them a text says; upper case and diacritics do not hide one. */
const saidIn = (text: string) => marks().filter((mark) => text.toLowerCase().includes(mark.toLowerCase()))

let ref = ''
let told = ''
let draft = ''
const log = catchLog()

beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
  await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
  await database.client.user.updateMany({ data: { passwordHash: 'set' } })
  await database.client.user.update({ where: { id: reporter.actor.id }, data: { phone: words.phone } })
  const leak = await someConfirmedLeak(database.client, reporter, dpo, {
    story: words.story,
    phone: words.phone,
    how: `Ask for ${name}`,
  })
  ref = leak.ref
  const done = async (answer: Promise<{ ok: boolean }>) => expect(await answer).toMatchObject({ ok: true })
  await done(addReporterNote(reporter, { ref, clientId: clientIdSchema.parse(randomUUID()), body: words.note }))
  await done(attachReporterFile(reporter, { ref, name: words.file }, sample.upload(sample.pdf('content'))))
  const entry = {
    ref,
    kind: 'contact',
    body: `Rang ${name}`,
    at: addHours(dpo.now, -1),
    withWhom: `${name}, ${contact}`,
  } as const
  await done(addLeakEntry(dpo, { ...entry, channel: 'phone', direction: 'out' }))
  await done(
    addTask(dpo, { ref, kind: 'action', title: `Ask ${name}`, ownerId: dpo.actor.id, at: addHours(dpo.now, 2) }),
  )
  const made = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' })
  if (!made.ok) throw new Error(made.code)
  draft = made.value.id
  const processor = await someRecord(editor, 'processors', { title: 'Nimbus', partyKind: 'processor' })
  const link = await opened(await someLink(dpo, processor.ref), dpo)
  const telling = aTelling({ story: 'ZEGELWOORD by link', measures: 'ZEGELWOORD measures' })
  const by = await reportByProcessor(link.context, telling, {
    recordId: processor.id,
    language: 'en',
    isExample: false,
  })
  if (!by.ok) throw new Error(by.code)
  told = by.value.ref
  await raiseAlarms({ now: addHours(dpo.now, 60), zone: dpo.zone })
}, 120_000)

const pages = {
  frame: () => OfficeLayout({ children: null }),
  overview: () => OverviewPage(),
  leaks: () => LeaksPage(at({})),
  'leaks, sorted by reporter': () =>
    LeaksPage(at({}, { sort: 'reporterId', cols: 'ref,title,reporterId', open: 'reporterId' })),
  'leaks, of the reporter': () => LeaksPage(at({}, { 'f.reporterId': reporter.actor.id })),
  leak: () => LeakPage(at({ ref })),
  'leak by link': () => LeakPage(at({ ref: told })),
  draft: () => DraftPage(at({ ref, id: draft })),
  tasks: () => LeakTasksPage(at({})),
  figures: () => LeakFiguresPage(at({})),
  log: () => LeakLogPage(at({})),
  exercises: () => ExercisesPage(at({})),
  alerts: () => AlertsPage(at({})),
  dates: () => DatesPage(at({})),
  search: () => SearchPage(at({}, { q: 'L-2026' })),
  audit: () => AuditPage(at({})),
  'audit of the leak': () => AuditPage(at({}, { q: ref })),
}

test.each(Object.entries(pages))(
  'the page “%s” says it to no auditor, neither in its HTML nor in what it hands to the browser',
  async (_, open) => {
    await enterAs(auditor.actor.id)
    for (const locale of ['en', 'nl', 'fr'] as const) {
      const answer = await visit(open, locale)
      if (answer.kind !== 'shown') continue
      expect(saidIn(answer.html)).toEqual([])
      expect(saidIn(answer.sent)).toEqual([])
    }
  },
)

test('it is there to be found: the DPO sees all of it, on the same pages', async () => {
  await enterAs(dpo.actor.id)
  const shown = await Promise.all([pages.leaks, pages.leak, pages['leak by link']].map((open) => visit(open)))
  const text = shown.map((answer) => (answer.kind === 'shown' ? answer.html + answer.sent : '')).join('\n')
  for (const mark of [
    name,
    'ZEGELWOORD-STORY',
    'ZEGELWOORD-NOTE',
    'ZEGELWOORD-photo',
    '99 88 77',
    'Zegelinde',
    'Nora Nimbus',
  ])
    expect(saidIn(text), mark).toContain(marks().find((one) => mark.includes(one)))
})

test('no search finds a leak by it, and no count tells', async () => {
  for (const q of [name, 'Kanarina', 'ZEGELWOORD', words.phone, 'Zegelinde', 'Nimbus Nora']) {
    const { groups } = await searchFor(auditor, { q, sizes: { records: 25, others: 25 }, asOf: null })
    expect(
      groups.filter(({ kind }) => kind !== 'people' && kind !== 'records').map(({ kind }) => kind),
      q,
    ).toEqual([])
  }
  expect([...(await leakCounts(auditor.actor, auditor.now, 'reporterId', {}))]).toEqual([])
  await enterAs(auditor.actor.id)
  const rowsOf = async (query: Record<string, string>) => {
    const answer = await visit(() => LeaksPage(at({}, query)))
    return answer.kind === 'shown' ? answer.html.match(/id="row-L/g)?.length : null
  }
  expect(await rowsOf({ q: 'ZEGELWOORD' })).toBeUndefined()
  expect(await rowsOf({ 'f.reporterId': reporter.actor.id })).toBe(await rowsOf({}))
  // The calendar offers everybody as owner; its rows are what is looked at.
  expect(saidIn(JSON.stringify(await calendarSections(auditor, calendarFilter({}))))).toEqual([])
})

test('bell, feed and mail do not say it: to an auditor nothing comes, and to nobody a name', async () => {
  expect(await database.client.alarm.count({ where: { recipientId: auditor.actor.id } })).toBe(0)
  const mails = await database.client.mail.findMany()
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.filter(({ userId }) => userId === auditor.actor.id)).toEqual([])
  for (const mail of mails.filter(({ template }) => template !== 'processor_link'))
    for (const locale of ['en', 'nl', 'fr'] as const) {
      const content = contentOf(mail.template, mail.params)
      const house = {
        organisation: 'OptiPost NV',
        zone: dpo.zone,
        appUrl: 'https://dertig.test',
        isExample: false,
        token: null,
      }
      expect(saidIn(JSON.stringify(await render({ content, locale, ...house })))).toEqual([])
    }
  const link = await makeLink(auditor)
  if (!link.ok) return
  const visitor = { ...auditor, actor: { kind: 'system', name: 'visitor' } as const, channel: 'api' as const }
  const feed = await calendarOf(visitor, `${link.value.secret}.ics`, '192.0.2.7')
  expect(feed.kind).toBe('calendar')
  expect(saidIn(JSON.stringify(feed))).toEqual([])
})

/** What a file says, also one that is a zip. */
async function textOf(answer: Response | Failure): Promise<string> {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8')
  const texts: string[] = []
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) texts.push(await textIn(await zip.openReadStreamPromise(entry)))
  return texts.join('\n')
}

test('no file that an auditor takes says it', async () => {
  const log = { from: '', until: '', also: '', language: 'en' }
  for (const format of ['csv', 'xlsx', 'docx', 'pdf'] as const)
    expect(saidIn(await textOf(await exportLeakLog(auditor, logInput.parse({ ...log, format })))), format).toEqual([])
  // What stands in a PDF is drawn from the same content.
  const logged = await readLogged(auditor.actor, { from: '', until: '', also: '' }, auditor.zone)
  const asked = {
    period: { from: '', until: '' },
    language: 'en',
    zone: auditor.zone,
    company: '',
    now: auditor.now,
  } as const
  expect(saidIn(JSON.stringify(await logDocument(logged, asked)))).toEqual([])
  const period = { language: 'en', period: '2026' } as const
  expect(saidIn(JSON.stringify(await figuresDocument(auditor, period)))).toEqual([])
  expect(
    saidIn(await textOf(await exportLeakFigures(auditor, figuresInput.parse({ ...period, format: 'docx' })))),
  ).toEqual([])
  const view = await draftOf(auditor.actor, ref, draft, auditor)
  expect(
    saidIn(JSON.stringify([view, view && (await documentOf(view, auditor.zone, await printingNow(auditor.now)))])),
  ).toEqual([])
  expect(saidIn(await textOf(await exportDraft(auditor, { id: draft, format: 'docx' })))).toEqual([])
  for (const withDetails of [true, false]) {
    const bundle = await downloadLog(auditor, withDetails)
    if (!bundle.ok) throw new Error(bundle.code)
    expect(saidIn(await textIn(bundle.value.body))).toEqual([])
  }
})

test('nothing that was done wrote it into the log of the process', async () => {
  await loadLeak(auditor, ref)
  // Nobody listens there: every mail is refused, and the log says so.
  await deliverDue({ ...mailHere(), port: 9 })
  expect(log.text()).not.toBe('')
  expect(saidIn(log.text())).toEqual([])
})
