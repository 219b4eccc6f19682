import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { duesSoon } from '@/lib/calendar/queries'
import { someRecord } from '@/lib/records/testing/some-record'
import { calendarDateSchema } from '@/lib/time/types'
import { ownIncomplete, ownReviewDue } from './records'

const { database, department, dpo, outside } = someOffice()

test('who owns a record of another department sees no draft of it on the overview', async () => {
  const day = calendarDateSchema.parse('2026-10-02')
  const { id, ref } = await someRecord(dpo, 'agreements', {
    departmentId: department,
    ownerId: outside.actor.id,
    endOn: '2026-12-31',
    nextReviewOn: '2026-10-01',
  })
  const shown = async () =>
    [
      await duesSoon(outside.actor, { ...outside, today: day }, 8),
      await ownIncomplete(outside.actor, 8),
      await ownReviewDue(outside.actor, day, 8),
    ].map(({ rows, total }) => [...rows.map((row) => row.ref), total])
  expect(await shown()).toEqual([[0], [0], [0]])
  await database.client.record.update({ where: { id }, data: { status: 'in_force' } })
  expect(await shown()).toEqual([
    [ref, 1],
    [ref, 1],
    [ref, 1],
  ])
})
