import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { movedTo, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { db } from '@/lib/db/client'
import { choosePassword, findWelcome } from '@/lib/people/entry/sign-in'
import { createPerson, invitePerson } from '@/lib/people/users'
import { retryMail, sendTestMail } from './commands'
import { mailState } from './queries'
import { queueMail } from './queue'
import { keepOutbox } from './sending/outbox'
import { deliverDue } from './sending/worker'
import { addressee, mailHere, minutesAfter, setMailUp } from './testing/house'
import { mailSink, type Sink } from './testing/sink'

const { admin } = someOffice()
let sink: Sink
beforeAll(async () => {
  sink = await mailSink()
  setMailUp(sink.port)
  await db().instance.create({ data: { id: 1, origin: 'dertig-test' } })
  await db().organisation.create({ data: { id: 1, legalName: 'House' } })
})
beforeEach(async () => {
  await db().mail.deleteMany()
  sink.received.length = 0
  sink.answer = () => null
})
afterAll(() => sink.stop())

const deliver = (moment = testNow) => deliverDue(mailHere(), () => moment)
/** Everybody has a name of their own: that of their address. */
const nameOf = (email: string) => email.replace('@', ' at ')
const newcomer = (email: string) =>
  createPerson(admin, {
    name: nameOf(email),
    email,
    locale: 'en',
    roles: ['employee'],
    departmentIds: [],
    validDays: null,
  })
const linksSent = () => sink.received.map(({ mail }) => /\/welcome\/([\w-]{43})/.exec(mail.text ?? '')?.[1])

describe('an invitation', () => {
  it('brings the link, which nobody saw on a screen and works once, and leaves nothing of it behind', async () => {
    const made = await newcomer('nele@people.test')
    if (!made.ok) throw new Error(made.code)
    expect(made.value.mail).toBe('queued')
    const waiting = await db().mail.findFirstOrThrow()
    expect(waiting.secret).not.toBeNull()
    const kept = JSON.stringify(await db().mail.findMany()) + Buffer.from(waiting.secret ?? []).toString('latin1')
    expect(made.value.token).toBeNull()

    expect(await deliver()).toBe(1)
    expect(linksSent()).toHaveLength(1)
    expect(kept).not.toContain(linksSent()[0])
    expect(await db().mail.findFirstOrThrow()).toMatchObject({ secret: null, secretUntil: null })

    const token = linksSent()[0] ?? ''
    expect(await findWelcome(token, testNow)).toEqual({ name: nameOf('nele@people.test'), email: 'nele@people.test' })
    const password = 'lange-regen-boven-Gent'
    expect(await choosePassword(admin, { token, password })).toMatchObject({ ok: true })
    expect(await choosePassword(admin, { token, password })).toMatchObject({ ok: false })
    expect(await deliver()).toBe(1)
    expect(sink.received[1]?.mail.subject).toBe('Your password was changed')
    expect(sink.received[1]?.mail.text).not.toMatch(/Nele|welcome/)
  })

  it('withdraws an earlier one that still waits: its link no longer works', async () => {
    const first = await newcomer('piet@people.test')
    if (!first.ok) throw new Error(first.code)
    const second = await invitePerson(admin, { userId: first.value.userId })
    if (!second.ok) throw new Error(second.code)
    expect(await deliver()).toBe(1)
    expect(linksSent()).toHaveLength(1)
    expect(await findWelcome(linksSent()[0] ?? '', testNow)).not.toBeNull()
    expect(second.value.token).toBeNull()
    expect(await db().mail.count({ where: { secret: { not: null } } })).toBe(0)
  })

  it('to an example address is not sent, and keeps no token', async () => {
    const made = await newcomer('nele@optipost.example')
    expect(made).toMatchObject({ ok: true, value: { mail: 'example_address' } })
    expect(await db().mail.findFirstOrThrow()).toMatchObject({ secret: null, skippedAt: new Date(testNow) })
    expect(await deliver()).toBe(0)
  })

  it('that nobody makes leaves no mail', async () => {
    await newcomer('double@people.test')
    await db().mail.deleteMany()
    expect(await newcomer('double@people.test')).toMatchObject({ ok: false })
    expect(await db().mail.count()).toBe(0)
  })

  it('whose link has ended is neither sent nor tried again, and its token is erased', async () => {
    await newcomer('late@people.test')
    const { id } = await db().mail.findFirstOrThrow()
    const late = minutesAfter(testNow, 72 * 60)
    expect(await deliver(late)).toBe(0)
    expect(await db().mail.findFirstOrThrow()).toMatchObject({ lastError: 'link_ended -', failedAt: new Date(late) })
    await keepOutbox(late)
    expect(await db().mail.findFirstOrThrow()).toMatchObject({ secret: null })
    expect(await retryMail(movedTo(admin, late), { id })).toMatchObject({ reason: 'mail_link_gone' })
  })
})

describe('a test mail', () => {
  it('goes to the administrator who asks, and is logged', async () => {
    expect(await sendTestMail(admin)).toEqual({ ok: true, value: null })
    expect(await deliver()).toBe(1)
    expect(sink.received[0]).toMatchObject({ to: ['admin@people.test'], mail: { subject: 'Test mail of Dertig' } })
  })

  it('is for nobody else, and not for an example address', async () => {
    for (const role of ['employee', 'editor', 'dpo', 'management', 'auditor'] as const)
      expect(await sendTestMail(await someone(db(), [role]))).toEqual({ ok: false, code: 'not_found' })
    expect(await sendTestMail(await someone(db(), ['admin']))).toMatchObject({ reason: 'mail_example_address' })
  })
})

describe('a mail that failed', () => {
  const failed = async () => {
    sink.answer = () => 550
    const to = await addressee({ email: `nele.${randomUUID()}@people.test` })
    const params = { reference: 'A-012', path: '/registers/activities/A-012' }
    await queueMail(db(), { to, template: 'mention', params, now: testNow })
    await deliver()
    return db().mail.findFirstOrThrow()
  }

  it('is tried again when the administrator asks, for another day', async () => {
    const { id } = await failed()
    sink.answer = () => null
    const later = minutesAfter(testNow, 3 * 24 * 60)
    expect(await retryMail(movedTo(admin, later), { id })).toEqual({ ok: true, value: null })
    expect(await retryMail(movedTo(admin, later), { id })).toMatchObject({ reason: 'mail_not_failed' })
    expect(await deliver(later)).toBe(1)
    expect(await retryMail(movedTo(admin, later), { id })).toMatchObject({ reason: 'mail_not_failed' })
  })

  it('is for the administrator alone to try again', async () => {
    const { id } = await failed()
    for (const role of ['employee', 'editor', 'dpo', 'management', 'auditor'] as const)
      expect(await retryMail(await someone(db(), [role]), { id })).toEqual({ ok: false, code: 'not_found' })
  })

  it('is shown whole to the administrator and masked to the others who may look', async () => {
    const { address } = await failed()
    const full = await mailState(admin.actor, testNow)
    expect(full).toMatchObject({
      figures: { waiting: 0, sent: 0, failed: 1, skipped: 0 },
      troubled: [{ template: 'mention', address, problem: 'refused', answer: { code: 550 }, nextTryAt: null }],
      setup: { from: 'dertig@house.test', server: { host: '127.0.0.1', port: sink.port, signsIn: false } },
      mayAct: true,
    })
    for (const role of ['dpo', 'management', 'auditor'] as const) {
      const seen = await mailState((await someone(db(), [role])).actor, testNow)
      expect(seen).toMatchObject({ troubled: [{ address: 'n•••@p•••', answer: null }], setup: { server: null } })
      expect(seen?.mayAct).toBe(false)
      expect(JSON.stringify(seen)).not.toMatch(/people\.test|127\.0\.0\.1/)
    }
    for (const role of ['employee', 'editor'] as const)
      expect(await mailState((await someone(db(), [role])).actor, testNow)).toBeNull()
  })
})

it('what is done with is forgotten after 400 days, and what waits is not', async () => {
  const to = await addressee()
  const params = { at: testNow }
  await queueMail(db(), { to, template: 'mail_test', params, now: testNow, dedupeKey: 'sent' })
  await deliver()
  await queueMail(db(), { to, template: 'mail_test', params, now: testNow, dedupeKey: 'waiting' })
  await keepOutbox(minutesAfter(testNow, 399 * 24 * 60))
  expect(await db().mail.count()).toBe(2)
  await keepOutbox(minutesAfter(testNow, 401 * 24 * 60))
  expect(await db().mail.findMany({ select: { dedupeKey: true } })).toEqual([{ dedupeKey: 'waiting' }])
})
