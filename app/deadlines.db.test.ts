import { text as textIn } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { wordsIn } from '@/components/testing/markup'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { calendarOf } from '@/lib/alarms/feed/feed'
import { makeLink } from '@/lib/alarms/feed/link'
import { raiseAlarms } from '@/lib/alarms/raise'
import { calendarFilter, calendarSections } from '@/lib/calendar/queries'
import { forgetZone } from '@/lib/company/office-zone'
import { type DraftId, leakIdSchema } from '@/lib/db/ids'
import { isThere, pdfPages } from '@/lib/files/testing/read-documents'
import { exportLeakLog } from '@/lib/leak-log/export'
import { logInput } from '@/lib/leak-log/schema'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { render } from '@/lib/mail/sending/render'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { documentOf } from '@/lib/reports/output/document'
import { exportDraft, printingNow } from '@/lib/reports/output/export'
import { draftOf } from '@/lib/reports/queries'
import { createDraft } from '@/lib/reports/write'
import { textsOf } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { hour } from '@/lib/time/length'
import { regionOf } from '@/lib/time/region'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import AlertPage from './(office)/alerts/[ref]/page'
import AlertsPage from './(office)/alerts/page'
import LeakPage from './(office)/leaks/[ref]/page'
import LeaksPage from './(office)/leaks/page'
import OwnReportPage from './(office)/my-reports/[ref]/page'
import OverviewPage from './(office)/page'
import { at, enterAs, see } from './testing/visit'

setMailUp(25)
// Pages that are resolved beforehand have lists without keys.
vi.spyOn(console, 'error').mockImplementation(() => {})
const { database, reporter, dpo } = someOffice({ dpo: { at: 'department' } })
beforeAll(() => database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } }))
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())
afterAll(forgetZone)

const hasPoppler = isThere('pdftotext')
if (!hasPoppler) console.warn('NOT TESTED: no pdftotext (poppler) here, so no moment is read back from a PDF')

const moment = (text: string): Instant => instantOf(new Date(text))

/** The months as a language writes them in moments. */
function monthsOf(locale: string): string[] {
  const parts = (month: 'short' | 'long') => (n: number) =>
    new Intl.DateTimeFormat(regionOf(locale), {
      weekday: 'short',
      day: 'numeric',
      month,
      year: 'numeric',
      timeZone: 'UTC',
    })
      .formatToParts(new Date(Date.UTC(2026, n, 3)))
      .find(({ type }) => type === 'month')?.value ?? ''
  const all = Array.from({ length: 12 }, (_, n) => n)
  return [...all.map(parts('short')), ...all.map(parts('long'))]
}

const written = /(\d{1,2})\.? (\p{L}+)\.?(?: (\d{4}))?, (\d\d:\d\d) \((?:[\w/]+, )?UTC([+-]\d\d:\d\d)\)/gu

/** Every moment that a text says in words: "10-26 13:10 +01:00". */
function momentsIn(text: string, locale: string): string[] {
  const months = monthsOf(locale).map((name) => name.replace('.', ''))
  return [...text.matchAll(written)].map(([, day = '', name = '', , time, offset]) => {
    const month = (months.indexOf(name) % 12) + 1
    return `${String(month).padStart(2, '0')}-${day.padStart(2, '0')} ${time} ${offset}`
  })
}

/** What stands between two texts. */
function between(text: string, from: string, until: string): string {
  const start = text.indexOf(from)
  if (start < 0) throw new Error(`not there: ${from}`)
  const rest = text.slice(start)
  const end = rest.indexOf(until, from.length)
  return end < 0 ? rest : rest.slice(0, end)
}
const timesIn = (html: string) => [...html.matchAll(/<time [^>]*dateTime="([^"]+)"/gi)].map(([, iso]) => iso)

/** Where the end of one clock is said, by place: in words as "month-day time offset", or exactly. */
type Said = Record<string, string | undefined>
type Asked = { ref: string; code: string; locale: Locale; zone: string; now: Instant; draft?: DraftId }

