import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { raiseAlarms } from '@/lib/alarms/raise'
import { requestLinkIdSchema } from '@/lib/db/ids'
import { setMailUp } from '@/lib/mail/testing/house'
import { askIdentity, settleIdentity } from '@/lib/requests/commands/check-identity'
import { closeRequest } from '@/lib/requests/commands/close-request'
import { decideRequest } from '@/lib/requests/commands/decide-request'
import { eraseRequest } from '@/lib/requests/commands/erase-request'
import { extendRequest } from '@/lib/requests/commands/extend-request'
import { sendLetter } from '@/lib/requests/commands/send-letter'
import { setHandler } from '@/lib/requests/commands/set-handler'
import { changeLetter, startLetter } from '@/lib/requests/commands/write-letter'
import { decideInput, sentLetterInput } from '@/lib/requests/facts/schema'
import { revokeRequestLink } from '@/lib/requests/links/revoke-own'
import { requestDetail } from '@/lib/requests/queries/request-detail'
import { entriesAboutRequest, must, targetOf } from '@/lib/requests/testing/some-request'
import { reportLocales } from '@/lib/text/locale'
import { calendarDateSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { waitsDays } from './asked/kept'
import { openIntake } from './commands/open-intake'
import { loadAsk } from './doors/load-ask'
import { loadOwn } from './doors/load-own'
import { receiveAsk } from './doors/receive-ask'
import { receiveOwn } from './doors/receive-own'
import { intakeJob } from './housekeeping'
import { AskPage } from './screens/ask-page'
import { asked, placeOf, postedFields, secretOf, shown, visitorAt } from './testing/visitor'

setMailUp(25)
const { database, dpo, byRole, management, auditor } = someOffice()
const nobody = visitorAt(dpo)
const notFound = { ok: false, code: 'not_found' }
const on = calendarDateSchema.parse('2026-06-02')

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(dpo.now) })
  await database.client.organisation.create({
    data: { id: 1, legalName: 'OptiPost NV', privacyContactEmail: 'privacy@optipost.test' },
  })
  await openIntake(dpo, { open: true, reason: 'Decided' })
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  vi.setSystemTime(new Date(dpo.now))
  await database.client.rateLimit.deleteMany()
  await database.client.intakeAsk.deleteMany()
  await database.client.mail.deleteMany()
})

const ask = (values: Record<string, string> = {}, by = nobody) => receiveAsk(by, {}, asked(by, values))
const press = (token: string, values: Record<string, string>, by = nobody) =>
  receiveOwn(by, { token }, postedFields({ language: 'nl', ...values }))
const requests = () => database.client.personRequest.count()
const newest = () => database.client.personRequest.findFirstOrThrow({ orderBy: { number: 'desc' } })
const linkOf = (requestId: string) => database.client.requestLink.findFirstOrThrow({ where: { requestId } })
const later = (hours: number) => {
  const now = addHours(dpo.now, hours)
  vi.setSystemTime(new Date(now))
  return movedTo(nobody, now)
}

