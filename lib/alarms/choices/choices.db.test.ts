import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { clientIdSchema } from '@/lib/db/ids'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { minutesAfter, setMailUp } from '@/lib/mail/testing/house'
import { type Instant, instantSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { acknowledge, markRead } from '../commands'
import { alarmListState, ownAlarms } from '../list'
import { usualSending } from '../plan/sending'
import { unreadAlarms } from '../queries'
import { raiseAlarms } from '../raise'
import { choose, kindsOf, ownChoices } from './choose'
import { sendDigests } from './digest'

setMailUp(1)
const { database, reporter, dpo, management, editor, auditor, admin, employee } = someOffice()

let second: Someone
let leak: Awaited<ReturnType<typeof someLeak>>
beforeEach(async () => {
  await database.client.leakClock.deleteMany()
  await database.client.leak.updateMany({ data: { state: 'closed', nextDueAt: null } })
  await database.client.mail.deleteMany()
  await database.client.alarm.deleteMany()
  await database.client.alarmChoice.deleteMany()
  if (second) {
    await database.client.user.update({ where: { id: second.actor.id }, data: { disabledAt: new Date('2026-01-01') } })
  }
  leak = await someLeak(database.client, reporter)
})
async function withSecond(): Promise<Someone> {
  second = await someone(database.client, ['dpo'], { email: `${randomUUID()}@people.test` })
  return second
}

const zone = 'Europe/Brussels'
const raise = (now: Instant) => raiseAlarms({ now, zone })
const digests = (now: Instant) => sendDigests({ now, zone }, usualSending)
const at = (moment: string) => instantSchema.parse(new Date(moment).toISOString())
const saved = { ok: true, value: null }
const refusedFor = (...kinds: string[]) => ({
  ...{ ok: false, code: 'invalid' },
  fields: Object.fromEntries(kinds.map((kind) => [kind, ['last_to_act']])),
})
const mailsTo = (by: Someone) =>
  database.client.mail.findMany({ where: { userId: by.actor.id }, orderBy: { createdAt: 'asc' } })
const templatesTo = async (by: Someone) => (await mailsTo(by)).map(({ template }) => template)
const entries = () => database.client.auditEntry.findMany({ orderBy: { index: 'desc' }, take: 1 })

test('each kind that comes to a person, and no other, is theirs to choose', () => {
  expect(kindsOf(dpo.actor)).toEqual([
    'received',
    'due',
    'added',
    'assigned',
    'task',
    'link_ends',
    'unanswered',
    'inject',
  ])
  expect(kindsOf(management.actor)).toEqual(['received', 'due', 'decision', 'sign_off', 'inject'])
  // Who can be invited to a leak can be given something to do about it.
  expect(kindsOf(editor.actor)).toEqual(['assigned', 'task'])
  for (const { actor } of [employee, auditor, admin]) expect(kindsOf(actor)).toEqual([])
})

test.each([
  ['employee', () => employee],
  ['reporter', () => reporter],
  ['editor', () => editor],
  ['auditor', () => auditor],
  ['administrator', () => admin],
])('%s, to whom nothing comes, chooses nothing', async (_, by) => {
  expect(await choose(by(), { received: 'bell' })).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.alarmChoice.count()).toBe(0)
  expect((await entries())[0]?.action).toBe('access.denied')
})

test('a DPO chooses nothing of what comes to management only', async () => {
  expect(await choose(dpo, { decision: 'bell' })).toEqual({ ok: false, code: 'not_found' })
  expect(await choose(management, { added: 'bell' })).toEqual({ ok: false, code: 'not_found' })
})

test('bell only: no mail comes, the bell tells all the same; the choice stands in the log', async () => {
  await withSecond()
  expect(await choose(dpo, { received: 'bell', due: 'bell', added: 'mail' })).toEqual(saved)
  expect((await entries())[0]?.action).toBe('alarm.choose')
  const count = await database.client.auditEntry.count()
  // The same again is no change.
  expect(await choose(dpo, { received: 'bell' })).toEqual(saved)
  expect(await database.client.auditEntry.count()).toBe(count)
  await raise(minutesAfter(testNow, 1))
  await raise(addHours(testNow, 73))
  expect(await templatesTo(dpo)).toEqual([])
  expect(await templatesTo(second)).toEqual(expect.arrayContaining(['alarm_received', 'alarm_due']))
  const { rows } = await ownAlarms(dpo.actor, alarmListState({}))
  expect(rows.map(({ threshold }) => threshold)).toEqual(expect.arrayContaining(['receipt', 'overdue']))
  expect(await unreadAlarms(dpo.actor)).toBe(rows.length)
})