async function saidEverywhere({ ref, code, locale, zone, now, draft }: Asked): Promise<Said> {
  vi.setSystemTime(new Date(now))
  const clocks = await textsOf(locale, 'clocks')
  const name = clocks(`names.${code}`)
  const by = movedTo(dpo, now, zone)
  await enterAs(dpo.actor.id)
  const said: Said = {}
  const one = (place: string, text: string) => {
    said[place] = [...new Set(momentsIn(text, locale))].join(' | ')
  }

  const list = between((await see(() => LeaksPage(at({})), locale)).html, `id="row-${ref}"`, '</tr>')
  one('list', between(list, `aria-label="${name},`, '">'))
  said['list, exactly'] = /data-due="([^"]+)"/.exec(between(list, name, '</li>'))?.[1]

  const page = (await see(() => LeakPage(at({ ref })), locale)).html
  const card = between(page, `>${name}</h3>`, '</article>')
  const due = between(card, `>${clocks('facts.due')}</dt>`, '</dd>')
  one('page', wordsIn(due))
  said['page, exactly'] = timesIn(due)[0]

  const overview = between((await see(() => OverviewPage(), locale)).html, ref, 'href="/leaks/L-')
  const line = between(overview, `>${name}</span>`, '</div>')
  one('overview', wordsIn(line))
  said['overview, exactly'] = timesIn(line)[0]

  await raiseAlarms({ now, zone })
  const alarm = await database.client.alarm.findFirstOrThrow({ where: { reference: ref, kind: 'due', part: code } })
  said['bell, exactly'] = alarm.dueAt?.toISOString()
  const alert = between((await see(() => AlertsPage(at({}, { q: ref })), locale)).html, `id="row-${alarm.id}"`, '</tr>')
  one('alerts', wordsIn(alert.split('data-label').find((cell) => cell.includes('(UTC')) ?? ''))

  const step = (await see(() => AlertPage(at({ ref })), locale)).html
  one('step of an alert', wordsIn(between(step, `>${(await textsOf(locale, 'alarms'))('firstDue')}</dt>`, '</dd>')))

  const mail = await database.client.mail.findFirstOrThrow({
    where: {
      template: 'alarm_due',
      params: { path: ['reference'], equals: ref },
      dedupeKey: { contains: `:${code}:` },
    },
  })
  const { text } = await render({
    ...{ content: contentOf(mail.template, mail.params), locale, organisation: 'OptiPost NV', zone, token: null },
    ...{ appUrl: 'https://dertig.test', isExample: false },
  })
  one('mail', text)

  await database.client.calendarLink.deleteMany()
  const link = await makeLink(by)
  if (!link.ok) throw new Error(link.code)
  const visitor = { ...by, actor: { kind: 'system', name: 'visitor' } as const, channel: 'api' as const }
  const feed = await calendarOf(visitor, `${link.value.secret}.ics`, '192.0.2.7')
  const event = between(
    feed.kind === 'calendar' ? feed.text.replace(/\r\n /g, '').replaceAll('\\,', ',') : '',
    `.${code}@dertig`,
    'END:VEVENT',
  )
  one('feed', event)
  said['feed, exactly'] = /DTEND:(\S+)/
    .exec(event)?.[1]
    ?.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z')

  if (draft) {
    const view = await draftOf(dpo.actor, ref, draft, by)
    const content = view && (await documentOf(view, zone, await printingNow(by.now)))
    const label = (await textsOf(locale, 'drafts'))('doc.due')
    one('PDF', content?.facts.find((fact) => fact.label === label)?.value ?? '')
    for (const format of hasPoppler ? (['docx', 'pdf'] as const) : (['docx'] as const)) {
      const text = await textOf(await exportDraft(by, { id: draft, format }))
      const due = between(text, label, (await textsOf(locale, 'drafts'))('doc.question'))
      one(`${format} as bytes`, due.replace(/\s+/g, ' ').replace(/\).*/s, ')'))
    }
  }
  return said
}

/** What a file of an office program says, sheets and documents alike. */
async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (bytes.subarray(0, 4).toString() === '%PDF') return pdfPages(bytes).join('\n')
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8')
  const zip = await fromBufferPromise(bytes)
  const texts: string[] = []
  for await (const entry of zip.eachEntry())
    if (/^(word\/document|xl\/sharedStrings|xl\/worksheets\/sheet1)\.xml$/.test(entry.fileName))
      texts.push(wordsIn(await textIn(await zip.openReadStreamPromise(entry))))
  return texts.join('\n')
}