/** A request that came by the page and was confirmed: its secret and row. */
async function landed(values: Record<string, string> = {}) {
  placeOf(await ask(values))
  const secret = await secretOf(database.client, 'request_ask')
  placeOf(await press(secret, { form: 'confirm' }))
  return { secret, row: await newest() }
}
describe('the page', () => {
  test('is closed until a DPO opens it with a reason; closed it is not there', async () => {
    for (const role of ['employee', 'editor', 'management', 'auditor', 'admin'] as const)
      expect(await openIntake(byRole[role], { open: false, reason: 'x' })).toEqual(notFound)
    const entries = () => database.client.auditEntry.count({ where: { action: 'request.intake' } })
    const before = await entries()
    await must(openIntake(dpo, { open: false, reason: 'A flood' }))
    expect([await loadAsk({}), await ask()]).toEqual([null, notFound])
    await must(openIntake(dpo, { open: true, reason: 'It is over' }))
    await must(openIntake(dpo, { open: true, reason: 'Again' }))
    expect(await entries()).toBe(before + 2)
    expect((await loadAsk({}))?.company.name).toBe('OptiPost NV')
  })

  test.each(reportLocales)('speaks %s, asks no document and takes no file', async (language) => {
    const view = await loadAsk({ language, right: 'unsubscribe' })
    if (!view) throw new Error('closed')
    const html = await markupOf(await AskPage({ view }), 'nl')
    expect(html).toContain(`lang="${language}"`)
    expect(html).not.toContain('type="file"')
    expect(html).toMatch(/value="unsubscribe"[^>]*checked|checked[^>]*value="unsubscribe"/)
    expect(wordsIn(html)).not.toMatch(/(intake|errors|codes)\./)
  })

  test('keeps what could not be taken sealed for an hour, says what is wrong, and forgets it once it was sent', async () => {
    const { said } = placeOf(await ask({ email: 'nobody', words: 'CANARY-DRAFT' }))
    expect(said).toMatchObject({ problem: 'invalid', language: 'nl' })
    const view = await loadAsk(said)
    expect(view).toMatchObject({ wrong: { email: ['email'] }, draft: { fields: { words: ['CANARY-DRAFT'] } } })
    if (view) expect(wordsIn(await markupOf(await AskPage({ view }), 'nl'))).toContain('Dit is geen e-mailadres.')
    const [row] = await database.client.intakeAsk.findMany()
    expect(JSON.stringify(row) + Buffer.from(row?.sealed ?? []).toString('latin1')).not.toMatch(/CANARY|nobody/)
    // The same draft goes on; nobody opens it with another secret.
    expect(placeOf(await ask({ right: '', draft: said.draft ?? '' })).said.draft).toBe(said.draft)
    expect((await loadAsk({ draft: 'A'.repeat(43) }))?.draft).toBeNull()
    expect(placeOf(await ask({ draft: said.draft ?? '' })).said).toEqual({ language: 'nl', sent: 'mail' })
    expect((await loadAsk(said))?.draft).toBeNull()
  })

  test.each<[string, Record<string, string>, string]>([
    ['a megabyte of words', { words: 'x'.repeat(1_048_576) }, 'invalid'],
    ['another header in the address', { email: 'a@b.test\r\nBcc: c@d.test' }, 'invalid'],
    ['every field filled in', { website: 'http://x.test' }, 'again'],
    ['no stamp of the page', { opened: '1.x' }, 'again'],
    ['control characters where a choice is', { right: 'access\u0000\u001b' }, 'invalid'],
  ])('does not take %s', async (_, values, problem) => {
    const before = await requests()
    const { said } = placeOf(await ask(values))
    expect(said.problem).toBe(problem)
    expect(said.draft).toMatch(/^[\w-]{43}$/)
    expect([await requests(), await database.client.mail.count()]).toEqual([before, 0])
    const [row] = await database.client.intakeAsk.findMany()
    expect(row?.sealed.length ?? 0).toBeLessThan(30_000)
  })

  test('twenty forms an hour from one network, three mails an hour to one address; what was typed stays', async () => {
    for (let n = 0; n < 3; n += 1) expect(placeOf(await ask()).said.sent).toBe('mail')
    const fourth = placeOf(await ask({ email: 'CANARY@People.test' }))
    expect(fourth.said.problem).toBe('too_many_mail')
    expect((await loadAsk(fourth.said))?.draft?.fields.words).toEqual(['CANARY-WORDS?'])
    for (let n = 4; n < 20; n += 1) placeOf(await ask({ email: `n${n}@people.test` }))
    expect(placeOf(await ask({ email: 'last@people.test' })).said).toEqual({ language: 'nl', problem: 'too_many' })
    const kept = { draft: fourth.said.draft ?? '', words: 'Still here' }
    expect((await loadAsk(placeOf(await ask(kept)).said))?.draft?.fields.words).toEqual(['Still here'])
  })
})

