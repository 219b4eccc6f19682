import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { officeZone } from '@/lib/company/office-zone'
import { databaseUrl } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { door } from '@/lib/log/door'
import { log } from '@/lib/log/log'
import { kindOf, logUnexpected } from '@/lib/log/unexpected'
import { minute, second } from '@/lib/time/length'
import { type Instant, instantOf, systemNow, toDatabase } from '@/lib/time/types'
import { type LocalNow, localDateOf, localNow } from '@/lib/time/zone'

/** First half of the keys of our advisory locks; the second is the hash of the name. */
const ourLocks = 30_303_032

/**
 * Does the work while no other process does work of that name; null, without doing it, when another one is at it.
 * The lock hangs on a connection of its own, within a transaction so that poolers keep it on one server connection: it
 * is gone as soon as this process is.
 */
export async function underLock<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    connectionTimeoutMillis: 3 * second,
    application_name: 'dertig lock',
    keepAlive: true,
  })
  client.on('error', () => log.warn({ lock: name }, 'the connection of a lock was lost'))
  await client.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ ours: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS ours',
      [ourLocks, name],
    )
    return rows[0]?.ours ? await work() : null
  } finally {
    await client.end().catch(() => {})
  }
}

/** Something the application does by itself. It may be cut off at any moment, and is then run again: it must bear that. */
export type Job = {
  /** Stable, `area.what`: the key of its row in JobRun. */
  name: string
  /** Milliseconds from the start of one run to the start of the next. */
  everyMs: number
  /** Also at the first look of a new day in the company's zone. */
  onNewDay?: boolean
  run(at: LocalNow): Promise<unknown>
}

export type Ran = 'ok' | 'failed' | 'not_due' | 'elsewhere'

const lookEveryMs = 15 * second
const jobs = new Map<string, Job>()
const running = new Set<string>()

/** Makes a job known, once per process and before startJobs: one line in lib/start/background.ts. */
export function registerJob(job: Job): void {
  if (jobs.has(job.name)) throw new Error(`There are two jobs with the name ${job.name}`)
  jobs.set(job.name, job)
}

/** Looks for jobs that are due every 15 seconds. The answer stops looking; what runs goes on. */
export function startJobs(): () => void {
  void forgetOthers()
  const look = () => void runDueJobs([...jobs.values()], systemNow())
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  look()
  return () => clearInterval(timer)
}

/** Runs each of these jobs that is due, side by side; a database that does not answer is logged and tried at the next look. */
export async function runDueJobs(given: readonly Job[], now: Instant, clock = systemNow): Promise<void> {
  const idle = given.filter((job) => !running.has(job.name))
  await Promise.all(
    idle.map(async (job) => {
      running.add(job.name)
      await runIfDue(job, now, clock).catch((error) => logUnexpected(`job ${job.name}`, randomUUID(), error))
      running.delete(job.name)
    }),
  )
}

/**
 * Runs one job if it is due and no other process is at it. Each run leaves a line. A failure is logged and kept, and tried again after 1, 2, 4 …
 * minutes, at most after its own interval.
 */
export async function runIfDue(job: Job, now: Instant, clock: () => Instant = systemNow): Promise<Ran> {
  if (!(await isDue(job, now))) return 'not_due'
  const ran = await underLock(`job ${job.name}`, async () => {
    // Another process may have run it between the first look and the lock.
    if (!(await isDue(job, now))) return 'not_due' as const
    await noteStart(job, now)
    try {
      const at = localNow(now, await officeZone())
      await door('job', job.name, () => job.run(at))()
      await noteEnd(job, now, clock(), null)
      return 'ok' as const
    } catch (error) {
      await noteEnd(job, now, clock(), kindOf(error))
      return 'failed' as const
    }
  })
  return ran ?? 'elsewhere'
}

async function isDue(job: Job, now: Instant): Promise<boolean> {
  const last = await db().jobRun.findUnique({ where: { name: job.name } })
  if (!last || last.nextRunAt <= toDatabase(now)) return true
  if (!job.onNewDay) return false
  const zone = await officeZone()
  return localDateOf(now, zone) > localDateOf(instantOf(last.startedAt), zone)
}

async function noteStart(job: Job, now: Instant): Promise<void> {
  const started = { everyMs: job.everyMs, startedAt: toDatabase(now), endedAt: null }
  await db().jobRun.upsert({
    where: { name: job.name },
    create: { name: job.name, ...started, nextRunAt: toDatabase(now) },
    update: started,
  })
}

async function noteEnd(job: Job, began: Instant, ended: Instant, lastError: string | null): Promise<void> {
  const before = await db().jobRun.findUniqueOrThrow({ where: { name: job.name } })
  const failures = lastError ? before.failures + 1 : 0
  const waitMs = lastError ? Math.min(job.everyMs, minute * 2 ** Math.min(failures - 1, 10)) : job.everyMs
  const from = lastError ? toDatabase(ended) : toDatabase(began)
  await db().jobRun.update({
    where: { name: job.name },
    data: {
      endedAt: toDatabase(ended),
      ...(lastError ? {} : { okAt: toDatabase(began) }),
      failures,
      lastError,
      nextRunAt: new Date(from.getTime() + waitMs),
    },
  })
}

/** Rows of jobs that this version no longer has. */
async function forgetOthers(): Promise<void> {
  await db()
    .jobRun.deleteMany({ where: { name: { notIn: [...jobs.keys()] } } })
    .catch((error) => logUnexpected('jobs', randomUUID(), error))
}

/** ok: its last run ended well · failing: it did not, and is tried again · late: it should have run and did not. */
export type JobState = {
  name: string
  state: 'ok' | 'failing' | 'late'
  startedAt: Instant
  okAt: Instant | null
  failures: number
  lastError: string | null
}

/** A job counts as late when it did not run this long after it was due: looking takes 15 s, a run may take minutes. */
const patienceMs = 10 * minute

/** The last run of every job, by name. */
export async function jobStates(now: Instant): Promise<JobState[]> {
  const rows = await db().jobRun.findMany({ orderBy: { name: 'asc' } })
  return rows.map((row) => {
    const late = row.nextRunAt.getTime() + patienceMs < toDatabase(now).getTime()
    return {
      name: row.name,
      state: late ? 'late' : row.failures > 0 ? 'failing' : 'ok',
      startedAt: instantOf(row.startedAt),
      okAt: row.okAt && instantOf(row.okAt),
      failures: row.failures,
      lastError: row.lastError,
    }
  })
}
