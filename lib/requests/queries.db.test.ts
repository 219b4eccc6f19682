import { expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { tableStateParser } from '@/lib/table/parse'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { executeRequest } from './commands/execute-request'
import { ownRequest } from './links/own-request'
import { notExecuted, requestsFirst, requestsLate, requestsOverdue } from './queries'
import { requestPage, requestShape } from './queries/request-list'
import { must, someRequest, targetOf } from './testing/some-request'

const { database, dpo, editor, auditor, employee } = someOffice()
const day = (text: string) => calendarDateSchema.parse(text)
const at = (text: string) => movedTo(dpo, instantSchema.parse(`${text}:00.000Z`))
const refs = (rows: readonly { ref: string }[]) => rows.map(({ ref }) => ref)

test('promises are judged by rows: overdue, not executed, late; back again by what is done', async () => {
  const access = await someRequest(database.client, dpo)
  const objection = await someRequest(database.client, dpo, { right: 'objection_marketing' })
  expect(refs(await notExecuted(dpo))).toEqual([objection.ref])
  expect(await requestsOverdue(dpo)).toEqual([])
  const later = at('2026-06-04T08:00')
  expect(await requestsOverdue(later)).toMatchObject([
    { ref: objection.ref, dueOn: '2026-06-02', right: 'objection_marketing' },
  ])
  await must(
    executeRequest(later, {
      ...(await targetOf(database.client, objection.ref)),
      on: day('2026-06-04'),
      note: 'Off the list',
    }),
  )
  expect(await notExecuted(later)).toEqual([])
  expect(await requestsOverdue(later)).toEqual([])
  expect(refs(await requestsLate(later, day('2026-01-01')))).toEqual([objection.ref])
  expect(await requestsLate(later, day('2026-07-01'))).toEqual([])
  expect(refs(await requestsOverdue(at('2026-07-02T08:00')))).toEqual([access.ref, objection.ref])
  expect((await requestsFirst(later, 1)).total).toBe(2)
  expect(JSON.stringify(await requestsOverdue(at('2026-07-02T08:00')))).not.toContain('CANARY')
})

test('the list is searched, filtered and sorted within rights, and says nothing of who asks', async () => {
  const list = async (by: typeof dpo, params: Record<string, string> = {}) =>
    requestPage(by.actor, by, tableStateParser(requestShape)(params))
  const all = await list(dpo)
  expect(all.total.count).toBe(2)
  expect(refs((await list(dpo, { q: 'marketing' })).rows)).toHaveLength(1)
  expect(refs((await list(dpo, { 'f.right': 'access' })).rows)).toHaveLength(1)
  expect(refs((await list(dpo, { 'f.clock': 'overdue' })).rows)).toEqual([])
  expect((await list(dpo, { q: 'CANARY' })).rows).toEqual([])
  expect(JSON.stringify(all)).not.toContain('CANARY')
  expect((await list(auditor)).total.count).toBe(2)
  for (const by of [editor, employee]) expect((await list(by)).total.count).toBe(0)
})

test('who asked reads by when an answer comes, and that it is late once that day is over', async () => {
  const { id } = await someRequest(database.client, dpo, { receivedOn: '2026-06-01' })
  const own = async (today: string) => ownRequest(id, day(today))
  expect(await own('2026-07-01')).toMatchObject({ dueOn: '2026-07-01', isLate: false })
  expect(await own('2026-07-02')).toMatchObject({ dueOn: '2026-07-01', isLate: true })
})
