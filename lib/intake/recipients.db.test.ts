import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { tooManyAsks } from '@/lib/access/request/rate-limit'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { remindRecipients } from '@/lib/confirmations/links/remind'
import { requestLinkIdSchema, requestTaskIdSchema } from '@/lib/db/ids'
import { setMailUp } from '@/lib/mail/testing/house'
import { someRecord } from '@/lib/records/testing/some-record'
import { withdrawRequest } from '@/lib/requests/commands/close-request'
import { endTask } from '@/lib/requests/commands/end-task'
import { addTask, planTasks } from '@/lib/requests/commands/plan-tasks'
import { setHandler } from '@/lib/requests/commands/set-handler'
import { addTaskInput, endTaskInput, withdrawInput } from '@/lib/requests/facts/schema'
import { askRecipient, askRecipientInput, revokeRecipientLink } from '@/lib/requests/links/ask-recipient'
import { revokeRequestLink } from '@/lib/requests/links/revoke-own'
import { loadRequest } from '@/lib/requests/load'
import { requestDetail } from '@/lib/requests/queries/request-detail'
import { RequestPage } from '@/lib/requests/screens/request-page'
import { entriesAboutRequest, must, someRequest, targetOf } from '@/lib/requests/testing/some-request'
import { reportLocales } from '@/lib/text/locale'
import { addHours } from '@/lib/time/zone'
import { openIntake } from './commands/open-intake'
import { loadAsk } from './doors/load-ask'
import { loadConfirm } from './doors/load-confirm'
import { loadOwn } from './doors/load-own'
import { receiveAsk } from './doors/receive-ask'
import { receiveAnswer } from './doors/receive-confirm'
import { receiveOwn } from './doors/receive-own'
import { AskPage } from './screens/ask-page'
import { ConfirmPage } from './screens/confirm-page'
import { asked, placeOf, postedFields, secretOf, visitorAt } from './testing/visitor'

setMailUp(25)
const { database, dpo, editor, byRole } = someOffice({ dpo: { at: 'department' } })
const nobody = visitorAt(dpo)
const notFound = { ok: false, code: 'not_found' }
let ref = ''
let requestId = ''
let taskId = requestTaskIdSchema.parse('5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90')

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(dpo.now) })
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
  await someRecord(editor, 'activities', {
    ...{ title: 'Newsletter', recordKind: 'controller', peopleCategories: ['newsletter_subscriber'] },
    recipients: [{ kind: 'partner_promotion', name: 'Postvrienden VZW' }],
  })
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  vi.setSystemTime(new Date(dpo.now))
  await database.client.rateLimit.deleteMany()
  await database.client.mail.deleteMany()
  const request = await someRequest(database.client, dpo, { right: 'erasure' })
  ref = request.ref
  requestId = request.id
  await must(planTasks(dpo, await targetOf(database.client, ref)))
  const task = await database.client.requestTask.findFirstOrThrow({ where: { requestId } })
  taskId = requestTaskIdSchema.parse(task.id)
})

const input = (more: Record<string, unknown> = {}) =>
  askRecipientInput.parse({
    ...{ taskId, contactName: 'Nora Postvrienden', contactEmail: 'Nora@Postvrienden.test', language: 'de' },
    ...{ what: 'CANARY-WHAT: erase canary@people.test', ...more },
  })
const asks = async (more: Record<string, unknown> = {}) => must(askRecipient(dpo, input(more)))
const answer = (token: string, values: Record<string, string> = {}, by = nobody) =>
  receiveAnswer(
    by,
    { token },
    postedFields({ language: 'en', how: 'done', on: '2026-06-02', name: 'CANARY-NORA', why: '', ...values }),
  )
const task = () => database.client.requestTask.findUniqueOrThrow({ where: { id: taskId } })
const taskView = async () => (await requestDetail(dpo, ref))?.tasks.find(({ id }) => id === taskId)

