import { db } from '@/lib/db/client'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { minute } from '@/lib/time/units'

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