describe('what was sent', () => {
  test('waits sealed for its link, and the answer is the same whether or not somebody is known', async () => {
    await landed({ email: 'known@people.test' })
    const counts = async () => [await requests(), await database.client.auditEntry.count()]
    const before = await counts()
    const [known, unknown] = [await ask({ email: 'known@people.test' }), await ask({ email: 'stranger@people.test' })]
    expect(placeOf(known)).toEqual(placeOf(unknown))
    expect(await counts()).toEqual(before)
    const rows = await database.client.intakeAsk.findMany()
    expect(rows.map(({ sealed }) => Buffer.from(sealed).toString('latin1')).join()).not.toMatch(/CANARY|people\.test/)
    const mails = await database.client.mail.findMany({ where: { template: 'request_ask' } })
    expect(JSON.stringify(mails.map(({ params, locale }) => [params, locale]))).not.toMatch(/CANARY/)
  })

  test('lands by a press and not by opening, with the day on which it was sent as its receipt', async () => {
    placeOf(await ask({ right: 'erasure' }))
    const secret = await secretOf(database.client, 'request_ask')
    const before = await requests()
    const tomorrow = later(26)
    expect(await shown(secret)).toContain('Is dit jouw verzoek?')
    expect(await requests()).toBe(before)
    expect(placeOf(await press(secret, { form: 'confirm' }, tomorrow))).toMatchObject({
      path: `/your-data/${secret}`,
      said: { done: 'confirmed' },
    })
    const row = await newest()
    expect(row).toMatchObject({
      ...{ right: 'erasure', channel: 'web_form', state: 'open', language: 'nl', createdById: null, isExample: false },
      ...{ receivedOn: new Date('2026-06-02'), confirmedOn: new Date('2026-06-03'), version: 1 },
    })
    expect(row.nextDueAt?.toISOString()).toBe('2026-07-02T22:00:00.000Z')
    expect((await requestDetail(dpo, row.ref))?.words).toMatchObject({
      name: 'CANARY-NAME Peeters',
      email: 'canary@people.test',
      words: 'CANARY-WORDS?',
    })
    expect(JSON.stringify(row)).not.toContain('CANARY')
    expect(await entriesAboutRequest(database.client, row.id)).toEqual(['request.receive'])
    const entry = await database.client.auditEntry.findFirstOrThrow({ where: { subjectId: row.id } })
    expect(entry).toMatchObject({ actor: null })
    expect(entry.body).toContain('"actorKind":"requester"')
    expect(entry.body).toContain('"field":"confirmedOn"')
    expect(entry.body).not.toMatch(/CANARY|people\.test/)
    expect(await database.client.intakeAsk.count()).toBe(0)
    const link = await linkOf(row.id)
    expect(JSON.stringify(link)).not.toMatch(new RegExp(`${secret}|CANARY`))
    expect(await secretOf(database.client, 'request_received')).toBe(secret)
    expect(await database.client.mail.count({ where: { template: 'request_ask' } })).toBe(0)
  })

  test('lands once, however often and at once it is pressed', async () => {
    placeOf(await ask())
    const secret = await secretOf(database.client, 'request_ask')
    const before = await requests()
    await Promise.all([1, 2, 3, 4].map(() => press(secret, { form: 'confirm' })))
    placeOf(await press(secret, { form: 'confirm' }))
    expect(await requests()).toBe(before + 1)
    expect(await database.client.requestLink.count({ where: { requestId: (await newest()).id } })).toBe(1)
  })

  test('is gone when somebody says that it is not theirs, and after three days; then its link opens nothing', async () => {
    placeOf(await ask())
    const thrown = await secretOf(database.client, 'request_ask')
    expect(placeOf(await press(thrown, { form: 'discard' })).said.done).toBe('discarded')
    placeOf(await ask({ email: 'other@people.test' }))
    const late = await database.client.intakeAsk.findFirstOrThrow()
    const mail = await database.client.mail.findFirstOrThrow({ where: { address: 'other@people.test' } })
    expect(mail.secretUntil).toEqual(late.expiresAt)
    const secret = await secretOf(database.client, 'request_ask')
    const after = later(waitsDays * 24)
    for (const one of [thrown, secret]) {
      expect(await loadOwn(one, {})).toBeNull()
      expect(await press(one, { form: 'confirm' }, after)).toEqual(notFound)
    }
    await intakeJob.run(after)
    // Nor is it kept to whom a mail went.
    expect([await database.client.intakeAsk.count(), await database.client.mail.count()]).toEqual([0, 0])
  })

  test.each(['unsubscribe', 'objection_marketing', 'withdraw_consent'])('is done at once for %s', async (right) => {
    const answer = placeOf(await ask({ right, name: '', words: '' }))
    expect(answer.said).toEqual({ language: 'nl', sent: 'now' })
    const row = await newest()
    expect(row).toMatchObject({ channel: 'web_form', state: 'open', receivedOn: new Date('2026-06-02') })
    expect(row.nextDueAt?.toISOString()).toBe('2026-06-03T22:00:00.000Z')
    expect(row.needsProof).toBe(right === 'unsubscribe')
    expect(await database.client.intakeAsk.count()).toBe(0)
    expect(await shown(await secretOf(database.client, 'request_received'))).toContain('We voeren het meteen uit')
  })

  test('a second time is not refused: the office is offered to merge', async () => {
    const first = await landed({ email: 'twice@people.test', name: 'Twice', right: 'portability' })
    const second = await landed({ email: 'Twice@people.test', name: 'Other', right: 'portability' })
    expect((await requestDetail(dpo, second.row.ref))?.alike.map(({ ref }) => ref)).toEqual([first.row.ref])
  })
})

