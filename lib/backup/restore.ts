import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { entryStatement } from '@/lib/audit/entry/append'
import { type Migration, migrateWithin, readMigrations } from '@/lib/db/migrate'
import { OperatorError } from '@/lib/errors/operator'
import { type Instant, systemNow } from '@/lib/time/types'
import { connected } from './database'
import { BackupRefused, type Entry, entriesOf } from './file/archive'
import { type Manifest, nameOf } from './file/format'
import { type Compared, closeTables, compareTables, openTables, TableFilling } from './rows'

export type RestoreAsked = {
  file: string
  /** What verifyBackup found in it. */
  manifest: Manifest
  /** Address of the owner of the tables, of a database without any. */
  ownerUrl: string
  /** Folder of the migrations of this version. */
  migrations: string
  /** Takes one content of the store. */
  keepFile(sha256: string, bytes: AsyncIterable<Buffer>): Promise<void>
  /** What else belongs to it and must be done before others can see the rows. */
  beforeCommit?(): Promise<void>
  now?: Instant
  onProgress?: (doing: string) => void
}

/** Refuses a backup with migrations that this version does not know: a newer one made it. */
export function requireKnown({ file, manifest, migrations }: Pick<RestoreAsked, 'file' | 'manifest' | 'migrations'>): {
  applied: Migration[]
  since: Migration[]
} {
  const known = readMigrations(migrations)
  for (const { name, checksum } of manifest.migrations) {
    const migration = known.find((one) => one.name === name)
    if (!migration)
      throw new BackupRefused(
        `${file} was made by a newer Dertig (${manifest.version}): it has migration ${name}, which this version does not know. Restore with that version.`,
      )
    if (migration.checksum !== checksum)
      throw new BackupRefused(`${file} was made with another migration ${name} than this version has.`)
  }
  const names = new Set(manifest.migrations.map(({ name }) => name))
  const isApplied = ({ name }: Migration) => names.has(name)
  return { applied: known.filter(isApplied), since: known.filter((one) => !isApplied(one)) }
}

/** Refuses a database in which anything stands. */
export async function requireEmptyDatabase(ownerUrl: string): Promise<void> {
  await connected(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
       ORDER BY 1 LIMIT 3`,
    )
    if (rows.length > 0)
      throw new OperatorError(
        `The database is not empty (it has ${rows.map(({ name }) => name).join(', ')} …): a restore goes into an empty one, and nothing was touched.`,
      )
  })
}

/**
 * Makes the database that a backup was made of, in one transaction: its schema by its migrations, its rows, each table compared
 * with what was kept, then the migrations since. Sessions and links to choose a password end, because some of them may have ended
 * after the backup. The log says that it goes on from there, with the checkpoint. Answers how the tables compared.
 */
export async function restoreDatabase(asked: RestoreAsked): Promise<Compared[]> {
  const { manifest, ownerUrl, now = systemNow(), onProgress = () => {} } = asked
  const { applied, since } = requireKnown(asked)
  await requireEmptyDatabase(ownerUrl)
  return connected(ownerUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
    onProgress('making the tables')
    await migrateWithin(client, applied)
    const open = await openTables(client, manifest)
    await fill(client, asked)
    onProgress('checking what rows say of each other')
    await closeTables(open, manifest)
    onProgress('comparing every table')
    const compared = await compareTables(client, manifest)
    const other = compared.filter(({ same }) => !same)
    if (other.length > 0)
      throw new OperatorError(
        `${other.map(({ name }) => name).join(', ')} did not come out as kept. Nothing was restored.`,
      )
    await migrateWithin(client, since)
    await client.query('DELETE FROM "Session"; DELETE FROM "AccountToken" WHERE "usedAt" IS NULL')
    const { text, values } = entryStatement(
      { actor: { kind: 'system', name: 'operator' }, channel: 'cli', now, requestId: randomUUID() },
      { action: 'backup.restore', subject: { type: 'backup', id: manifest.madeAt, ref: logAt(manifest.log) } },
    )
    await client.query(text, values)
    await asked.beforeCommit?.()
    await client.query('COMMIT')
    // So that the first pages do not wait until the database has counted by itself.
    await client.query('ANALYZE')
    return compared
  })
}

/** Size and root of a log, as an entry names them. */
export const logAt = ({ size, root }: { size: number; root: string }) => `${size} ${root}`

async function fill(
  client: pg.Client,
  { file, manifest, keepFile, onProgress = () => {} }: RestoreAsked,
): Promise<void> {
  const entries = entriesOf(file)
  const next = async (name: string): Promise<Entry> => {
    const { value, done } = await entries.next()
    if (done || value.name !== name) throw new BackupRefused(`${file} changed while it was read.`)
    return value
  }
  for await (const _piece of (await next(nameOf.about)).bytes);
  for (const [index, table] of manifest.tables.entries()) {
    onProgress(`table ${table.name}, ${table.rows} rows`)
    const filling = new TableFilling(client, table)
    for (const [number, { sha256 }] of table.parts.entries())
      await filling.add(await next(nameOf.tablePart(index, number)), sha256)
    await filling.end()
  }
  for (const [number, { sha256 }] of manifest.files.entries()) {
    if (number % 100 === 0) onProgress(`files, ${number} of ${manifest.files.length}`)
    await keepFile(sha256, (await next(nameOf.file(sha256))).bytes)
  }
  await entries.return(undefined)
}
