import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditSelfCheck, selfCheckJob } from '@/lib/audit/self-check'
import { openDatabase, setDatabase } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { runIfDue } from '@/lib/jobs/jobs'
import { systemNow } from '@/lib/time/types'
import { readiness, recentReadiness } from './readiness'

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

test('a migrated database with the same clock is ready', async () => {
  expect(await readiness()).toMatchObject({
    status: 'ok',
    checks: { database: { status: 'ok' }, migrations: { status: 'ok' }, clock: { status: 'ok' } },
  })
})

test.each([
  [59_000, 'ok'],
  [-59_000, 'ok'],
  [62_000, 'failed'],
  [-62_000, 'failed'],
])('a clock that is %i ms off is %s', async (offset, status) => {
  const { checks } = await readiness(() => Date.now() + offset)
  expect(checks.clock?.status).toBe(status)
})

test('a job that failed is named without its error, and keeps nobody out', async () => {
  const run = () => Promise.reject(new RangeError('secret'))
  await runIfDue({ name: 'test.failing', everyMs: 60_000, run }, systemNow())
  const answer = await readiness()
  expect(answer).toMatchObject({ status: 'ok', jobs: [{ name: 'test.failing', state: 'failing', failures: 1 }] })
  expect(JSON.stringify(answer)).not.toMatch(/secret|RangeError/)
})

test('a missing migration is not ready', async () => {
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  )
  await owner.end()
  expect(await readiness()).toMatchObject({ status: 'failed', checks: { migrations: { detail: 'not_this_version' } } })
})

test('without a database nothing is ready, and the answer names no address', async () => {
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query('DROP TABLE _prisma_migrations')
  await owner.end()
  const answer = await readiness()
  expect(answer).toMatchObject({
    status: 'failed',
    checks: { migrations: { status: 'failed', detail: 'not_reachable' } },
  })
  expect(JSON.stringify(answer)).not.toContain('127.0.0.1')
})

test('whoever asks without signing in shares one look every five seconds', async () => {
  const began = Date.now()
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => recentReadiness(() => began + n)))
  expect(new Set(answers).size).toBe(1)
  expect(await recentReadiness(() => began + 4_999)).toBe(answers[0])
  expect(await recentReadiness(() => began + 5_000)).not.toBe(answers[0])
})

test('asking writes and tries nothing: the tables of the log are locked and it still answers', async () => {
  await readiness()
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query('BEGIN')
  await owner.query('LOCK TABLE "AuditEntry" IN SHARE ROW EXCLUSIVE MODE')
  const began = Date.now()
  expect(await readiness()).toMatchObject({ status: 'ok', checks: { audit: { status: 'ok' } } })
  expect(Date.now() - began).toBeLessThan(2_000)
  await owner.query('ROLLBACK')
  await owner.end()
})

test('a login that can change the log is found by the job, and then nothing is ready', async () => {
  const single = openDatabase(database.ownerUrl)
  setDatabase(single)
  expect(await auditSelfCheck()).not.toEqual([])
  expect(await runIfDue(selfCheckJob, systemNow())).toBe('failed')
  expect(await readiness()).toMatchObject({ status: 'failed', checks: { audit: { status: 'failed' } } })
  setDatabase(database.client)
  await single.$disconnect()
})
