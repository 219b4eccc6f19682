import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { taskIdSchema, type UserId } from '@/lib/db/ids'
import { rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { entriesAboutLeak, someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { tableStateParser } from '@/lib/table/parse'
import { instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { addChecklist, addTask } from './commands/add-task'
import { assignTask, takeTask } from './commands/assign-task'
import { endTask, reopenTask } from './commands/end-task'
import { endTaskSchema, type NewTaskInput, newTaskSchema, reopenTaskSchema } from './facts/schema'
import { taskPage, taskShape } from './list'
import { ownTasks, tasksOfLeak } from './queries/tasks'

const { database, reporter, dpo, editor, colleague, management, auditor, byRole } = someOffice({
  dpo: { name: 'Dora DPO' },
  editor: { name: 'Ed Editor' },
})
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const absent = { ok: false, code: 'not_found' }
let leak: Awaited<ReturnType<typeof someConfirmedLeak>>
let second: Someone

beforeAll(async () => {
  second = await someone(database.client, ['dpo'], { name: 'Second DPO', email: 'second@people.test' })
})
beforeEach(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
})
const invite = async (...userIds: UserId[]) => {
  const { ref, version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  expect(await inviteToLeak(dpo, { ref, version, userIds })).toMatchObject({ ok: true })
}
const input = (more: Partial<NewTaskInput> = {}): NewTaskInput => ({
  ...{ ref: leak.ref, kind: 'task', title: 'Call the host', ownerId: null, at: addHours(dpo.now, 4) },
  ...more,
})
const added = async (by: Someone, more: Partial<NewTaskInput> = {}) => {
  const result = await addTask(by, input(more))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}
const rowOf = (id: string) => database.client.leakTask.findUniqueOrThrow({ where: { id } })
const seen = (by: Someone, masked = false) =>
  tasksOfLeak(leak.id, { actor: by.actor, now: by.now, masked, mayNote: !masked })
const listed = async (by: Someone, params = {}) =>
  (await taskPage(by.actor, by.now, tableStateParser(taskShape)(params))).rows.filter(({ ref }) => ref === leak.ref)

test('a task has who, what and until when; it is given, done and stays, each with its entry that holds no words of it', async () => {
  const id = await added(dpo, { title: 'CANARY-TASK', ownerId: second.actor.id })
  expect(await rowOf(id)).toMatchObject({ number: 1, ownerId: second.actor.id, endKind: null })
  const again = { id, version: 1, ownerId: dpo.actor.id, at: addHours(dpo.now, 8) }
  expect(await assignTask(dpo, again)).toMatchObject({ ok: true })
  expect(await assignTask(dpo, { ...again, ownerId: second.actor.id })).toMatchObject({ code: 'stale' })
  // Pressed twice at once it is written once.
  const ends = await Promise.all([1, 2, 3].map(() => endTask(dpo, { id, how: 'done', reason: '' })))
  expect(ends.every(({ ok }) => ok)).toBe(true)
  expect(await endTask(dpo, { id, how: 'struck', reason: 'No' })).toMatchObject({ reason: 'task_ended' })
  expect(await assignTask(dpo, { ...again, version: 3 })).toMatchObject({ reason: 'task_ended' })
  expect(await reopenTask(second, { id, reason: 'Not quite' })).toMatchObject({ ok: true })
  expect(await endTask(dpo, { id, how: 'struck', reason: 'Somebody else did' })).toMatchObject({ ok: true })
  expect(await seen(dpo)).toMatchObject([
    { title: 'CANARY-TASK', end: { how: 'struck', byName: 'Dora DPO', reason: 'Somebody else did' } },
  ])
  const entries = (await entriesAboutLeak(database.client, leak.id)).filter((action) => action.startsWith('leak.task'))
  expect(entries).toEqual(['leak.task', 'leak.task_assign', 'leak.task_end', 'leak.task_reopen', 'leak.task_end'])
  expect(await database.client.auditEntry.count({ where: { body: { contains: 'CANARY' } } })).toBe(0)
  expect(await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).toMatchObject({
    version: leak.version,
  })
})

test('limits, empty, past, and people who could not do it', async () => {
  const parsed = (more: object) =>
    newTaskSchema.safeParse({ ...input(), ...more }).error?.issues.map(({ path, message }) => `${path} ${message}`) ??
    []
  expect(parsed({ title: '   ' })).toEqual(['title required'])
  expect(parsed({ title: 'x'.repeat(301) })).toEqual(['title too_long.300'])
  expect(parsed({ ownerId: '', at: null })).toEqual([])
  expect(endTaskSchema.safeParse({ id: randomUUID(), how: 'struck', reason: '' }).success).toBe(false)
  expect(reopenTaskSchema.safeParse({ id: randomUUID(), reason: '' }).success).toBe(false)
  expect(await addTask(dpo, input({ at: dpo.now }))).toMatchObject({ code: 'invalid', fields: { at: ['in_past'] } })
  for (const ownerId of [management.actor.id, editor.actor.id, auditor.actor.id])
    expect(await addTask(dpo, input({ ownerId }))).toMatchObject({ code: 'invalid', fields: { ownerId: ['choose'] } })
  expect(await addTask(dpo, input({ ref: 'L-2026-999' }))).toEqual(absent)
  expect(await database.client.leakTask.count({ where: { leakId: leak.id } })).toBe(0)
  const gone = taskIdSchema.parse(randomUUID())
  expect(await endTask(dpo, { id: gone, how: 'done', reason: '' })).toEqual(absent)
  expect(await takeTask(dpo, { id: gone, version: 1 })).toEqual(absent)
})

test('a moment that has passed stays when only the owner changes', async () => {
  const id = await added(dpo)
  const later = movedTo(dpo, addHours(dpo.now, 10))
  const at = instantOf((await rowOf(id)).dueAt ?? new Date(0))
  expect(await assignTask(later, { id, version: 1, ownerId: second.actor.id, at })).toMatchObject({ ok: true })
  expect(await assignTask(later, { id, version: 2, ownerId: second.actor.id, at: addHours(at, 1) })).toMatchObject({
    fields: { at: ['in_past'] },
  })
})

test('who is invited takes what nobody has, ends what is theirs and nothing else; others see nothing of it', async () => {
  await invite(editor.actor.id)
  const free = await added(dpo, { title: 'Look in the logs' })
  const taken = await added(dpo, { title: 'Write the advice', ownerId: dpo.actor.id })
  expect(await takeTask(editor, { id: taken, version: 1 })).toMatchObject({ reason: 'task_of_another' })
  expect(await endTask(editor, { id: taken, how: 'done', reason: '' })).toMatchObject({ reason: 'task_of_another' })
  expect(await endTask(editor, { id: free, how: 'done', reason: '' })).toMatchObject({ reason: 'task_of_another' })
  expect(await assignTask(editor, { id: free, version: 1, ownerId: editor.actor.id, at: null })).toEqual(absent)
  // Of two who press at once one gets it.
  const both = await Promise.all([
    takeTask(editor, { id: free, version: 1 }),
    takeTask(second, { id: free, version: 1 }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await database.client.leakTask.update({ where: { id: free }, data: { ownerId: editor.actor.id } })
  expect(await ownTasks(editor.actor, 8)).toMatchObject({
    total: 1,
    rows: [{ ref: leak.ref, title: 'Look in the logs' }],
  })
  expect(await endTask(editor, { id: free, how: 'done', reason: '' })).toMatchObject({ ok: true })
  expect(await takeTask(colleague, { id: free, version: 3 })).toEqual(absent)
  expect(await listed(colleague)).toEqual([])
  expect((await listed(editor)).map(({ title }) => title)).toEqual(['Write the advice'])
  expect((await listed(editor, { 'f.state': ['done', 'open'] })).map(({ title }) => title).sort()).toEqual([
    'Look in the logs',
    'Write the advice',
  ])
})

test('what nobody has waits for who may give it out, and for nobody else', async () => {
  await invite(editor.actor.id)
  await added(dpo, { title: 'Nobody has this' })
  const waits = async (by: typeof dpo) => {
    const rows = (await ownTasks(by.actor, 50)).rows.filter(({ ref }) => ref === leak.ref)
    return rows.map(({ title, isFree }) => [title, isFree])
  }
  for (const by of [dpo, second]) expect(await waits(by)).toEqual([['Nobody has this', true]])
  expect(await waits(editor)).toEqual([])
})

test('when an invitation ends, what that person had to do is nobody’s again, and not theirs to see', async () => {
  await invite(editor.actor.id)
  const id = await added(dpo, { ownerId: editor.actor.id })
  await invite()
  expect(await rowOf(id)).toMatchObject({ ownerId: null, assignedAt: null, endKind: null })
  expect(await ownTasks(editor.actor, 8)).toEqual({ rows: [], total: 0 })
  expect(await endTask(editor, { id, how: 'done', reason: '' })).toEqual(absent)
})

test('a checklist is added once, however often it is pressed, without owners; only by who handles leaks', async () => {
  await invite(editor.actor.id)
  const list = { ref: leak.ref, checklist: 'lost_device' } as const
  expect(await addChecklist(editor, list)).toEqual(absent)
  const pressed = await Promise.all([dpo, second, dpo].map((by) => addChecklist(by, list)))
  expect(pressed.map((result) => (result.ok ? result.value.added : 'refused')).sort()).toEqual([0, 0, 5])
  const tasks = await seen(dpo)
  expect(tasks.map(({ number, owner, origin }) => [number, owner, origin?.split('.')[0]])).toEqual(
    [1, 2, 3, 4, 5].map((number) => [number, null, 'lost_device']),
  )
  expect(tasks.every(({ dueAt }) => dueAt !== null && dueAt > dpo.now)).toBe(true)
  // What was struck through does not come back.
  const [first] = tasks
  if (first) await endTask(dpo, { id: first.id, how: 'struck', reason: 'Not here' })
  expect(await addChecklist(dpo, list)).toEqual({ ok: true, value: { added: 0 } })
  const entries = (await entriesAboutLeak(database.client, leak.id)).filter((action) => action === 'leak.checklist')
  expect(entries).toHaveLength(1)
})

test('an auditor sees that there are tasks, not their words, also not by searching for them', async () => {
  await added(dpo, { title: 'Call CANARY-REPORTER back' })
  const [task] = await listed(auditor)
  expect(task).toMatchObject({ title: null, number: 1 })
  expect(JSON.stringify(await seen(auditor, true))).not.toContain('CANARY')
  expect(await listed(auditor, { q: 'CANARY' })).toEqual([])
  expect(await listed(management, { q: 'CANARY' })).toHaveLength(1)
  expect(await ownTasks(auditor.actor, 8)).toEqual({ rows: [], total: 0 })
})

test('what was no leak takes no new task; one that is open can still be ended', async () => {
  const id = await added(dpo)
  await rejectLeak(dpo, { ref: leak.ref, version: leak.version, reason: 'A drill' })
  expect(await addTask(dpo, input())).toMatchObject({ reason: 'leak_state' })
  expect(await endTask(dpo, { id, how: 'struck', reason: 'No leak' })).toMatchObject({ ok: true })
})

test.each(others)('%s who is not invited adds, takes and ends nothing: an absent leak', async (role) => {
  const id = await added(dpo)
  const by = byRole[role]
  expect(await addTask(by, input())).toEqual(absent)
  expect(await addChecklist(by, { ref: leak.ref, checklist: 'paper' })).toEqual(absent)
  expect(await takeTask(by, { id, version: 1 })).toEqual(absent)
  expect(await endTask(by, { id, how: 'done', reason: '' })).toEqual(absent)
  expect(await reopenTask(by, { id, reason: 'x' })).toEqual(absent)
  expect(await rowOf(id)).toMatchObject({ version: 1, endKind: null })
  expect(await database.client.leakTask.count({ where: { leakId: leak.id } })).toBe(1)
})