test.each([
  ['processor', 'processor'],
  ['sub_processor', 'processor'],
  ['joint_controller', 'recipient'],
  ['authority', 'recipient'],
])('a %s that the register lists among processors is told as %s on what ground it is asked', async (partyKind, of) => {
  const party = await someRecord(dpo, 'processors', { title: 'A party', partyKind })
  await database.client.requestTask.update({
    where: { id: taskId },
    data: { kind: 'processor', recordRef: party.ref },
  })
  expect(await loadConfirm((await asks()).secret, { language: 'en' })).toMatchObject({ of })
})

describe('a recipient is asked', () => {
  test('by a mail with number and link alone; what it is about stands sealed behind it, in four languages', async () => {
    const { secret, mail } = await asks()
    expect(mail).toBe('queued')
    const [queued] = await database.client.mail.findMany()
    expect(queued).toMatchObject({ address: 'nora@postvrienden.test', locale: 'de', template: 'request_confirm_done' })
    expect(JSON.stringify(queued?.params)).not.toContain('CANARY')
    expect(await secretOf(database.client, 'request_confirm_done')).toBe(secret)
    const row = await database.client.confirmLink.findFirstOrThrow({ where: { taskId } })
    expect(JSON.stringify(row) + Buffer.from(row.sealed ?? []).toString('latin1')).not.toMatch(
      new RegExp(`CANARY|${secret}`),
    )
    expect(await entriesAboutRequest(database.client, requestId)).toEqual([
      ...['request.receive', 'request.task', 'request.ask_recipient'],
    ])
    for (const language of reportLocales) {
      const view = await loadConfirm(secret, { language })
      if (!view) throw new Error('nothing behind this link')
      const words = wordsIn(await markupOf(await ConfirmPage({ view }), 'nl'))
      expect(words).toContain('CANARY-WHAT: erase canary@people.test')
      expect(words).not.toMatch(/(intake|codes|errors)\.|CANARY-NAME|CANARY-WORDS|Test dpo/)
    }
    // Management reads all of it, and has no forms.
    const loaded = await loadRequest(byRole.management, ref)
    if (!loaded) throw new Error('no request')
    const page = wordsIn(await markupOf(await RequestPage({ loaded, remind: null, proof: null }), 'en'))
    expect(page).toMatch(/Asked Nora Postvrienden \(nora@postvrienden\.test\) on Tue 2 Jun/)
    expect((await requestDetail(byRole.auditor, ref))?.asked).toEqual([])
  })

  test.each(['employee', 'editor', 'management', 'auditor', 'admin'] as const)('not by %s', async (role) => {
    expect(await askRecipient(byRole[role], input())).toEqual(notFound)
  })

  test('not of a task at one of our own places, nor of a request that ended', async () => {
    await must(addTask(dpo, addTaskInput.parse({ ref, todo: 'Look in the cellar', ownerId: null, dueOn: '' })))
    const own = await database.client.requestTask.findFirstOrThrow({ where: { requestId, kind: 'other' } })
    expect(await askRecipient(dpo, input({ taskId: own.id }))).toMatchObject({ reason: 'task_not_outside' })
    const target = await targetOf(database.client, ref)
    await must(withdrawRequest(dpo, withdrawInput.parse({ ...target, on: '2026-06-02', reason: 'Changed their mind' })))
    expect(await askRecipient(dpo, input())).toMatchObject({ reason: 'request_state' })
  })

  test.each([
    ['contactEmail', 'nora@x.test\r\nBcc: a@b.test'],
    ['contactEmail', 'nora'],
    ['contactName', ''],
    ['what', 'x'.repeat(4001)],
    ['language', 'xx'],
  ])('not with %s %j', (field, value) => {
    const given = { ...input(), [field]: value }
    expect(askRecipientInput.safeParse(given).error?.issues[0]?.path).toEqual([field])
  })

  test('a second time ends the link before it, and takes its mail back', async () => {
    const first = await asks()
    const second = await asks({ contactName: 'Bart' })
    expect(await loadConfirm(first.secret, {})).toBeNull()
    expect(await answer(first.secret)).toEqual(notFound)
    expect(await loadConfirm(second.secret, {})).toMatchObject({ contactName: 'Bart' })
    expect(await database.client.mail.count({ where: { lastError: 'withdrawn' } })).toBe(1)
  })
})

