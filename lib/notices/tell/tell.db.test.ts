import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { raiseAlarms } from '@/lib/alarms/raise'
import { leakIdSchema } from '@/lib/db/ids'
import * as sample from '@/lib/files/store/testing/samples'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { reportByProcessor } from '@/lib/leaks/commands/report-by-processor'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { loadLeak } from '@/lib/leaks/load'
import { entriesAboutLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { addHours } from '@/lib/time/zone'
import { revokeLink } from '../links/make-link'
import { TellPage } from '../screens/tell-page'
import { filesOf, placeOf, posted } from '../testing/posted'
import { aTelling, opened, someLink } from '../testing/some-link'
import { loadTell } from './load'
import { receiveFiles, receiveForm } from './receive'

const { database, editor, reporter, byRole } = someOffice({
  reporter: { name: 'CANARY-Rita' },
  dpo: { at: 'department' },
})
const { dpo, auditor, management } = byRole
const visitor: Someone = { ...dpo }
let processor: Created
let secret = ''

beforeAll(async () => {
  processor = await someRecord(editor, 'processors', { title: 'Nimbus', partyKind: 'processor' })
  secret = await someLink(dpo, processor.ref)
})
beforeEach(async () => {
  await database.client.rateLimit.deleteMany()
})

const notFound = { ok: false, code: 'not_found' }

const send = (values: Record<string, string | string[]> = {}, by = secret, at = visitor) =>
  receiveForm(at, { token: by }, posted(values))
const newest = () => database.client.leak.findFirstOrThrow({ orderBy: { number: 'desc' } })
const draftNow = async () =>
  (
    await database.client.processorLink.findFirstOrThrow({
      where: { recordId: processor.id },
      orderBy: { createdAt: 'asc' },
    })
  ).draft

describe('what a processor tells', () => {
  test('is a leak of which the company is aware from that moment, linked to its record, with the clocks of a controller', async () => {
    const place = placeOf(await send({ occurredFrom: '2026-05-30T10:00', occurredUntil: '2026-05-31T09:00' }))
    const leak = await newest()
    expect(place).toBe(`/notify/${secret}?language=en&sent=report&ref=${leak.ref}#outcome`)
    const now = new Date(visitor.now)
    expect(leak).toMatchObject({
      state: 'received',
      reportedAt: now,
      detectedAt: now,
      awareAt: now,
      awareReason: 'processor_told',
      awareSetById: null,
      processorInformedAt: now,
      processorAwareAt: new Date('2026-06-01T05:30:00.000Z'),
      occurredFrom: new Date('2026-05-30T08:00:00.000Z'),
      occurredTo: new Date('2026-05-31T07:00:00.000Z'),
      cause: 'supplier_incident',
      discoveredBy: 'processor',
      personsMin: 1001,
    })
    const clock = await database.client.leakClock.findFirstOrThrow({
      where: { leakId: leak.id, code: 'authority_part1' },
    })
    expect(clock).toMatchObject({ provisional: false, startAt: now, dueAt: new Date(addHours(visitor.now, 72)) })
    expect(await database.client.leakRecord.findMany({ where: { leakId: leak.id } })).toMatchObject([
      { recordId: processor.id },
    ])
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { subjectId: leak.id } })
    expect(entry).toMatchObject({ action: 'leak.report', actor: null })
    expect(entry.body).toContain('"actorKind":"processor"')
    expect(entry.body).toContain('"field":"report"')
    expect(await draftNow()).toBeNull()
  })

  test('stands on the page of the leak with its words; the DPO may correct since when', async () => {
    const leak = await newest()
    const loaded = await loadLeak(dpo, leak.ref)
    expect(loaded?.leak.report).toMatchObject({
      reporterName: 'Nora Nimbus (Nimbus)',
      answers: {
        happened: 'supplier',
        story: 'A backup stood open',
        processor: { persons: 1200, measures: 'Closed it' },
      },
    })
    expect(loaded?.leak.history.map(({ kind, byName }) => [kind, byName])).toEqual(
      expect.arrayContaining([
        ['aware', 'Dertig'],
        ['processor_aware', 'Nora Nimbus (Nimbus)'],
      ]),
    )
    const at = addHours(visitor.now, 1)
    const later = movedTo(dpo, addHours(visitor.now, 2))
    const corrected = await setAware(later, { ref: leak.ref, version: leak.version, at, reason: 'We read it then' })
    expect(corrected).toMatchObject({ ok: true })
    expect(await newest()).toMatchObject({ awareAt: new Date(at), awareReason: 'We read it then' })
  })

  test('is asked and answered in German too, with every word of it', async () => {
    const answer = await loadTell(secret, { language: 'de', problem: 'file_none' })
    if (answer?.kind !== 'open') throw new Error('shut')
    const html = await markupOf(await TellPage({ tell: answer }), 'nl')
    const words = wordsIn(html)
    expect(html).toContain('lang="de"')
    for (const said of [
      'Was ist passiert?',
      'Seit wann wissen Sie davon?',
      'Empfangen',
      'Es wurde keine Datei gewählt',
    ])
      expect(words.toLowerCase(), said).toContain(said.toLowerCase())
    expect(words).not.toMatch(/notices\.|errors\.|Wat is er|What happened/)
  })

  test('shows an auditor neither its words nor whose they are', async () => {
    const said = JSON.stringify((await loadLeak(auditor, (await newest()).ref))?.leak)
    for (const hidden of ['A backup stood open', 'Nora', 'Closed it', '+32 2 000']) expect(said).not.toContain(hidden)
  })

  test('presses like any other report', async () => {
    placeOf(await send())
    const { id } = await newest()
    await raiseAlarms(visitor)
    const raised = await database.client.alarm.findMany({ where: { subjectId: id } })
    expect(raised.map(({ kind, recipientId }) => [kind, recipientId])).toContainEqual(['received', dpo.actor.id])
  })

  test('sent twice, also at once, is one leak', async () => {
    const clientId = randomUUID()
    const before = await database.client.leak.count()
    const answers = await Promise.all([1, 2, 3, 4].map(() => send({ clientId })))
    expect(new Set(answers.map(placeOf)).size).toBe(1)
    expect(await database.client.leak.count()).toBe(before + 1)
  })

  test.each<[string, Record<string, string | string[]>]>([
    ['a moment ahead of now', { knewAt: '2026-06-02T14:38' }],
    ['told before it happened', { occurredFrom: '2026-06-01T08:00' }],
    ['no words', { story: ' ' }],
    ['too many words', { story: 'x'.repeat(5000) }],
    ['kinds that are none', { people: ['<script>'] }],
    ['no moment', { knewAt: '' }],
  ])('with %s is not taken; what was typed waits with the link', async (_, values) => {
    const before = await database.client.leak.count()
    expect(placeOf(await send(values))).toContain('problem=invalid')
    expect(await database.client.leak.count()).toBe(before)
    const [[name, value] = ['', '']] = Object.entries(values)
    expect(await draftNow()).toMatchObject({ form: 'report', fields: { [name]: [value].flat() } })
  })

  test('names that the form does not have are not kept, and a flood of text is cut', async () => {
    placeOf(await send({ story: 'y'.repeat(90_000), evil: 'x', __proto__: 'x' }))
    const draft = JSON.stringify(await draftNow())
    expect(draft).not.toContain('evil')
    expect(draft.length).toBeLessThan(22_000)
    placeOf(await send())
    expect(await draftNow()).toBeNull()
  })

  test('signs that no database holds, and half of one, wait with the rest', async () => {
    const story = `\u0000${'x'.repeat(19_998)}😀`
    expect(placeOf(await send({ story, knewAt: '' }))).toContain('problem=invalid')
    expect(await draftNow()).toMatchObject({ fields: { story: [`${'x'.repeat(19_998)}\ufffd`] } })
    placeOf(await send())
  })

  test('hostile words are kept as words', async () => {
    placeOf(await send({ story: `<img src=x onerror=alert(1)>'"; DROP TABLE "Leak"; --\u0000\u202e` }))
    const loaded = await loadLeak(dpo, (await newest()).ref)
    expect(loaded?.leak.report.answers.story).toContain(`DROP TABLE "Leak"`)
  })

  test('of another’s send under the same id is refused', async () => {
    const other = await someLink(dpo, processor.ref)
    const clientId = randomUUID()
    placeOf(await send({ clientId }))
    expect(placeOf(await send({ clientId }, other))).toContain('problem=invalid')
  })
})

