import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from './generated/client'
import { rowsAsTexts, type TextRow } from './stream'
import { type TestDatabase, testDatabase } from './testing'

const { sql } = Prisma
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

describe('rows of a long statement', () => {
  const rows = async (statement: Prisma.Sql) => {
    const all: TextRow[] = []
    for await (const some of rowsAsTexts(statement)) all.push(...some)
    return all
  }

  test('come as the server says them, with values of every kind', async () => {
    const hostile = ['a "b"', 'c\\d', '{e,f}', '', 'NULL']
    const moment = new Date('2026-06-02T12:37:00.123Z')
    const [row] =
      await rows(sql`SELECT ${hostile}::text[] = ARRAY['a "b"', E'c\\\\d', '{e,f}', '', 'NULL'], ${7}::int + 1,
      ${null}::text, ${true}::boolean::text, ${moment}::timestamptz = '2026-06-02 14:37:00.123+02', ${[]}::uuid[]::text, ${'x'}::text`)
    expect(row).toEqual(['t', '8', null, 'true', 't', '{}', 'x'])
    expect(await rows(sql`SELECT 1 WHERE FALSE`)).toEqual([])
  })

  test('all of them and in order, however slowly they are taken; who stops leaves nothing open', async () => {
    let next = 1
    for await (const some of rowsAsTexts(sql`SELECT n, repeat('x', 500) FROM generate_series(1, 20000) n`)) {
      for (const [n] of some) expect(Number(n)).toBe(next++)
      if (next % 1_000 === 1) await wait(2)
    }
    expect(next).toBe(20_001)
    for await (const some of rowsAsTexts(sql`SELECT pg_sleep(0), n FROM generate_series(1, 5000000) n`)) {
      expect(some.length).toBeGreaterThan(0)
      break
    }
    await expect(rows(sql`SELECT 1 / (n - 300) FROM generate_series(1, 400) n`)).rejects.toThrow(/division by zero/)
  })
})