describe('its answer', () => {
  test.each([
    ['done', '', '2026-06-02'],
    ['nothing_there', '', '2026-06-02'],
    ['not_possible', 'CANARY-WHY: a court asks for it', null],
  ] as const)('%s lands on the task with the day and an entry, once', async (how, why, confirmedOn) => {
    const { secret } = await asks()
    expect(placeOf(await answer(secret, { how, why })).said).toEqual({ language: 'en' })
    expect(await task()).toMatchObject({
      ...{ endKind: how, endedById: null, confirmedOn: confirmedOn && new Date(confirmedOn) },
    })
    expect((await taskView())?.result).toBe(['CANARY-NORA', why].filter(Boolean).join(': '))
    const entry = await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
    expect(entry).toMatchObject({ action: 'request.task_end', actor: null, subjectId: requestId })
    expect(entry.body).toContain('"actorKind":"recipient"')
    expect(entry.body).not.toContain('CANARY')
    expect(placeOf(await answer(secret, { how: 'done' })).said.problem).toBe('task_answered')
    expect((await task()).endKind).toBe(how)
    expect(await loadConfirm(secret, {})).toMatchObject({ answeredAt: dpo.now, what: '' })
    expect((await requestDetail(dpo, ref))?.asked[0]?.state).toBe('answered')
  })

  test('confirms what the office ended before', async () => {
    await must(endTask(dpo, endTaskInput.parse({ id: taskId, how: 'done', result: 'We called', confirmedOn: '' })))
    const { secret } = await asks()
    placeOf(await answer(secret))
    expect(await task()).toMatchObject({ endKind: 'done', confirmedOn: new Date('2026-06-02') })
    expect((await taskView())?.result).toBe('We called\nCANARY-NORA')
  })

  test.each<[string, Record<string, string>, Record<string, string[]>]>([
    ['nothing chosen', { how: '' }, { how: ['required'] }],
    ['no reason where it cannot be', { how: 'not_possible' }, { why: ['required'] }],
    ['nobody', { name: ' ' }, { name: ['required'] }],
    ['a day ahead', { on: '2026-06-03' }, { on: ['in_future'] }],
    ['a day before the request', { on: '2026-05-31' }, { on: ['before_receipt'] }],
    ['no day', { on: '2026-02-30' }, { on: ['invalid_date'] }],
    ['a megabyte', { why: 'x'.repeat(1_000_000) }, { why: ['too_long.4000'] }],
  ])('with %s is not taken; what was typed waits sealed', async (_, values, wrong) => {
    const { secret } = await asks()
    const { said } = placeOf(await answer(secret, values))
    expect(said.problem).toBe('invalid')
    const view = await loadConfirm(secret, said)
    expect(view).toMatchObject({ wrong })
    if (view?.kind === 'open' && !('name' in values)) expect(view.typed.name).toBe('CANARY-NORA')
    expect((await task()).endedAt).toBeNull()
    const { draft } = await database.client.confirmLink.findFirstOrThrow({ where: { taskId } })
    expect(Buffer.from(draft ?? []).toString('latin1')).not.toContain('CANARY')
    expect(draft?.length).toBeLessThan(25_000)
  })

  test('by a link that was revoked, has ended, or is of who asked, is none', async () => {
    const { id, secret } = await asks()
    await must(revokeRecipientLink(dpo, { id, reason: 'She left' }))
    expect(await answer(secret)).toEqual(notFound)
    const ended = await asks()
    const late = movedTo(nobody, addHours(dpo.now, 31 * 24))
    vi.setSystemTime(new Date(late.now))
    expect(await answer(ended.secret, {}, late)).toEqual(notFound)
    vi.setSystemTime(new Date(dpo.now))
    expect(await loadOwn(ended.secret, {})).toBeNull()
    expect(await receiveOwn(nobody, { token: ended.secret }, postedFields({ form: 'withdraw' }))).toEqual(notFound)
    for (const token of ['', 'A'.repeat(43), '../x']) expect(await answer(token)).toEqual(notFound)
  })
})

