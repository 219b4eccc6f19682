import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { catchLog } from '@/lib/log/testing/lines'
import { type Instant, instantSchema } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { type Job, jobStates, runDueJobs, runIfDue, underLock } from './jobs'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const at = (text: string): Instant => instantSchema.parse(text)
const noon = at('2026-06-02T10:00:00.000Z')
const later = (minutes: number) => at(new Date(Date.parse(noon) + minutes * 60_000).toISOString())
const stateOf = async (name: string, now = noon) => (await jobStates(now)).find((job) => job.name === name)

function counting(name: string, more: Partial<Job> = {}) {
  const runs: Instant[] = []
  const run = async ({ now }: LocalNow) => {
    runs.push(now)
  }
  return { runs, job: { name, everyMs: 60 * 60_000, run, ...more } }
}

test('a job runs at once, and then when its time has come', async () => {
  const { runs, job } = counting('test.hourly')
  expect(await runIfDue(job, noon)).toBe('ok')
  expect(await runIfDue(job, later(59))).toBe('not_due')
  expect(await runIfDue(job, later(60))).toBe('ok')
  expect(runs).toEqual([noon, later(60)])
  expect(await stateOf('test.hourly', later(60))).toMatchObject({ state: 'ok', okAt: later(60), lastError: null })
})

test('two processes that look at the same moment run it once', async () => {
  const { runs, job } = counting('test.once')
  const ran = await Promise.all([1, 2, 3, 4].map(() => runIfDue(job, noon)))
  expect(runs).toHaveLength(1)
  expect(ran.filter((answer) => answer === 'ok')).toHaveLength(1)
})

test('while it runs, nobody else begins it, however long it takes', async () => {
  const outcome = await underLock('job test.long', () => runIfDue(counting('test.long').job, noon))
  expect(outcome).toBe('elsewhere')
})

test('a failure is kept without its words and tried again sooner, then later', async () => {
  let fails = true
  const run = async () => {
    if (fails) throw Object.assign(new TypeError('the name Nele is wrong'), { code: 'X1' })
  }
  const job: Job = { name: 'test.failing', everyMs: 3 * 60_000, run }
  const ended = () => noon
  expect(await runIfDue(job, noon, ended)).toBe('failed')
  expect(await stateOf('test.failing')).toMatchObject({ state: 'failing', failures: 1, lastError: 'TypeError X1' })
  expect(await runIfDue(job, later(1), () => later(1))).toBe('failed')
  expect(await runIfDue(job, later(2), () => later(2))).toBe('not_due')
  expect(await runIfDue(job, later(3), () => later(3))).toBe('failed')
  expect(await runIfDue(job, later(5), () => later(5))).toBe('not_due')
  fails = false
  expect(await runIfDue(job, later(6), () => later(6))).toBe('ok')
  expect(await stateOf('test.failing', later(6))).toMatchObject({ state: 'ok', failures: 0, lastError: null })
})

test('one that fails does not keep the others from running', async () => {
  const { runs, job } = counting('test.neighbour')
  await runDueJobs([{ name: 'test.broken', everyMs: 1, run: () => Promise.reject(new Error('no')) }, job], noon)
  expect(runs).toEqual([noon])
})

test('a new day begins at midnight of the organisation, also when the clocks change', async () => {
  const { runs, job } = counting('test.daily', { everyMs: 30 * 60 * 60_000, onNewDay: true })
  await runIfDue(job, at('2026-10-24T21:59:00.000Z'))
  expect(await runIfDue(job, at('2026-10-24T21:59:30.000Z'))).toBe('not_due')
  expect(await runIfDue(job, at('2026-10-24T22:00:00.000Z'))).toBe('ok')
  expect(await runIfDue(job, at('2026-10-25T22:59:59.000Z'))).toBe('not_due')
  expect(await runIfDue(job, at('2026-10-25T23:00:00.000Z'))).toBe('ok')
  expect(runs).toHaveLength(3)
})

test('a job that nobody runs any more is late', async () => {
  await runIfDue(counting('test.late').job, noon)
  expect(await stateOf('test.late', later(69))).toMatchObject({ state: 'ok' })
  expect(await stateOf('test.late', later(71))).toMatchObject({ state: 'late' })
})

test('every run leaves one line, a look that runs nothing none', async () => {
  const caught = catchLog()
  const { job } = counting('test.line', { run: () => db().organisation.findUnique({ where: { id: 1 } }) })
  await runIfDue(job, noon)
  await runIfDue(job, later(1))
  expect(caught.lines()).toMatchObject([{ door: 'test.line', kind: 'job', outcome: 'ok', statements: 1 }])
  caught.clear()
  await runIfDue({ ...job, run: () => Promise.reject(new TypeError('the name Nele is wrong')) }, later(60))
  expect(caught.lines()).toMatchObject([{ door: 'test.line', kind: 'job', outcome: 'failed', code: 'TypeError' }])
  expect(caught.text()).not.toContain('Nele')
})
