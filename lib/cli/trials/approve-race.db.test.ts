import { afterAll, beforeAll, expect, it } from 'vitest'
import { someDepartment, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { raceApprovals } from './approve-race'

const races = Number(process.env.DERTIG_RACES ?? 40)

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it('an edit against an approval: one wins, and only what was named is in force', async () => {
  const departmentId = await someDepartment(database.client)
  const raced = await raceApprovals(
    {
      departmentId,
      editor: await someone(database.client, ['editor'], { departmentIds: [departmentId] }),
      dpo: await someone(database.client, ['dpo']),
      management: await someone(database.client, ['management']),
    },
    races,
  )
  expect(raced.wrong).toEqual([])
  expect(raced.saved + raced.decided).toBeGreaterThan(0)
}, 900_000)