test('the last who can act keeps mail, whatever else they choose', async () => {
  expect(await choose(dpo, { received: 'bell', due: 'digest', added: 'bell' })).toEqual(refusedFor('received', 'due'))
  expect(await database.client.alarmChoice.count()).toBe(0)
  expect(await choose(dpo, { added: 'bell' })).toEqual(saved)
  expect(await choose(management, { decision: 'bell' })).toEqual(refusedFor('decision'))
  expect(await choose(management, { received: 'bell', due: 'digest' })).toEqual(saved)
  expect(await ownChoices(dpo.actor, testNow)).toEqual([
    { kind: 'received', way: 'mail', isLast: true },
    { kind: 'due', way: 'mail', isLast: true },
    { kind: 'added', way: 'bell', isLast: false },
    { kind: 'assigned', way: 'mail', isLast: false },
    { kind: 'task', way: 'mail', isLast: false },
    { kind: 'link_ends', way: 'mail', isLast: false },
    { kind: 'unanswered', way: 'mail', isLast: false },
    { kind: 'inject', way: 'mail', isLast: false },
  ])
})

test('of two who choose at once, one keeps mail', async () => {
  await withSecond()
  const results = await Promise.all([choose(dpo, { due: 'bell' }), choose(second, { due: 'digest' })])
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(results).toContainEqual(refusedFor('due'))
})

test('when who took the mails leaves, those who can act get them again', async () => {
  await withSecond()
  expect(await choose(dpo, { received: 'bell' })).toEqual(saved)
  await database.client.user.update({ where: { id: second.actor.id }, data: { disabledAt: new Date(testNow) } })
  await raise(minutesAfter(testNow, 1))
  expect(await templatesTo(dpo)).toEqual(['alarm_received'])
  // Another kind may still be changed; what was chosen before stays as it is.
  expect(await choose(dpo, { received: 'bell', added: 'digest' })).toEqual(saved)
})

test('a digest is one mail a day, of what is not read, on days and within hours of sending', async () => {
  await withSecond()
  expect(await choose(dpo, { received: 'digest', due: 'digest', added: 'digest' })).toEqual(saved)
  // Friday 5 June 2026, 14:37: the end of the first clock. Saturday nothing, Monday at eight all of it.
  await acknowledge(second, { ref: leak.ref })
  await raise(at('2026-06-05T16:30:00Z'))
  expect(await unreadAlarms(dpo.actor)).toBeGreaterThan(0)
  for (const moment of ['2026-06-05T16:31:00Z', '2026-06-06T09:00:00Z', '2026-06-08T05:59:00Z'])
    expect(await digests(at(moment)), moment).toBe(0)
  expect(await templatesTo(dpo)).toEqual([])
  const monday = at('2026-06-08T06:00:00Z')
  const runs = await Promise.all([1, 2, 3].map(() => digests(monday)))
  expect(runs.reduce((sum, one) => sum + one, 0)).toBe(1)
  const [mail] = await mailsTo(dpo)
  const count = await unreadAlarms(dpo.actor)
  expect(mail).toMatchObject({ template: 'alarm_digest', params: { count, references: [leak.ref], path: '/alerts' } })
  // What comes later that day waits for the next.
  const note = { ref: leak.ref, clientId: clientIdSchema.parse(randomUUID()), body: 'It was the list of June' }
  expect((await addReporterNote(movedTo(reporter, at('2026-06-08T08:00:00Z')), note)).ok).toBe(true)
  await raise(at('2026-06-08T08:01:00Z'))
  expect(await digests(at('2026-06-08T09:00:00Z'))).toBe(0)
  expect(await digests(at('2026-06-09T06:00:00Z'))).toBe(1)
  expect(await digests(at('2026-06-10T06:00:00Z'))).toBe(0)
  const [, next] = await mailsTo(dpo)
  expect(next?.params).toEqual({ count: 1, references: [leak.ref], path: '/alerts' })
})

test('what was read, and what may no longer be opened, comes in no digest', async () => {
  await withSecond()
  await choose(dpo, { received: 'digest' })
  await choose(second, { added: 'digest' })
  await raise(minutesAfter(testNow, 1))
  await markRead(dpo, { pick: [], all: true })
  expect(await digests(minutesAfter(testNow, 2))).toBe(0)
  await database.client.alarm.updateMany({ data: { readAt: null, digestedAt: null } })
  await database.client.userRole.updateMany({ where: { userId: dpo.actor.id }, data: { role: 'employee' } })
  expect(await digests(minutesAfter(testNow, 3))).toBe(0)
  await database.client.userRole.updateMany({ where: { userId: dpo.actor.id }, data: { role: 'dpo' } })
  expect(await templatesTo(dpo)).toEqual([])
})