/** A company in another zone, with people who read this language. */
async function company(timeZone: string, locale: Locale) {
  await database.client.organisation.update({ where: { id: 1 }, data: { timeZone } })
  await database.client.user.updateMany({ data: { locale, passwordHash: 'set' } })
  forgetZone()
  await database.client.alarm.deleteMany()
  await database.client.leakClock.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } })
  await database.client.leak.updateMany({ data: { state: 'closed', nextDueAt: null } })
}

async function awareSince(aware: Instant, zone: string) {
  const [who, by] = [movedTo(reporter, aware, zone), movedTo(dpo, addHours(aware, 1), zone)]
  vi.setSystemTime(new Date(aware))
  const { ref } = await someConfirmedLeak(database.client, who, movedTo(dpo, aware, zone))
  const leak = await database.client.leak.findUniqueOrThrow({ where: { ref } })
  const set = await setAware(by, { ref, version: leak.version, at: aware, reason: 'Seen', unlikelyReason: 'So it was' })
  if (!set.ok) throw new Error(JSON.stringify(set))
  return { ref, id: leakIdSchema.parse(leak.id), by }
}

/** The day on which the calendar shows the end of a clock: month and day. */
async function dayInCalendar(ref: string, code: string, by: Someone) {
  const sections = await calendarSections(by, calendarFilter({}))
  return sections
    .flatMap(({ entries }) => entries)
    .find((due) => due.ref === ref && due.code === code)
    ?.on.slice(5)
}

const words = (said: Said) => Object.entries(said).filter(([place]) => !place.endsWith('exactly'))
const exact = (said: Said) => Object.entries(said).filter(([place]) => place.endsWith('exactly'))

test.each<[zone: string, Locale, aware: string, due: string, what: string]>([
  ['Europe/Brussels', 'nl', '2026-03-27T13:10:00Z', '03-30 15:10 +02:00', 'over the gap of spring'],
  ['Europe/Brussels', 'fr', '2026-10-22T00:30:00Z', '10-25 02:30 +02:00', 'the first of an hour that comes twice'],
  ['Europe/Brussels', 'nl', '2026-10-22T01:30:00Z', '10-25 02:30 +01:00', 'the second of it'],
  ['Europe/Brussels', 'en', '2026-06-02T22:00:00Z', '06-06 00:00 +02:00', 'an end in hours at midnight is no 24:00'],
  ['America/New_York', 'en', '2026-10-29T05:30:00Z', '11-01 01:30 -04:00', 'twice there, later than in Europe'],
  ['Asia/Kolkata', 'nl', '2026-06-02T12:37:00Z', '06-05 18:07 +05:30', 'half an hour'],
  ['Asia/Kathmandu', 'en', '2026-06-02T18:20:00Z', '06-06 00:05 +05:45', 'three quarters, a day later'],
  ['Pacific/Auckland', 'fr', '2026-09-23T14:30:00Z', '09-27 03:30 +13:00', 'the gap of the south'],
  ['Pacific/Apia', 'en', '2026-06-02T12:37:00Z', '06-06 01:37 +13:00', 'a day ahead'],
  ['Pacific/Pago_Pago', 'nl', '2026-06-02T12:37:00Z', '06-05 01:37 -11:00', 'the last day on earth'],
])('part 1 in %s, in %s: %s is %s everywhere (%s)', async (zone, locale, since, due) => {
  await company(zone, locale)
  const aware = moment(since)
  const { ref, id, by } = await awareSince(aware, zone)
  const draft = await createDraft(by, { leakId: id, profile: 'GBA_PART1', language: locale })
  if (!draft.ok) throw new Error(draft.code)
  const now = addHours(aware, 60)
  const said = await saidEverywhere({ ref, code: 'authority_part1', locale, zone, now, draft: draft.value.id })
  const end = instantOf(new Date(Date.parse(aware) + 72 * hour))
  for (const [place, text] of words(said)) expect(text, place).toBe(due)
  for (const [place, iso] of exact(said)) expect(iso, place).toBe(end)
  expect(words(said).length).toBe(hasPoppler ? 10 : 9)
  expect(await dayInCalendar(ref, 'authority_part1', movedTo(by, now))).toBe(due.slice(0, 5))
})

