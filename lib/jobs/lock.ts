import pg from 'pg'
import { databaseUrl } from '@/lib/config/process'
import { log } from '@/lib/log/log'
import { second } from '@/lib/time/duration'

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