test('who does not answer within a week is reminded once, by a mail without a link', async () => {
  await asks()
  expect(await remindRecipients(addHours(dpo.now, 7 * 24 - 1))).toBe(0)
  expect(await remindRecipients(addHours(dpo.now, 7 * 24))).toBeGreaterThan(0)
  expect(await remindRecipients(addHours(dpo.now, 8 * 24))).toBe(0)
  const mails = await database.client.mail.findMany({ where: { template: 'request_confirm_waits' } })
  expect(mails.every(({ secret }) => secret === null)).toBe(true)
  expect(mails.some(({ params }) => JSON.stringify(params).includes(ref))).toBe(true)
})

describe('at the intake page', () => {
  const requests = () => database.client.personRequest.count()
  const ask = (values: Record<string, string> = {}) => receiveAsk(nobody, {}, asked(nobody, values))
  beforeAll(async () => {
    await openIntake(dpo, { open: true, reason: 'Decided' })
  })

  test('another language keeps what was typed and sends nothing; what was wrong is said in it', async () => {
    const view = await loadAsk({ language: 'nl' })
    if (!view) throw new Error('closed')
    const html = await markupOf(await AskPage({ view }), 'nl')
    // Enter in a field presses the first button of the form, which sends it; only then come the languages.
    const buttons = [...html.matchAll(/<button[^>]*>/g)].map(([button]) => button)
    expect(buttons[0]).not.toContain('name=')
    expect(buttons[0]).toContain('form="ask"')
    expect(buttons.filter((one) => one.includes('name="to_language"'))).toHaveLength(3)
    const before = await requests()
    const { path, said } = placeOf(await ask({ to_language: 'fr', email: 'half', words: 'CANARY-TYPED' }))
    expect([path, said]).toEqual(['/your-data', { language: 'fr', draft: expect.stringMatching(/^[\w-]{43}$/) }])
    expect(await loadAsk(said)).toMatchObject({
      ...{ language: 'fr', problem: null, wrong: {}, sent: null },
      draft: { fields: { words: ['CANARY-TYPED'], email: ['half'], right: ['access'] } },
    })
    const again = placeOf(await ask({ to_language: 'de', wrong: '1', email: 'half', draft: said.draft ?? '' })).said
    expect(again).toEqual({ language: 'de', problem: 'invalid', draft: said.draft })
    expect(await loadAsk(again)).toMatchObject({ language: 'de', wrong: { email: ['email'] } })
    expect([await requests(), await database.client.mail.count()]).toEqual([before, 0])
    await database.client.intakeAsk.deleteMany()
    const empty = { right: '', name: '', email: '', words: ' ', to_language: 'en' }
    expect(placeOf(await ask(empty)).said).toEqual({ language: 'en' })
    expect(placeOf(await ask({ ...empty, to_language: 'xx' })).said.problem).toBe('invalid')
  })

  test('of who has no link of their own, or whose link was revoked, nothing is mailed', async () => {
    const written = await someRequest(database.client, dpo)
    placeOf(await receiveAsk(nobody, {}, asked(nobody)))
    placeOf(
      await receiveOwn(
        nobody,
        { token: await secretOf(database.client, 'request_ask') },
        postedFields({ form: 'confirm' }),
      ),
    )
    const row = await database.client.personRequest.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const { id } = await database.client.requestLink.findFirstOrThrow({ where: { requestId: row.id } })
    await must(revokeRequestLink(dpo, { id: requestLinkIdSchema.parse(id), reason: 'Lost' }))
    for (const { ref } of [written, row])
      await must(setHandler(dpo, { ...(await targetOf(database.client, ref)), handlerId: dpo.actor.id }))
    expect(await database.client.mail.count({ where: { template: 'request_state' } })).toBe(0)
  })

  test('waits for its link in a flood', async () => {
    for (let n = 0; n < 60; n += 1) await tooManyAsks('at_once')
    const before = await requests()
    expect(placeOf(await ask({ right: 'unsubscribe', email: 'n61@people.test' })).said.sent).toBe('mail')
    expect(await requests()).toBe(before)
  })
})
