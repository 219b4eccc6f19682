import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { door } from '@/lib/log/door'
import { catchLog } from '@/lib/log/testing/lines'
import { instantSchema } from '@/lib/time/types'
import { defaultZone, forgetZone, officeNow, officeZone } from './office-zone'

let database: TestDatabase
const caught = catchLog()
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(() => {
  forgetZone()
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  vi.setSystemTime('2026-06-30T23:30:00.000Z')
})
afterEach(() => {
  vi.useRealTimers()
})

/** As another instance of Dertig would write it: this process hears nothing of it. */
const writtenElsewhere = (timeZone: string) =>
  database.client.organisation.upsert({
    where: { id: 1 },
    create: { id: 1, legalName: 'A company', openFields: [], timeZone },
    update: { timeZone },
  })

async function statementsOf(work: () => Promise<unknown>) {
  caught.clear()
  await door('action', 'test.zone', work)()
  return caught.lines()[0]?.statements
}

test('before there is a company, and where its zone has no name here, it is that of Belgium', async () => {
  expect(await officeZone()).toBe(defaultZone)
  await writtenElsewhere('Europe/Ghent')
  forgetZone()
  expect(await officeZone()).toBe(defaultZone)
})

test('now and today go together', async () => {
  await writtenElsewhere('America/New_York')
  const now = instantSchema.parse('2026-06-30T23:30:00.000Z')
  expect(await officeNow()).toEqual({ now, zone: 'America/New_York', today: '2026-06-30' })
})

test('one small statement for everything that asks within five seconds, then one more', async () => {
  await writtenElsewhere('Europe/Lisbon')
  expect(await statementsOf(() => Promise.all([officeZone(), officeNow(), officeZone()]))).toBe(1)
  expect(await statementsOf(officeNow)).toBe(0)
  vi.advanceTimersByTime(5_001)
  expect(await statementsOf(officeNow)).toBe(1)
})

test('a change in another instance is seen within five seconds, one here at once', async () => {
  await writtenElsewhere('Europe/Lisbon')
  expect(await officeZone()).toBe('Europe/Lisbon')
  await writtenElsewhere('Pacific/Auckland')
  vi.advanceTimersByTime(4_000)
  expect(await officeZone()).toBe('Europe/Lisbon')
  vi.advanceTimersByTime(1_001)
  expect(await officeZone()).toBe('Pacific/Auckland')
  await writtenElsewhere('Asia/Kathmandu')
  forgetZone()
  expect(await officeZone()).toBe('Asia/Kathmandu')
})

test('a reading under way when the zone is forgotten does not come back', async () => {
  await writtenElsewhere('Europe/Lisbon')
  const before = officeZone()
  forgetZone()
  await writtenElsewhere('Pacific/Auckland')
  await before
  expect(await officeZone()).toBe('Pacific/Auckland')
})

test('a database that does not answer is asked again at the next question', async () => {
  const asked = vi.spyOn(database.client.organisation, 'findUnique').mockRejectedValueOnce(new Error('gone'))
  await expect(officeZone()).rejects.toThrow('gone')
  asked.mockRestore()
  expect(await officeZone()).toBe('Pacific/Auckland')
})