describe('the hours of the agreement', () => {
  async function toldAfter(agreed: number | null, knewAt: string) {
    const own = await someRecord(editor, 'processors', { title: 'Cumulus', partyKind: 'processor' })
    if (agreed !== null) {
      const values = {
        kind: 'processing',
        startOn: '2026-01-01',
        indefinite: true,
        leakNoticeHours: agreed,
        parties: [own.ref],
      }
      await putInForceForTest(database.client, await someRecord(editor, 'agreements', values), editor)
    }
    placeOf(await send({ knewAt }, await someLink(dpo, own.ref)))
    return (await loadLeak(dpo, (await newest()).ref))?.told
  }
  const hours = (ms = 0) => ms / 3_600_000

  test('are measured: 24 h agreed, told after 31 h and 7 minutes', async () => {
    const told = await toldAfter(24, '2026-06-01T07:30')
    expect(hours(told?.tookMs)).toBeCloseTo(31.1167, 3)
    expect(told).toMatchObject({ isLate: true, notice: { hours: 24 } })
  })
  test('met to the minute', async () => {
    expect(await toldAfter(24, '2026-06-01T14:37')).toMatchObject({ isLate: false, notice: { hours: 24 } })
  })
  test('without an agreement there is nothing to be late for', async () => {
    expect(await toldAfter(null, '2026-05-01T14:37')).toMatchObject({ isLate: false, notice: null })
  })
})