test.each<[zone: string, Locale, filed: string, due: string, end: string, what: string]>([
  ['Europe/Brussels', 'nl', '2026-06-03T08:00:00Z', '06-24 24:00 +02:00', '2026-06-24T22:00:00.000Z', 'plain'],
  ['Europe/Brussels', 'fr', '2026-10-04T08:00:00Z', '10-25 24:00 +01:00', '2026-10-25T23:00:00.000Z', '25 hours long'],
  ['Europe/Brussels', 'en', '2026-03-08T08:00:00Z', '03-29 24:00 +02:00', '2026-03-29T22:00:00.000Z', '23 hours long'],
  [
    'Africa/Johannesburg',
    'en',
    '2026-06-03T08:00:00Z',
    '06-24 24:00 +02:00',
    '2026-06-24T22:00:00.000Z',
    'midnight too',
  ],
  // A day ends with the authority, by its clock.
  ['America/New_York', 'en', '2026-06-03T08:00:00Z', '06-24 18:00 -04:00', '2026-06-24T22:00:00.000Z', 'no midnight'],
  ['Pacific/Apia', 'fr', '2026-06-03T08:00:00Z', '06-25 11:00 +13:00', '2026-06-24T22:00:00.000Z', 'a day ahead'],
])('part 2 in %s, in %s, part 1 filed %s: %s everywhere', async (zone, locale, filed, due, end) => {
  await company(zone, locale)
  const filedAt = moment(filed)
  const { ref, id } = await awareSince(addHours(filedAt, -2), zone)
  const filing = movedTo(dpo, addHours(filedAt, 1), zone)
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { ref } })
  const report = { kind: 'part1_filed', at: filedAt, reference: 'DBN-1', evidence: '', unlikelyReason: '' } as const
  const done = await recordReport(filing, { ref, version, ...report })
  if (!done.ok) throw new Error(JSON.stringify(done))
  const draft = await createDraft(filing, { leakId: id, profile: 'GBA_PART2', language: locale })
  if (!draft.ok) throw new Error(draft.code)
  const now = addHours(moment(end), -5)
  const said = await saidEverywhere({ ref, code: 'authority_part2', locale, zone, now, draft: draft.value.id })
  for (const [place, text] of words(said)) expect(text, place).toBe(due)
  for (const [place, iso] of exact(said)) expect(iso, place).toBe(end)
  expect(words(said).length).toBe(hasPoppler ? 10 : 9)
  expect(await dayInCalendar(ref, 'authority_part2', movedTo(filing, now))).toBe(due.slice(0, 5))
})

test.each<[zone: string, Locale, at: string, said: string]>([
  ['Europe/Brussels', 'nl', '2026-10-25T00:30:00Z', '10-25 02:30 +02:00'],
  ['Europe/Brussels', 'fr', '2026-10-25T01:30:00Z', '10-25 02:30 +01:00'],
  ['Asia/Kolkata', 'en', '2026-06-02T18:37:00Z', '06-03 00:07 +05:30'],
  ['Pacific/Apia', 'fr', '2026-06-02T12:37:00Z', '06-03 01:37 +13:00'],
])(
  'receipt and awareness in %s, in %s: %s is %s in every format of the log and on the reporter’s page, in German too',
  async (zone, locale, received, expected) => {
    await company(zone, locale)
    const { ref, by } = await awareSince(moment(received), zone)
    await enterAs(reporter.actor.id)
    for (const [language, page] of [
      [locale, await see(() => OwnReportPage(at({ ref })), locale)],
      ['de', await see(() => OwnReportPage(at({ ref })), 'de')],
    ] as const)
      expect(momentsIn(page.words, language), language).toContain(expected)
    for (const format of ['csv', 'xlsx', 'docx', ...(hasPoppler ? (['pdf'] as const) : [])] as const) {
      const input = { format, language: locale, from: '', until: '', also: '' }
      const whole = await textOf(await exportLeakLog(by, logInput.parse(input)))
      const [own = ''] = (whole.split(ref)[1] ?? '').split(/L-\d{4}-\d{3}/)
      // Detected, received and aware are one moment here; a sheet keeps equal texts of all rows once.
      if (format === 'xlsx') expect(momentsIn(whole, locale)).toContain(expected)
      else expect(momentsIn(own, locale), format).toEqual([expected, expected, expected])
    }
  },
)
