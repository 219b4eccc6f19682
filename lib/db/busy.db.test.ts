import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseUrl } from '@/lib/config/process'
import { isBusy } from './busy'
import { Prisma, PrismaClient } from './generated/client'
import { PrismaPgInTurn } from './in-turn'
import { type TestDatabase, testDatabase } from './testing'

let database: TestDatabase
let narrow: PrismaClient
let nowhere: PrismaClient
let socketless: PrismaClient
beforeAll(async () => {
  database = await testDatabase()
  const opened = (connectionString: string) =>
    new PrismaClient({
      adapter: new PrismaPgInTurn({ connectionString, max: 1, connectionTimeoutMillis: 1_000 }),
      transactionOptions: { maxWait: 5_000, timeout: 5_000 },
    })
  narrow = opened(databaseUrl())
  await narrow.department.count()
  const closed = new URL(databaseUrl())
  closed.port = '1'
  closed.searchParams.delete('host')
  nowhere = opened(closed.href)
  closed.searchParams.set('host', tmpdir())
  socketless = opened(closed.href)
})
afterAll(async () => {
  await Promise.all([narrow.$disconnect(), nowhere.$disconnect(), socketless.$disconnect()])
  await database.close()
})

/** Asks while the only connection of the pool is in somebody's hands. */
async function exhausted(ask: () => Promise<unknown>): Promise<unknown> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let took = () => {}
  const taken = new Promise<void>((resolve) => {
    took = resolve
  })
  const holding = narrow.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`
    took()
    await released
  })
  await taken
  try {
    return await ask()
  } finally {
    release()
    await holding
  }
}
const within = (setting: string, statement: string) =>
  narrow.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL ${setting}`)
    await tx.$queryRawUnsafe(statement)
  })

it.each<[string, () => Promise<unknown>]>([
  ['no connection is free for a model', () => exhausted(() => narrow.department.findMany())],
  ['no connection is free for a statement of our own', () => exhausted(() => narrow.$queryRaw`SELECT 1`)],
  [
    'no connection is free for a transaction',
    () => exhausted(() => narrow.$transaction(async (tx) => tx.department.count())),
  ],
  ['a statement is too slow', () => within('statement_timeout = 30', 'SELECT pg_sleep(5)::text')],
  [
    'a lock is not free in time',
    () =>
      database.client.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(7)::text`
        await within('lock_timeout = 30', 'SELECT pg_advisory_xact_lock(7)::text')
      }),
  ],
  ['there is no server, for a model', () => nowhere.department.findMany()],
  ['there is no server, for a statement of our own', () => nowhere.$queryRaw`SELECT 1`],
  ['a socket is gone, for a model', () => socketless.department.findMany()],
  ['a socket is gone, for a transaction', () => socketless.$transaction(async (tx) => tx.department.count())],
  ['the client gave up waiting', () => Promise.reject(known('P2024'))],
  ['a transaction could not begin or end in time', () => Promise.reject(known('P2028'))],
  ['two wrote the same', () => Promise.reject(known('P2034'))],
])('is busy when %s', async (_, work) => {
  await expect(work()).rejects.toSatisfy(isBusy)
})

it.each<[string, () => Promise<unknown>]>([
  ['a statement is wrong', () => narrow.$queryRawUnsafe('SELECT nothing FROM nowhere')],
  [
    'a row is there already',
    () =>
      narrow.$transaction(async (tx) => {
        const data = { code: 'TWICE', name: 'Twice' }
        await tx.department.create({ data })
        await tx.department.create({ data })
      }),
  ],
  ['a row is not there', () => narrow.department.findFirstOrThrow({ where: { code: 'none' } })],
  ['the program fails', () => Promise.reject(new TypeError('x is not a function'))],
  ['something else was thrown', () => Promise.reject('timeout exceeded when trying to connect')],
])('is not busy when %s', async (_, work) => {
  await expect(work()).rejects.not.toSatisfy(isBusy)
})

function known(code: string): Error {
  return new Prisma.PrismaClientKnownRequestError('said by the client', { code, clientVersion: 'any' })
}