describe('afterwards, by the same link', () => {
  const note = (ref: string, body: string, more: Record<string, string> = {}, by = secret) =>
    send({ form: 'update', ref, body, ...more }, by)

  test('an update is added once, before and after triage, and presses', async () => {
    placeOf(await send())
    const leak = await newest()
    const clientId = randomUUID()
    for (const _ of [1, 2]) expect(placeOf(await note(leak.ref, 'It was 900', { clientId }))).toContain('sent=update')
    await confirmLeak(dpo, { ref: leak.ref, version: leak.version, personalData: true, reason: '' })
    placeOf(await note(leak.ref, 'And passwords'))
    const notes = await database.client.leakNote.findMany({ where: { leakId: leak.id }, orderBy: { body: 'desc' } })
    expect(notes.map(({ body }) => body)).toEqual(['It was 900', 'And passwords'])
    expect(await entriesAboutLeak(database.client, leak.id)).toEqual([
      ...['leak.report', 'leak.note', 'leak.confirm', 'leak.note'],
    ])
  })

  test('one that is empty or too long waits with the link', async () => {
    const { ref } = await newest()
    expect(placeOf(await note(ref, 'x'.repeat(4001)))).toContain('problem=invalid')
    expect(await draftNow()).toMatchObject({ form: 'update', ref })
  })

  test('neither another’s leak nor one of a colleague takes anything, and all answer like an absent one', async () => {
    const other = await someLink(dpo, processor.ref)
    placeOf(await send({}, other))
    const theirs = await newest()
    const colleagues = await someLeak(database.client, reporter)
    for (const ref of [theirs.ref, colleagues.ref, 'L-2099-999', '', "' OR 1=1"]) {
      expect(await note(ref, 'hello'), ref).toEqual(ref.startsWith('L-') ? notFound : expect.anything())
      const files = await receiveFiles(visitor, { token: secret }, filesOf(ref, [['a.pdf', sample.pdf()]]))
      expect(files, ref).toEqual(notFound)
    }
    expect(await database.client.leakNote.count({ where: { body: 'hello' } })).toBe(0)
    expect(await database.client.leakFile.count({ where: { leakId: { in: [theirs.id, colleagues.id] } } })).toBe(0)
  })

  test('thirty an hour, and no more', async () => {
    const fresh = await someLink(dpo, processor.ref)
    placeOf(await send({}, fresh))
    const { ref } = await newest()
    for (let n = 0; n < 30; n += 1) placeOf(await note(ref, `n ${n}`, {}, fresh))
    expect(placeOf(await note(ref, 'one more', {}, fresh))).toContain('problem=too_many')
  })
})

describe('a link that was revoked between opening and sending', () => {
  test('takes nothing, at the door and behind it', async () => {
    const gone = await someLink(dpo, processor.ref)
    placeOf(await send({}, gone))
    const leak = await newest()
    const link = await opened(gone, visitor)
    await revokeLink(dpo, { id: link.context.actor.id, reason: 'Nora left' })
    const before = await database.client.leak.count()
    expect(await send({}, gone)).toEqual(notFound)
    expect(await receiveFiles(visitor, { token: gone }, filesOf(leak.ref, [['a.pdf', sample.pdf()]]))).toEqual(notFound)
    // Whoever was past the door at that moment.
    const { recordId, isExample } = link
    expect(await reportByProcessor(link.context, aTelling(), { recordId, isExample, language: 'en' })).toEqual(notFound)
    const late = { ref: leak.ref, clientId: aTelling().clientId, body: 'late' }
    expect(await addReporterNote(link.context, late)).toEqual(notFound)
    expect(await database.client.leak.count()).toBe(before)
  })

  test('and so does one that has ended', async () => {
    const short = await someLink(dpo, processor.ref, '2026-06-02')
    const link = await opened(short, visitor)
    const context = { ...link.context, ...movedTo(dpo, addHours(visitor.now, 10)), actor: link.context.actor }
    const { recordId, isExample } = link
    expect(await reportByProcessor(context, aTelling(), { recordId, isExample, language: 'en' })).toEqual(notFound)
  })
})

test('with the names inside a leak go those of the contact, their words, and by which link it came', async () => {
  placeOf(await send())
  const { id, ref } = await newest()
  await database.client.leak.update({ where: { id }, data: { state: 'closed' } })
  await database.client.$transaction(
    (tx) => tx.$queryRaw`SELECT 1 AS done FROM (SELECT audit_redact_leak(${id}::uuid, now(), ${dpo.actor.id}::uuid)) d`,
  )
  const report = await database.client.leakReport.findUniqueOrThrow({ where: { leakId: id } })
  for (const gone of ['Nora', 'Closed it', 'A backup stood open', '+32 2 000']) {
    expect(JSON.stringify(report)).not.toContain(gone)
  }
  expect(await database.client.processorLink.count({ where: { id: report.reporterId } })).toBe(0)
  expect((await loadLeak(dpo, ref))?.leak.report).toMatchObject({
    reporterName: null,
    answers: { happened: 'supplier' },
  })
})

test('a manager reads it like any leak', async () => {
  const loaded = await loadLeak(management, (await newest()).ref)
  expect(leakIdSchema.parse(loaded?.leak.id)).toBeTruthy()
})
