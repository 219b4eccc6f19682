import { beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { PersonRequest } from '@/lib/db/generated/client'
import { requestTaskIdSchema } from '@/lib/db/ids'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { withdrawRequest } from '@/lib/requests/commands/close-request'
import { confirmReceipt } from '@/lib/requests/commands/confirm-receipt'
import { endTask } from '@/lib/requests/commands/end-task'
import { addTask } from '@/lib/requests/commands/plan-tasks'
import { setHandler } from '@/lib/requests/commands/set-handler'
import { withdrawInput } from '@/lib/requests/facts/schema'
import { askRecipient, askRecipientInput } from '@/lib/requests/links/ask-recipient'
import { must, someRequest, targetOf } from '@/lib/requests/testing/some-request'
import { calendarDateSchema, type Instant, instantSchema } from '@/lib/time/types'
import { acknowledgeByOpening } from '../commands'
import { alarmListState, ownAlarms } from '../list'
import { toTakeUp } from '../queries'
import { raiseAlarms } from '../raise'
import { requestSource } from './requests'

setMailUp(1)
const { database, dpo, editor, management, auditor, employee } = someOffice()
let request: PersonRequest

beforeEach(async () => {
  await database.client.requestTask.updateMany({ data: { endKind: 'done', endedAt: new Date() } })
  await database.client.personRequest.updateMany({
    data: { state: 'withdrawn', nextDueAt: null, endedOn: new Date('2026-06-02'), version: 2 },
  })
  await database.client.alarm.deleteMany()
  await database.client.mail.deleteMany()
  request = await someRequest(database.client, dpo)
})
const at = (text: string) => instantSchema.parse(`${text}:00.000Z`)
const raise = (now: Instant) => raiseAlarms({ now, zone: 'Europe/Brussels' })
const bell = async (by: Someone) =>
  (await ownAlarms(by.actor, alarmListState({}))).rows.map(({ kind, part, threshold }) =>
    [kind, part, threshold].filter(Boolean).join(' '),
  )
const mails = async () => {
  const rows = await database.client.mail.findMany({ orderBy: { createdAt: 'asc' } })
  expect(JSON.stringify(rows)).not.toContain('CANARY')
  return rows.map(({ template, params }) => contentOf(template, params))
}

test('who handles requests is told of a new one, and management where nobody takes it up', async () => {
  await raise(at('2026-06-02T12:38'))
  expect(await bell(dpo)).toEqual(['received receipt'])
  expect(await bell(management)).toEqual([])
  await raise(at('2026-06-03T12:38'))
  expect(await bell(management)).toEqual(['received escalated'])
  for (const by of [editor, auditor, employee]) expect(await bell(by)).toEqual([])
  expect(await toTakeUp(dpo.actor, request.ref)).toMatchObject({
    ref: request.ref,
    taken: null,
    href: `/requests/${request.ref}#next`,
  })
  await acknowledgeByOpening(dpo, request.ref)
  expect(await toTakeUp(dpo.actor, request.ref)).toMatchObject({ taken: { by: dpo.actor.name } })
})

test('the month is said 14, 7, 3 and 1 days before its end and at it, and each once', async () => {
  await must(
    confirmReceipt(dpo, {
      ...(await targetOf(database.client, request.ref)),
      on: calendarDateSchema.parse('2026-06-02'),
    }),
  )
  for (const day of [
    '2026-06-17T21:59',
    '2026-06-17T22:00',
    '2026-06-17T23:00',
    '2026-06-24T22:00',
    '2026-06-28T22:00',
    '2026-06-30T22:00',
    '2026-07-01T22:00',
  ])
    await raise(at(day))
  const due = (threshold: string) => `due request_answer ${threshold}`
  expect((await bell(dpo)).sort()).toEqual(['d1', 'd14', 'd3', 'd7', 'overdue'].map(due))
  expect(await bell(management)).toEqual([due('overdue')])
  const said = await mails()
  const hours = said.flatMap((mail) => (mail.template === 'alarm_due' ? [mail.params.hoursLeft] : []))
  expect(hours.sort((a, b) => b - a)).toEqual([336, 168, 72, 24, 0, 0])
})

test('a task is one person’s; what they may no longer see is not in their bell', async () => {
  await must(
    addTask(dpo, {
      ref: request.ref,
      todo: 'CANARY-TODO',
      ownerId: editor.actor.id,
      dueOn: calendarDateSchema.parse('2026-06-05'),
    }),
  )
  await raise(at('2026-06-02T12:40'))
  await raise(at('2026-06-04T22:00'))
  await raise(at('2026-06-05T22:00'))
  expect((await bell(editor)).sort()).toEqual(['assigned once', 'task h24', 'task overdue'])
  expect(await bell(dpo)).toContain('task overdue')
  expect(await requestSource.running(editor.actor)).toEqual([])
  await mails()
  const [task] = await database.client.requestTask.findMany({ where: { requestId: request.id } })
  await must(endTask(editor, { id: requestTaskIdSchema.parse(task?.id), how: 'done', result: '', confirmedOn: null }))
})

test('tasks with one day are one alarm, which stays while one of them is still theirs', async () => {
  const dueOn = calendarDateSchema.parse('2026-06-05')
  for (const todo of ['CANARY-1', 'CANARY-2', 'CANARY-3'])
    await must(addTask(dpo, { ref: request.ref, todo, ownerId: editor.actor.id, dueOn }))
  await raise(at('2026-06-05T22:00'))
  const said = (await mails()).flatMap((mail) => (mail.template === 'alarm_task' ? [mail.params] : []))
  expect(said.map(({ said: what, count }) => `${count} ${what}`).sort()).toEqual(['3 given', '3 overdue', '3 overdue'])
  const { rows } = await ownAlarms(editor.actor, alarmListState({}))
  expect(rows.map(({ kind, says }) => `${kind} ${says}`).sort()).toEqual(['assigned 3', 'task 3'])
  // Whichever of them speaks for all is somebody else's now.
  const spoken = await database.client.alarm.findMany({ where: { says: 3, recipientId: editor.actor.id } })
  const ids = spoken.map(({ subjectId }) => subjectId)
  await database.client.requestTask.updateMany({ where: { id: { in: ids } }, data: { ownerId: dpo.actor.id } })
  expect(await bell(editor)).toHaveLength(2)
  await database.client.requestTask.updateMany({ data: { ownerId: dpo.actor.id } })
  expect(await bell(editor)).toEqual([])
})

test('a recipient who does not answer is said after two weeks, and its link once it ended, until it is confirmed or asked again', async () => {
  await must(setHandler(dpo, { ...(await targetOf(database.client, request.ref)), handlerId: dpo.actor.id }))
  const asked = async () => {
    const task = await database.client.requestTask.create({
      data: {
        requestId: request.id,
        number: 90 + (await database.client.requestTask.count()),
        kind: 'recipient',
        title: 'A partner',
      },
    })
    const taskId = requestTaskIdSchema.parse(task.id)
    const contact = { contactName: 'CANARY-NORA', contactEmail: 'nora@partner.test', language: 'de' }
    const ask = () => askRecipient(dpo, askRecipientInput.parse({ taskId, ...contact, what: 'CANARY-WHAT' }))
    return { taskId, ask, id: (await must(ask())).id }
  }
  const unanswered = async () => (await bell(dpo)).filter((said) => said.startsWith('unanswered'))
  const first = await asked()
  await database.client.mail.deleteMany()
  await raise(at('2026-06-16T12:36'))
  expect(await unanswered()).toEqual([])
  for (const moment of ['2026-06-16T12:37', '2026-06-20T12:37']) await raise(at(moment))
  expect(await unanswered()).toEqual(['unanswered waits once'])
  await raise(at('2026-07-02T22:00'))
  await raise(at('2026-07-03T22:00'))
  expect((await unanswered()).sort()).toEqual(['unanswered ended overdue', 'unanswered waits once'])
  expect((await mails()).flatMap((mail) => (mail.template === 'alarm_waits' ? [mail.params.what] : [])).sort()).toEqual(
    [...['unanswered', 'unanswered_ended']],
  )
  for (const by of [management, auditor, editor, employee])
    expect((await bell(by)).filter((said) => said.startsWith('unanswered'))).toEqual([])

  // Asked again, the link before it says nothing any more; confirmed on paper, or at the end of the request, neither does the new one.
  await must(first.ask())
  expect(await unanswered()).toEqual([])
  await raise(at('2026-07-03T22:01'))
  expect(await unanswered()).toEqual(['unanswered ended overdue'])
  await must(endTask(dpo, { id: first.taskId, how: 'done', result: '', confirmedOn: dpo.today }))
  expect(await unanswered()).toEqual([])
  await asked()
  await raise(at('2026-07-03T22:02'))
  expect(await unanswered()).toEqual(['unanswered ended overdue'])
  const target = await targetOf(database.client, request.ref)
  await must(withdrawRequest(dpo, withdrawInput.parse({ ...target, on: '2026-06-02', reason: 'By phone' })))
  expect(await unanswered()).toEqual([])
  await database.client.alarm.deleteMany()
  await raise(at('2026-07-03T22:03'))
  expect(await unanswered()).toEqual([])
})

test('a running clock and its next step are told to who may read the request', async () => {
  const now = movedTo(dpo, at('2026-06-03T08:00'))
  expect((await requestSource.running(dpo.actor)).map(({ ref, code }) => [ref, code])).toContainEqual([
    request.ref,
    'request_answer',
  ])
  expect(await requestSource.running(employee.actor)).toEqual([])
  expect(await requestSource.nextStep(now, request.ref)).toMatchObject({ step: 'receipt', waitsFor: 'handlers' })
  expect(await requestSource.nextStep(employee, request.ref)).toBeNull()
})
