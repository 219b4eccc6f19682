import { randomUUID } from 'node:crypto'
import { logUnexpected } from '@/lib/errors/log'
import { AuditInconsistent, signCheckpoint } from './checkpoint'

const everyMs = 60_000
const kept: { dertigAuditProblem?: AuditInconsistent | null } = globalThis as {
  dertigAuditProblem?: AuditInconsistent | null
}

/** Why the log could not be signed the last time, or null: shown in red until a later signing succeeds. */
export function auditProblem(): AuditInconsistent | null {
  return kept.dertigAuditProblem ?? null
}

async function signQuietly(): Promise<void> {
  try {
    await signCheckpoint()
    kept.dertigAuditProblem = null
  } catch (error) {
    if (error instanceof AuditInconsistent) kept.dertigAuditProblem = error
    logUnexpected('audit checkpoint', randomUUID(), error)
  }
}

/** Signs the log every minute if it grew. The answer stops that and signs once more: call it before the database closes. */
export function startCheckpointing(): () => Promise<void> {
  const timer = setInterval(() => void signQuietly(), everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await signQuietly()
  }
}
