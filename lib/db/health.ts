import { existsSync } from 'node:fs'
import path from 'node:path'
import { minute } from '@/lib/time/length'
import { db } from './client'
import { readMigrations } from './migrate'

export type Check = { status: 'ok' | 'failed'; detail?: string }

/** Clocks of application and database may differ by this much; legal deadlines depend on both. */
const clockSkewLimitMs = minute

/** The database answers. */
export async function checkDatabase(): Promise<Check> {
  return attempt(async () => {
    await db().$queryRaw`SELECT 1`
    return { status: 'ok' }
  })
}

/** Exactly the migrations of this version are applied. */
export async function checkMigrations(): Promise<Check> {
  return attempt(async () => {
    const folder = path.resolve('prisma/migrations')
    if (!existsSync(folder)) return { status: 'failed', detail: 'migrations_not_found' }
    const known = readMigrations(folder).map(({ name, checksum }) => `${name} ${checksum}`)
    const rows = await db().$queryRaw<{ applied: string }[]>`
      SELECT migration_name || ' ' || checksum AS applied FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    const applied = new Set(rows.map((row) => row.applied))
    const same = applied.size === known.length && known.every((migration) => applied.has(migration))
    return same ? { status: 'ok' } : { status: 'failed', detail: 'not_this_version' }
  })
}

/** The clocks of application and database agree within a minute. */
export async function checkClock(now: () => number): Promise<Check> {
  return attempt(async () => {
    const before = now()
    const rows = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
    const here = (before + now()) / 2
    const skewMs = Math.round((rows[0]?.now.getTime() ?? 0) - here)
    return { status: Math.abs(skewMs) <= clockSkewLimitMs ? 'ok' : 'failed', detail: `skew_ms ${skewMs}` }
  })
}

/** A check that breaks has failed; why stands in the log of the database, never in the answer. */
async function attempt(check: () => Promise<Check>): Promise<Check> {
  try {
    return await check()
  } catch {
    return { status: 'failed', detail: 'not_reachable' }
  }
}
