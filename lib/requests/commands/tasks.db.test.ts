import { beforeAll, beforeEach, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import type { PersonRequest } from '@/lib/db/generated/client'
import { requestTaskIdSchema } from '@/lib/db/ids'
import { someRecord } from '@/lib/records/testing/some-record'
import { calendarDateSchema } from '@/lib/time/types'
import { addTaskInput, endTaskInput } from '../facts/schema'
import { ownRequestTasks } from '../queries/pressing'
import { requestDetail } from '../queries/request-detail'
import { entriesAboutRequest, must, someRequest, targetOf } from '../testing/some-request'
import { withdrawRequest } from './close-request'
import { assignTask, confirmTask, endTask } from './end-task'
import { addTask, planTasks } from './plan-tasks'

const { database, dpo, editor, colleague, byRole } = someOffice({ dpo: { at: 'department' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const absent = { ok: false, code: 'not_found' }
const today = calendarDateSchema.parse('2026-06-02')
let request: PersonRequest

beforeAll(async () => {
  const activity = await someRecord(editor, 'activities', {
    ...{ title: 'Newsletter', recordKind: 'controller', peopleCategories: ['newsletter_subscriber'] },
    recipients: [
      { kind: 'partner_promotion', name: 'Postvrienden VZW' },
      { kind: 'data_subject_self', name: 'The person' },
    ],
  })
  const processor = await someRecord(editor, 'processors', { title: 'MailChimp' })
  const system = await someRecord(editor, 'systems', { title: 'Newsletter list' })
  await someRecord(editor, 'activities', { title: 'Payroll', peopleCategories: ['employee'] })
  await database.client.recordLink.createMany({
    data: [
      { fromId: activity.id, field: 'processors', toId: processor.id },
      { fromId: activity.id, field: 'systems', toId: system.id },
    ],
  })
})
beforeEach(async () => {
  request = await someRequest(database.client, dpo, { right: 'erasure' })
})
const target = () => targetOf(database.client, request.ref)
const tasks = async () =>
  database.client.requestTask.findMany({ where: { requestId: request.id }, orderBy: { number: 'asc' } })
const firstTask = async (ownerId: typeof editor.actor.id | null = null) => {
  await must(planTasks(dpo, await target()))
  const [task] = await tasks()
  if (!task) throw new Error('no task')
  const id = requestTaskIdSchema.parse(task.id)
  if (ownerId)
    await must(assignTask(dpo, { id, version: 1, ownerId, dueOn: null, todo: 'CANARY-TODO canary@people.test' }))
  return id
}
const lastBody = async () => (await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })).body

test('tasks that nobody has wait for who may give them out; once given, for their owner alone', async () => {
  const waits = async (by: typeof dpo) => {
    const { rows } = await ownRequestTasks(database.client, by.actor, 200)
    return rows.flatMap(({ ref, title, isFree }) => (ref === request.ref ? [`${title}: ${isFree}`] : [])).sort()
  }
  await firstTask()
  expect(await waits(dpo)).toEqual(['MailChimp: true', 'Newsletter list: true', 'Postvrienden VZW: true'])
  expect(await waits(editor)).toEqual([])
  for (const { id, version } of await tasks())
    await must(
      assignTask(dpo, {
        ...{ id: requestTaskIdSchema.parse(id), version, ownerId: editor.actor.id },
        ...{ dueOn: null, todo: '' },
      }),
    )
  expect(await waits(dpo)).toEqual([])
  expect(await waits(editor)).toHaveLength(3)
})

test('a task for each place where the register has such a person: systems, processors, and recipients to be told', async () => {
  for (const role of others) expect(await planTasks(byRole[role], await target())).toEqual(absent)
  await must(planTasks(dpo, await target()))
  expect((await tasks()).map(({ kind, title, ownerId }) => [kind, title, ownerId])).toEqual([
    ['system', 'Newsletter list', null],
    ['processor', 'MailChimp', null],
    ['recipient', 'Postvrienden VZW', null],
  ])
  expect((await tasks())[0]?.dueOn).toEqual(new Date('2026-06-21'))
  expect(await planTasks(dpo, await target())).toMatchObject({ reason: 'request_no_places' })
  expect(await lastBody()).toContain('"field":"tasksAdded"')
})

test('access asks no recipients to be told; a kind of person of which nothing is kept has no places', async () => {
  request = await someRequest(database.client, dpo)
  await must(planTasks(dpo, await target()))
  expect((await tasks()).map(({ kind }) => kind)).toEqual(['system', 'processor'])
  request = await someRequest(database.client, dpo, { peopleCategory: 'patient' })
  expect(await planTasks(dpo, await target())).toMatchObject({ reason: 'request_no_places' })
})

test('a task in own words is sealed; it is given to who can do it, and not for the past', async () => {
  const add = async (more: object, by = dpo) =>
    addTask(by, addTaskInput.parse({ ref: request.ref, todo: 'CANARY-TODO', ownerId: null, dueOn: null, ...more }))
  for (const role of others) expect(await add({}, byRole[role])).toEqual(absent)
  expect(await add({ ownerId: byRole.employee.actor.id })).toMatchObject({ fields: { ownerId: ['choose'] } })
  expect(await add({ dueOn: '2026-06-01' })).toMatchObject({ fields: { dueOn: ['in_past'] } })
  expect(await add({ ownerId: editor.actor.id, dueOn: '2026-06-05' })).toMatchObject({ ok: true })
  expect(await lastBody()).not.toContain('CANARY')
  expect(JSON.stringify(await tasks())).not.toContain('CANARY')
})

test('who has a task sees it with what to look for, and nothing of the person or of the others', async () => {
  await firstTask(editor.actor.id)
  const seen = await requestDetail(editor, request.ref)
  expect(seen).toMatchObject({ view: 'own', words: null, letters: [], notes: [] })
  expect(seen?.tasks.map(({ title, todo }) => [title, todo])).toEqual([
    ['Newsletter list', 'CANARY-TODO canary@people.test'],
  ])
  expect(JSON.stringify(seen)).not.toContain('CANARY-NAME')
  expect(await requestDetail(colleague, request.ref)).toBeNull()
  for (const role of ['employee', 'admin'] as const) expect(await requestDetail(byRole[role], request.ref)).toBeNull()
  const audited = await requestDetail(byRole.auditor, request.ref)
  expect(audited?.tasks).toHaveLength(3)
  expect(JSON.stringify(audited)).not.toContain('CANARY')
  expect(JSON.stringify(await requestDetail(byRole.management, request.ref))).toContain('CANARY-NAME')
})

test('who has it ends it, once; nobody else does, and a recipient may confirm afterwards', async () => {
  const id = await firstTask(editor.actor.id)
  const end = (by: typeof dpo, more: object = {}) =>
    endTask(by, endTaskInput.parse({ id, how: 'done', result: 'CANARY-RESULT', confirmedOn: '', ...more }))
  for (const by of [colleague, byRole.employee, byRole.management, byRole.auditor, byRole.admin])
    expect(await end(by)).toEqual(absent)
  expect(await confirmTask(dpo, { id, on: today })).toMatchObject({ reason: 'task_not_ended' })
  expect(await end(editor, { confirmedOn: '2026-06-09' })).toMatchObject({ fields: { confirmedOn: ['in_future'] } })
  expect(await end(editor)).toMatchObject({ ok: true })
  expect(await end(editor)).toMatchObject({ ok: true })
  expect(await end(editor, { how: 'nothing_there' })).toMatchObject({ reason: 'task_ended' })
  expect(await confirmTask(dpo, { id, on: today })).toMatchObject({ ok: true })
  const entries = await entriesAboutRequest(database.client, request.id)
  expect(entries.slice(-3)).toEqual(['request.task_assign', 'request.task_end', 'request.task_confirm'])
  expect(await lastBody()).not.toContain('CANARY')
})

test('an editor ends no task of another in a request where they have one; it is given with the newest version', async () => {
  await firstTask(editor.actor.id)
  const [, other] = await tasks()
  const id = requestTaskIdSchema.parse(other?.id)
  expect(await endTask(editor, { id, how: 'done', result: '', confirmedOn: null })).toMatchObject({
    reason: 'task_of_another',
  })
  const give = { id, ownerId: editor.actor.id, dueOn: null, todo: '' }
  expect(await assignTask(editor, { ...give, version: 1 })).toEqual(absent)
  expect(await assignTask(dpo, { ...give, version: 9 })).toMatchObject({ code: 'stale' })
})

test('what is not possible has its reason; nothing is done about a request that ended', async () => {
  const { error } = endTaskInput.safeParse({
    id: crypto.randomUUID(),
    how: 'not_possible',
    result: ' ',
    confirmedOn: null,
  })
  expect(error?.issues[0]).toMatchObject({ path: ['result'], message: 'required' })
  const id = await firstTask()
  await must(withdrawRequest(dpo, { ...(await target()), on: today, reason: 'By phone' }))
  expect(await endTask(dpo, { id, how: 'done', result: '', confirmedOn: null })).toMatchObject({
    reason: 'request_state',
  })
})
