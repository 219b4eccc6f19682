import { afterAll, beforeAll, expect, test } from 'vitest'
import { someDepartment, someone } from '@/lib/access/testing/contexts'
import { duesSoon } from '@/lib/beside/reminders/remind'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { someRecord } from '@/lib/records/testing/some-record'
import { calendarDateSchema } from '@/lib/time/types'
import { ownIncomplete, ownReviewDue } from './records'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('who owns a record of another department sees no draft of it on the overview', async () => {
  const { client } = database
  const [here, there] = [await someDepartment(client, 'Here'), await someDepartment(client, 'There')]
  const dpo = await someone(client, ['dpo'])
  const owner = await someone(client, ['editor'], { departmentIds: [there] })
  const day = calendarDateSchema.parse('2026-10-02')
  const { id, ref } = await someRecord(dpo, 'agreements', {
    departmentId: here,
    ownerId: owner.actor.id,
    endOn: '2026-12-31',
    nextReviewOn: '2026-10-01',
  })
  const shown = async () =>
    [await duesSoon(owner.actor, day), await ownIncomplete(owner.actor), await ownReviewDue(owner.actor, day)].map(
      (rows) => rows.map((row) => row.ref),
    )
  expect(await shown()).toEqual([[], [], []])
  await client.record.update({ where: { id }, data: { status: 'in_force' } })
  expect(await shown()).toEqual([[ref], [ref], [ref]])
})
