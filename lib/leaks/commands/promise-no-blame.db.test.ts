import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { reportStart } from '../queries/own-reports'
import { promiseNoBlame } from './promise-no-blame'

const { database, reporter, dpo, management, editor, auditor, admin, employee } = someOffice()

beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
})

const promised = async () => (await reportStart(reporter.actor)).noBlame
const entries = () => database.client.auditEntry.count({ where: { action: 'leak.no_blame' } })

test('the report promises nothing until the DPO says so, with a reason in the log; saying it again writes nothing', async () => {
  expect(await promised()).toBe(false)
  const input = { promised: true, reason: 'Decided by the board on 2 June.' }
  expect(await promiseNoBlame(dpo, input)).toEqual({ ok: true, value: { promised: true } })
  expect([await promised(), await entries()]).toEqual([true, 1])
  expect(await promiseNoBlame(dpo, input)).toMatchObject({ ok: true })
  expect(await entries()).toBe(1)
  expect(await promiseNoBlame(dpo, { promised: false, reason: 'Taken back.' })).toMatchObject({ ok: true })
  expect([await promised(), await entries()]).toEqual([false, 2])
})

test.each<[string, () => Someone]>([
  ['management', () => management],
  ['an editor', () => editor],
  ['an auditor', () => auditor],
  ['an admin', () => admin],
  ['an employee', () => employee],
])('%s promises nothing in its name', async (_, who) => {
  expect(await promiseNoBlame(who(), { promised: true, reason: 'x' })).toMatchObject({ ok: false })
  expect(await promised()).toBe(false)
})
