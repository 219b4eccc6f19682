import { possibleActs, selfCheckJob } from '@/lib/audit/self-check'
import { auditProblem } from '@/lib/audit/tree/checkpoint'
import { databasePromises } from '@/lib/config/settings'
import { type Check, checkClock, checkDatabase, checkMigrations } from '@/lib/db/health'
import { type JobState, jobStates } from '@/lib/jobs/jobs'
import { second } from '@/lib/time/length'
import { instantOf } from '@/lib/time/types'

export type Readiness = {
  status: 'ok' | 'failed'
  checks: Record<string, Check>
  /** What runs by itself. A job that fails is shown and keeps nobody out: people can work without it. */
  jobs: Pick<JobState, 'name' | 'state' | 'startedAt' | 'failures'>[]
}

/** Everything that must hold before people are let in, checked at this moment. */
export async function readiness(now: () => number = Date.now): Promise<Readiness> {
  const database = await checkDatabase()
  const unknown: Check = { status: 'failed', detail: 'not_reachable' }
  const reached = database.status === 'ok'
  const states = reached ? await jobs(now) : []
  const [migrations, clock, audit] = reached
    ? await Promise.all([checkMigrations(), checkClock(now), checkAudit(states)])
    : [unknown, unknown, unknown]
  const checks = { database, migrations, clock, audit }
  const status = Object.values(checks).every((check) => check.status === 'ok') ? 'ok' : 'failed'
  return { status, checks, jobs: states }
}

const freshMs = 5 * second
let last: { at: number; answer: Promise<Readiness> } | null = null

/** The same for whoever asks without signing in: one look every five seconds, however many ask. */
export function recentReadiness(now: () => number = Date.now): Promise<Readiness> {
  const at = now()
  if (last && at - last.at < freshMs && at >= last.at) return last.answer
  const answer = readiness(now)
  last = { at, answer }
  answer.catch(() => {
    last = null
  })
  return answer
}

/** The jobs, without their errors: this answer is open to everybody. */
async function jobs(now: () => number): Promise<Readiness['jobs']> {
  const states = await jobStates(instantOf(new Date(now()))).catch(() => [])
  return states.map(({ name, state, startedAt, failures }) => ({ name, state, startedAt, failures }))
}

/** Entries of the audit log cannot be changed by this login, and its last checkpoint could be signed. */
async function checkAudit(states: Readiness['jobs']): Promise<Check> {
  if (auditProblem()) return { status: 'failed', detail: 'log_inconsistent' }
  // With one login for everything this cannot hold; the screens say so, and the application runs.
  if (databasePromises().includes('append_only_not_enforced'))
    return { status: 'ok', detail: 'append_only_not_enforced' }
  const possible = await possibleActs()
  // Another process may have found what this one did not.
  if (states.some(({ name, failures }) => name === selfCheckJob.name && failures > 0))
    return { status: 'failed', detail: `possible: ${possible.join(' ') || 'found by another process'}` }
  return possible.length === 0 ? { status: 'ok' } : { status: 'failed', detail: `possible: ${possible.join(' ')}` }
}