describe('behind the link of who asked', () => {
  test('stands how it goes, in plain words, and no decision before its letter', async () => {
    const { secret, row } = await landed()
    expect(await shown(secret)).toContain('Het is bij ons')
    expect(await shown(secret)).toContain('2 juli 2026')
    const target = () => targetOf(database.client, row.ref)
    await must(askIdentity(dpo, { ...(await target()), on, note: 'Another address' }))
    expect(await shown(secret)).toContain('We vroegen je iets')
    await must(settleIdentity(dpo, { ...(await target()), how: 'same_address', on, note: '' }))
    const why = { why: 'complex', on, reason: 'CANARY-OFFICE' } as const
    await must(extendRequest(dpo, { ...(await target()), ...why }))
    expect(await shown(secret)).toMatch(/twee maanden langer.*2 september 2026/s)
    const decision = { decision: 'refused', ground: 'no_data', reason: 'CANARY-REASON' }
    await must(decideRequest(dpo, decideInput.parse({ ...(await target()), ...decision })))
    expect(await shown(secret)).not.toContain('We deden niet')
    const letter = await must(startLetter(dpo, { ref: row.ref, kind: 'refusal', language: 'nl' }))
    await must(changeLetter(dpo, { id: letter.id, version: 1, body: 'We hebben niets.' }))
    const sent = { id: letter.id, letterVersion: 2, on, channel: 'email', sentTo: 'canary@people.test', proof: '' }
    await must(sendLetter(dpo, sentLetterInput.parse({ ...(await target()), ...sent })))
    const words = await shown(secret)
    expect(words).toMatch(/We deden niet wat je vroeg\./)
    expect(words).toMatch(/Gegevensbeschermingsautoriteit.*rechter/s)
    expect(words).not.toMatch(/CANARY-OFFICE|CANARY-REASON|Test dpo/)
    for (const language of reportLocales) expect(await shown(secret, { language })).not.toMatch(/(intake|codes)\./)
    await must(closeRequest(dpo, { ...(await target()), reason: 'Done' }))
    // Each change of its state was mailed once: number, state and day, nothing else.
    const to = { template: 'request_state', address: 'canary@people.test', locale: 'nl', secret: null }
    const mails = await database.client.mail.findMany({ where: to, orderBy: { dedupeKey: 'asc' } })
    expect(mails.map(({ params }) => params)).toEqual([
      { reference: row.ref, state: 'in_hand', due: '2026-07-02' },
      { reference: row.ref, state: 'extended', due: '2026-09-02' },
      { reference: row.ref, state: 'refused', due: null },
    ])
  })

  test('words are added, sealed, and who handles it hears of them; twenty at most', async () => {
    const { secret, row } = await landed()
    expect(placeOf(await press(secret, { form: 'add', body: 'CANARY-ADDED <b>\u0000\u202e' })).said.done).toBe('added')
    expect(await shown(secret)).toContain('CANARY-ADDED')
    const detail = await requestDetail(dpo, row.ref)
    expect(detail?.notes[0]).toMatchObject({ fromPerson: true, body: expect.stringContaining('CANARY-ADDED') })
    expect((await requestDetail(auditor, row.ref))?.notes).toEqual([])
    await raiseAlarms(dpo)
    const alarms = await database.client.alarm.findMany({ where: { subjectId: row.id, kind: 'added' } })
    expect(alarms.map(({ recipientId }) => recipientId)).toEqual([dpo.actor.id])
    const long = 'x'.repeat(4001)
    expect(placeOf(await press(secret, { form: 'add', body: long })).said.problem).toBe('invalid')
    expect(await loadOwn(secret, { problem: 'invalid' })).toMatchObject({
      typed: long,
      wrong: { body: ['too_long.4000'] },
    })
    expect(placeOf(await press(secret, { form: 'add', body: '' })).said.problem).toBe('invalid')
    for (let n = 1; n < 20; n += 1) placeOf(await press(secret, { form: 'add', body: `n ${n}` }))
    expect(placeOf(await press(secret, { form: 'add', body: 'one more' })).said.problem).toBe('too_many')
  })

  test('it is taken back, once', async () => {
    const { secret, row } = await landed()
    expect(placeOf(await press(secret, { form: 'withdraw' })).said.done).toBe('withdrawn')
    expect(await newest()).toMatchObject({ state: 'withdrawn', endedOn: new Date('2026-06-02'), nextDueAt: null })
    expect(await entriesAboutRequest(database.client, row.id)).toEqual(['request.receive', 'request.withdraw'])
    expect(placeOf(await press(secret, { form: 'withdraw' })).said.problem).toBe('request_state')
    expect(placeOf(await press(secret, { form: 'add', body: 'x' })).said.problem).toBe('request_state')
    expect(await shown(secret)).toContain('Je trok het in op')
  })

  test('erased, the address to which its link went is gone too', async () => {
    const { secret, row } = await landed()
    await must(setHandler(dpo, { ...(await targetOf(database.client, row.ref)), handlerId: dpo.actor.id }))
    placeOf(await press(secret, { form: 'withdraw' }))
    await must(
      eraseRequest(movedTo(dpo, addHours(dpo.now, 24 * 366 * 6)), { ref: row.ref, reason: 'Its time is over' }),
    )
    expect(await database.client.mail.count({ where: { address: 'canary@people.test' } })).toBe(0)
    expect(await loadOwn(secret, {})).toBeNull()
  })

  test('nothing of anybody else; wrong, revoked, ended and erased links answer alike', async () => {
    const mine = await landed({ email: 'mine@people.test' })
    const other = await landed({ email: 'other@people.test', name: 'CANARY-OTHER', words: 'CANARY-THEIRS' })
    expect(await shown(mine.secret)).not.toMatch(/CANARY-OTHER|CANARY-THEIRS/)
    const id = requestLinkIdSchema.parse((await linkOf(other.row.id)).id)
    for (const by of [management, auditor, byRole.editor])
      expect(await revokeRequestLink(by, { id, reason: 'x' })).toEqual(notFound)
    await must(revokeRequestLink(dpo, { id, reason: 'It was lost' }))
    expect(await revokeRequestLink(dpo, { id, reason: 'Again' })).toMatchObject({ reason: 'link_revoked' })
    for (const secret of [other.secret, 'A'.repeat(43), '', '../login', `${mine.secret}x`]) {
      expect(await loadOwn(secret, {}), secret).toBeNull()
      expect(await press(secret, { form: 'withdraw' }), secret).toEqual(notFound)
    }
    expect((await newest()).state).toBe('open')
    await database.client.personRequest.update({ where: { id: mine.row.id }, data: { keyWrapped: null } })
    expect(await loadOwn(mine.secret, {})).toBeNull()
    const third = await landed({ email: 'third@people.test' })
    later(24 * 366)
    expect(await loadOwn(third.secret, {})).toBeNull()
  })

  test('opening it is one entry a day, by nobody of the office', async () => {
    const { secret, row } = await landed()
    for (const hours of [0, 1, 24]) {
      later(hours)
      await loadOwn(secret, {})
    }
    const reads = await database.client.auditEntry.findMany({
      where: { subjectId: row.id, action: 'request.link_read' },
    })
    expect(reads).toHaveLength(2)
    expect(reads.every(({ actor, body }) => actor === null && body.includes('"requester"'))).toBe(true)
  })
})
