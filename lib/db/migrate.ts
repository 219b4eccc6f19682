import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { OperatorError } from '@/lib/errors/operator'
import { second } from '@/lib/time/length'
import { grantApplication } from './grants'

/** Key of the advisory lock: the one Prisma's own `migrate deploy` takes, so that the two never run at once. */
const migrationLock = 72707369

export type Migration = { name: string; sql: string; checksum: string }

/** Why a database cannot be brought to this version; the message says what to do. */
export class MigrationRefused extends OperatorError {}

/**
 * The migrations of this checkout, in order. The first nine make the database as it was first released, one subject each;
 * from then on a change is a new migration, and none is edited, joined or taken out: databases in use have applied it.
 */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/**
 * Brings the database to this version and gives the application's login its rights, under one advisory lock.
 * Uses Prisma's table and checksums, one transaction per migration. Returns the names it applied.
 * Throws MigrationRefused when an applied migration was edited or failed, or when the database is newer than the code.
 */
export async function migrate(ownerUrl: string, folder: string, applicationLogin: string | null): Promise<string[]> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5 * second,
    application_name: 'dertig migrations',
  })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await client.query(migrationsTable)
    const migrations = readMigrations(folder)
    const pending = pendingOf(migrations, await appliedMigrations(client))
    for (const migration of pending) await apply(client, migration)
    if (applicationLogin) await grantApplication(client, applicationLogin)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * Applies these migrations within a transaction that is open already, as a restore does with those of its backup: all of it
 * or nothing. Nobody else migrates until that transaction ends.
 */
export async function migrateWithin(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
  await client.query(migrationsTable)
  for (const migration of migrations) await run(client, migration)
}

const migrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

export type AppliedMigration = { name: string; checksum: string; finished: boolean }

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

/** What is still to be applied; refuses what cannot be gone on from. */
export function pendingOf(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new MigrationRefused(
        `The database has migration ${name}, which this version of Dertig does not know: it was used by a newer version. Start that version, or restore a backup made before it.`,
      )
    }
    if (!finished) {
      throw new MigrationRefused(
        `Migration ${name} was begun and did not finish. Restore the last backup, or resolve it with "prisma migrate resolve".`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationRefused(
        `Migration ${name} was edited after it was applied to this database. Put the file back as it was and make a new migration.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await run(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    const why = error instanceof Error ? error.message : error
    throw new Error(`Migration ${migration.name} failed and was rolled back: ${why}`)
  }
}

async function run(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
}
