import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { assignTask, takeTask } from '@/lib/leak-tasks/commands/assign-task'
import { endTask } from '@/lib/leak-tasks/commands/end-task'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { contentOf } from '@/lib/mail/templates'
import { minutesAfter, setMailUp } from '@/lib/mail/testing/house'
import type { Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { choose } from '../choices/choose'
import { calendarOf } from '../feed/feed'
import { makeLink } from '../feed/link'
import { alarmListState, ownAlarms } from '../list'
import { unreadAlarms } from '../queries'
import { raiseAlarms } from '../raise'

setMailUp(1)
const { database, reporter, dpo, editor, management, auditor } = someOffice()
let leak: Awaited<ReturnType<typeof someConfirmedLeak>>
beforeEach(async () => {
  await database.client.leakClock.deleteMany()
  await database.client.leakTask.updateMany({ data: { endKind: 'struck', endedAt: new Date() } })
  await database.client.leak.updateMany({ data: { state: 'closed', nextDueAt: null } })
  await database.client.alarmChoice.deleteMany()
  leak = await someConfirmedLeak(database.client, reporter, dpo)
  await database.client.leakClock.deleteMany()
  expect(await inviteToLeak(dpo, { ref: leak.ref, version: leak.version, userIds: [editor.actor.id] })).toMatchObject({
    ok: true,
  })
  await raise(dpo.now)
  await database.client.mail.deleteMany()
  await database.client.alarm.deleteMany()
})
const raise = (now: Instant) => raiseAlarms({ now, zone: 'Europe/Brussels' })
const after = (hours: number) => addHours(dpo.now, hours)
const given = async (to: Someone | null, at: Instant | null, by = dpo) => {
  const ownerId = to?.actor.id ?? null
  const result = await addTask(by, { ref: leak.ref, kind: 'task', title: 'CANARY-WORDS', ownerId, at })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}
const who = (id: string | null) =>
  id === dpo.actor.id ? 'dpo' : id === editor.actor.id ? 'editor' : id === management.actor.id ? 'management' : 'other'
const mails = async () => {
  const rows = await database.client.mail.findMany({ where: { template: 'alarm_task' }, orderBy: { createdAt: 'asc' } })
  expect(JSON.stringify(rows)).not.toContain('CANARY')
  return rows.flatMap(({ template, params, userId }) => {
    const mail = contentOf(template, params)
    return mail.template === 'alarm_task' ? [`${who(userId)}: ${mail.params.said}`] : []
  })
}
const bell = async (by: Someone) =>
  (await ownAlarms(by.actor, alarmListState({}))).rows.map(({ kind, threshold }) => `${kind} ${threshold}`)

test('the owner hears that a task was given, a day and an hour before its end and at it; then who handles leaks too', async () => {
  await given(editor, after(48))
  await raise(minutesAfter(dpo.now, 1))
  await raise(minutesAfter(dpo.now, 2))
  expect(await mails()).toEqual(['editor: given'])
  await raise(after(24))
  await raise(after(47))
  expect(await mails()).toEqual(['editor: given', 'editor: due', 'editor: due'])
  await raise(after(48))
  expect((await mails()).sort()).toEqual([
    'dpo: overdue',
    'editor: due',
    'editor: due',
    'editor: given',
    'editor: overdue',
  ])
  expect((await bell(editor)).sort()).toEqual(['assigned once', 'task h1', 'task h24', 'task overdue'])
  expect(await bell(management)).toEqual([])
  expect(await bell(auditor)).toEqual([])
})

test('tasks that end together are one alarm and one mail, which says how many; a later one is told by itself, and nothing twice', async () => {
  const said = async () => {
    const rows = await database.client.mail.findMany({
      where: { template: 'alarm_task' },
      orderBy: { createdAt: 'asc' },
    })
    return rows.flatMap(({ template, params, userId }) => {
      const mail = contentOf(template, params)
      return mail.template === 'alarm_task' ? [`${who(userId)}: ${mail.params.count} ${mail.params.said}`] : []
    })
  }
  const shown = async (by: Someone) =>
    (await ownAlarms(by.actor, alarmListState({}))).rows
      .flatMap(({ kind, threshold, says }) => (kind === 'due' ? [] : [`${threshold} ${says}`]))
      .sort()
  const id = await given(editor, after(48))
  await given(editor, after(48))
  await given(editor, after(48))
  // Two instances at once say it once.
  await Promise.all([raise(minutesAfter(dpo.now, 1)), raise(minutesAfter(dpo.now, 1))])
  const first = ['editor: 3 given']
  expect(await said()).toEqual(first)
  expect(await shown(editor)).toEqual(['once 3'])
  expect(await unreadAlarms(editor.actor)).toBe(1)

  await given(editor, after(48), { ...dpo, now: after(1) })
  await given(editor, after(60), { ...dpo, now: after(1) })
  await raise(after(1))
  expect((await said()).slice(1)).toEqual(['editor: 1 given', 'editor: 1 given'])
  await endTask(editor, { id, how: 'done', reason: '' })
  await raise(after(24))
  await raise(after(25))
  expect((await said()).slice(3)).toEqual(['editor: 3 due'])
  // One whose end moves to that moment after its threshold came is still told of.
  await database.client.leakTask.updateMany({
    where: { dueAt: new Date(after(60)) },
    data: { dueAt: new Date(after(48)) },
  })
  await raise(after(26))
  expect((await said()).slice(4)).toEqual(['editor: 1 due'])
  await raise(after(48))
  await raise(after(49))
  expect((await said()).slice(5).sort()).toEqual(['dpo: 4 overdue', 'editor: 4 overdue'])
  expect(await shown(dpo)).toEqual(['overdue 4'])
  expect(await shown(editor)).toEqual(['h24 1', 'h24 3', 'once 1', 'once 1', 'once 3', 'overdue 4'])
})

test('a task given shortly before its end is told once; one that was taken oneself, or has no end, is not told of', async () => {
  await given(editor, after(2))
  await raise(minutesAfter(dpo.now, 1))
  expect(await mails()).toEqual(['editor: given'])
  const free = await given(null, null)
  expect(await takeTask(editor, { id: free, version: 1 })).toMatchObject({ ok: true })
  await raise(minutesAfter(dpo.now, 2))
  expect(await mails()).toEqual(['editor: given'])
})

test('a task that nobody has is told of only when it is overdue, to the handler where there is one; not when it ended or moved', async () => {
  const free = await given(null, after(30))
  await raise(after(29))
  expect(await mails()).toEqual([])
  const { version } = await database.client.leakTask.findUniqueOrThrow({ where: { id: free } })
  await assignTask(dpo, { id: free, version, ownerId: null, at: after(100) })
  await raise(after(31))
  expect(await mails()).toEqual([])
  const second = await someone(database.client, ['dpo'], { email: `${randomUUID()}@people.test` })
  await database.client.leak.update({ where: { id: leak.id }, data: { handlerId: second.actor.id } })
  await raise(after(100))
  expect(await mails()).toEqual(['other: overdue'])
  await database.client.user.update({ where: { id: second.actor.id }, data: { disabledAt: new Date(dpo.now) } })
  await endTask(dpo, { id: free, how: 'done', reason: '' })
  await raise(after(101))
  expect(await mails()).toEqual(['other: overdue'])
})

test('who can no longer do it is told nothing: not disabled, not uninvited; the DPO is', async () => {
  await given(editor, after(30))
  await database.client.user.update({ where: { id: editor.actor.id }, data: { disabledAt: new Date(dpo.now) } })
  await raise(after(31))
  expect(await mails()).toEqual(['dpo: overdue'])
  await database.client.user.update({ where: { id: editor.actor.id }, data: { disabledAt: null } })
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  await inviteToLeak(dpo, { ref: leak.ref, version, userIds: [] })
  expect(await bell(editor)).toEqual([])
  expect(await unreadAlarms(editor.actor)).toBe(0)
})

test('each chooses how they are told of their tasks: the bell alone, without mail', async () => {
  expect(await choose(editor, { assigned: 'bell', task: 'bell' })).toEqual({ ok: true, value: null })
  expect(await choose(editor, { due: 'bell' })).toEqual({ ok: false, code: 'not_found' })
  await given(editor, after(30))
  await raise(after(31))
  expect((await mails()).filter((line) => line.startsWith('editor'))).toEqual([])
  expect(await bell(editor)).toHaveLength(2)
})

test('a task with more than a day to do it waits for the hours of sending, one with less does not', async () => {
  // Tuesday 2 June 2026, 14:37 in Brussels; at 20:30 mails that are no deadline wait for the morning.
  const evening = addHours(dpo.now, 6)
  const late = { ...dpo, now: evening }
  await given(editor, addHours(evening, 100), late)
  await given(editor, addHours(evening, 5), late)
  await raise(evening)
  const rows = await database.client.mail.findMany({ where: { template: 'alarm_task' }, orderBy: { nextTryAt: 'asc' } })
  const waits = rows.map(({ nextTryAt }) => (nextTryAt ? nextTryAt > new Date(evening) : false))
  expect(waits.sort()).toEqual([false, true])
})

test('the calendar of the owner has the moment and the reference, and no words; that of others has not', async () => {
  const id = await given(editor, after(48))
  const feedOf = async (by: Someone) => {
    const link = await makeLink(by)
    if (!link.ok) throw new Error('no link')
    const answer = await calendarOf(by, `${link.value.secret}.ics`, randomUUID())
    return answer.kind === 'calendar' ? answer.text : answer.kind
  }
  const own = await feedOf(editor)
  expect(own).toContain(`task.${id}.task@dertig`)
  expect(own).toContain(leak.ref)
  expect(own).not.toContain('CANARY')
  for (const by of [dpo, management, auditor]) expect(await feedOf(by)).not.toContain(id)
})
