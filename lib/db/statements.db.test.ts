import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { door } from '@/lib/log/door'
import { catchLog } from '@/lib/log/testing/lines'
import { type TestDatabase, testDatabase } from './testing'

let database: TestDatabase
const caught = catchLog()
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(caught.clear)

const many = () => database.client.department.findMany()
const one = () => database.client.organisation.findUnique({ where: { id: 1 } })
const twoInOne = () =>
  database.client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`
    await tx.department.findMany()
  })

it.each<[string, () => Promise<unknown>, number]>([
  ['nothing', async () => null, 0],
  ['a list', many, 1],
  ['a look-up', one, 1],
  ['a statement of our own', () => database.client.$executeRaw`SELECT 1`, 1],
  ['three at once', () => Promise.all([many(), many(), one()]), 3],
  ['a transaction, with its begin and commit', twoInOne, 4],
])('counts %s', async (_, work, statements) => {
  await door('action', 'test.count', work)()
  expect(caught.lines()).toMatchObject([{ door: 'test.count', statements }])
})

it('counts a statement that fails', async () => {
  const wrong = door('action', 'test.wrong', () => database.client.$queryRaw`SELECT 'Nele' FROM nowhere`)
  await expect(wrong()).rejects.toThrow()
  expect(caught.lines()).toMatchObject([{ door: 'test.wrong', outcome: 'failed', statements: 1 }])
  expect(caught.text()).not.toContain('Nele')
})

it('does not mix visits that happen at the same time, also when they wait for a connection', async () => {
  const asking = (times: number) =>
    door('action', `test.${times}`, async () => {
      for (let done = 0; done < times; done += 1) {
        await many()
        await one()
        await twoInOne()
      }
    })()
  await Promise.all(Array.from({ length: 20 }, (_, times) => asking(times)))
  const counted = caught.lines().map(({ door: name, statements }) => [name, statements])
  expect(counted.sort()).toEqual(Array.from({ length: 20 }, (_, times) => [`test.${times}`, times * 6]).sort())
})
