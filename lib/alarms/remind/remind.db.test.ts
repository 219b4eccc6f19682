import { beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { entriesAboutLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { minutesAfter, setMailUp } from '@/lib/mail/testing/house'
import { addHours } from '@/lib/time/zone'
import { choose } from '../choices/choose'
import { alarmListState, ownAlarms } from '../list'
import { mayRemind, remind, reminderOf } from './remind'

setMailUp(1)
const { database, reporter, dpo, management, editor, auditor, admin, employee } = someOffice()

let leak: Awaited<ReturnType<typeof someLeak>>
beforeEach(async () => {
  await database.client.mail.deleteMany()
  await database.client.alarm.deleteMany()
  leak = await someLeak(database.client, reporter)
})
const done = { ok: true, value: null }
const lately = { ok: false, code: 'too_many', reason: 'reminded_lately' }
const target = () => ({ ref: leak.ref })
const mails = () => database.client.mail.findMany({ select: { userId: true, template: true, params: true } })

test('who waits for the next step reminds those who take it: one mail and one alarm each, with an entry in the log', async () => {
  expect(await remind(management, target())).toEqual(done)
  expect(await mails()).toEqual([
    {
      ...{ userId: dpo.actor.id, template: 'alarm_reminded' },
      params: { reference: leak.ref, at: testNow, path: `/leaks/${leak.ref}#step-confirmed` },
    },
  ])
  const { rows } = await ownAlarms(dpo.actor, alarmListState({}))
  expect(rows).toMatchObject([
    { kind: 'reminded', by: management.actor.name, href: `/leaks/${leak.ref}#step-confirmed`, isUnread: true },
  ])
  expect((await ownAlarms(management.actor, alarmListState({}))).rows).toEqual([])
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['leak.report', 'leak.read', 'alarm.remind'])
})

test('where somebody handles the leak they alone are reminded; the second where the first can no longer act', async () => {
  const [handler, second] = [await someone(database.client, ['dpo']), await someone(database.client, ['dpo'])]
  const data = { handlerId: handler.actor.id, secondHandlerId: second.actor.id }
  await database.client.leak.update({ where: { id: leak.id }, data })
  const told = async () => (await mails()).map(({ userId }) => userId)
  expect(await remind(management, target())).toEqual(done)
  expect(await told()).toEqual([handler.actor.id])
  const disable = (who: Someone) =>
    database.client.user.update({ where: { id: who.actor.id }, data: { disabledAt: new Date(testNow) } })
  await disable(handler)
  expect(await remind(movedTo(management, addHours(testNow, 1)), target())).toEqual(done)
  expect((await told()).sort()).toEqual([handler.actor.id, second.actor.id].sort())
  await disable(second)
  expect(await remind(movedTo(management, addHours(testNow, 2)), target())).toEqual(done)
  expect(await told()).toContain(dpo.actor.id)
})

test('at most once an hour for a step, whoever does it, also at the same moment', async () => {
  const other = await someone(database.client, ['management'])
  const both = await Promise.all([remind(management, target()), remind(other, target())])
  expect(both).toContainEqual(done)
  expect(both).toContainEqual(lately)
  expect(await remind(movedTo(management, minutesAfter(testNow, 59)), target())).toEqual(lately)
  expect(await reminderOf(management.actor, leak.id, 'confirmed', minutesAfter(testNow, 59))).toEqual({
    lastAt: testNow,
  })
  expect(await reminderOf(management.actor, leak.id, 'aware', minutesAfter(testNow, 59))).toEqual({ lastAt: null })
  expect(await mails()).toHaveLength(1)
  expect(await remind(movedTo(management, addHours(testNow, 1)), target())).toEqual(done)
  expect(await mails()).toHaveLength(2)
  await database.client.user.update({ where: { id: other.actor.id }, data: { disabledAt: new Date(testNow) } })
})

test.each<[string, () => Someone]>([
  ['employee', () => employee],
  ['reporter', () => reporter],
  ['editor', () => editor],
  ['auditor', () => auditor],
  ['administrator', () => admin],
])('%s reminds nobody', async (_, by) => {
  expect(mayRemind(by().actor)).toBe(false)
  expect(await reminderOf(by().actor, leak.id, 'confirmed', testNow)).toBeNull()
  expect(await remind(by(), target())).toEqual({ ok: false, code: 'not_found' })
  expect(await mails()).toEqual([])
  expect(await database.client.alarm.count()).toBe(0)
})

test('the only one it waits for has nobody to remind; a colleague has', async () => {
  expect(await remind(dpo, target())).toEqual({ ok: false, code: 'not_now', reason: 'nobody_to_remind' })
  const second = await someone(database.client, ['dpo'], { email: 'second@people.test' })
  expect(await remind(dpo, target())).toEqual(done)
  expect((await mails()).map(({ userId }) => userId)).toEqual([second.actor.id])
  await database.client.user.update({ where: { id: second.actor.id }, data: { disabledAt: new Date(testNow) } })
})

test('a reminder is mailed whatever was chosen', async () => {
  const second = await someone(database.client, ['dpo'], { email: 'third@people.test' })
  expect(await choose(second, { received: 'bell', due: 'bell', added: 'bell' })).toEqual(done)
  expect(await remind(management, target())).toEqual(done)
  expect((await mails()).map(({ userId }) => userId)).toContain(second.actor.id)
  await database.client.user.update({ where: { id: second.actor.id }, data: { disabledAt: new Date(testNow) } })
})

test('where nothing waits, and where there is no such leak, nobody is reminded', async () => {
  const { ref, version } = leak
  expect((await rejectLeak(dpo, { ref, version, reason: 'A test of the alarm' })).ok).toBe(true)
  expect(await remind(management, target())).toEqual({ ok: false, code: 'not_now', reason: 'nothing_waits' })
  expect(await remind(management, { ref: 'L-2026-999' })).toEqual({ ok: false, code: 'not_found' })
  expect(await mails()).toEqual([])
})
