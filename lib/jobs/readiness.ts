import { auditProblem } from '@/lib/audit/checkpointing'
import { auditSelfCheck } from '@/lib/audit/self-check'
import { databasePromises } from '@/lib/config/promises'
import { type Check, checkClock, checkDatabase, checkMigrations } from '@/lib/db/health'

export type Readiness = { status: 'ok' | 'failed'; checks: Record<string, Check> }

/** Everything that must hold before people are let in, checked at this moment. */
export async function readiness(now: () => number = Date.now): Promise<Readiness> {
  const database = await checkDatabase()
  const unknown: Check = { status: 'failed', detail: 'not_reachable' }
  const reached = database.status === 'ok'
  const [migrations, clock, audit] = reached
    ? await Promise.all([checkMigrations(), checkClock(now), checkAudit()])
    : [unknown, unknown, unknown]
  const checks = { database, migrations, clock, audit }
  return { status: Object.values(checks).every((check) => check.status === 'ok') ? 'ok' : 'failed', checks }
}

/** Entries of the audit log cannot be changed by this login, and its last checkpoint could be signed. */
async function checkAudit(): Promise<Check> {
  if (auditProblem()) return { status: 'failed', detail: 'log_inconsistent' }
  // With one login for everything this cannot hold; the screens say so, and the application runs.
  if (databasePromises().includes('append_only_not_enforced'))
    return { status: 'ok', detail: 'append_only_not_enforced' }
  const possible = await auditSelfCheck()
  return possible.length === 0 ? { status: 'ok' } : { status: 'failed', detail: `possible: ${possible.join(' ')}` }
}
