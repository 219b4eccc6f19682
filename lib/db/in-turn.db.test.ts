import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './testing'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

// That the driver saw its queries one at a time is watched for every database test: testing-warnings.ts.
test('relations read at once in a transaction come back whole', async () => {
  const { id } = await database.client.record.create({
    data: {
      register: 'sources',
      ref: 'S-001',
      number: 1,
      title: 'A form',
      source: { create: { description: 'Paper' } },
      remarks: { create: { body: 'Look here', authorId: '10000000-0000-4000-8000-000000000001' } },
    },
  })
  const read = await database.client.$transaction((tx) =>
    tx.record.findUniqueOrThrow({
      where: { id },
      select: { title: true, source: true, versions: true, remarks: true, comments: true, dues: true },
    }),
  )
  expect(read).toMatchObject({
    title: 'A form',
    source: { description: 'Paper' },
    remarks: [{ body: 'Look here' }],
    versions: [],
    dues: [],
  })
})

test('after a query that fails the next is still asked, and the transaction leaves nothing behind', async () => {
  const asked = database.client.$transaction(async (tx) => {
    await tx.refCounter.create({ data: { series: 'sources', value: 1 } })
    await expect(tx.$queryRaw`SELECT 1/0`).rejects.toThrow('division by zero')
    await expect(tx.refCounter.count()).rejects.toThrow('current transaction is aborted')
    throw new Error('all back')
  })
  await expect(asked).rejects.toThrow('all back')
  expect(await database.client.refCounter.count()).toBe(0)
})
