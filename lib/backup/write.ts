import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { AuditInconsistent, signCheckpoint } from '@/lib/audit/tree/checkpoint'
import { rootOf } from '@/lib/audit/tree/tree'
import { isAlive } from '@/lib/db/embedded/process'
import { OperatorError } from '@/lib/errors/operator'
import { syncFolder } from '@/lib/files/store/folder'
import { storedBytes } from '@/lib/files/store/read'
import { erasedAmong } from '@/lib/files/store/sweep'
import { type Instant, systemNow } from '@/lib/time/types'
import { version } from '@/package.json'
import { connected, rowsOf, sequencesOf, type Table, tablesOf } from './database'
import { type Archive, createArchive } from './file/archive'
import { formatNumber, type Manifest, nameOf, type TableKept } from './file/format'
import { type Keys, knownBy, signManifest } from './file/keys'

/** Rows of a table are kept in pieces of about this size, so that none of it must fit into memory. */
const pieceBytes = 1024 * 1024
const spareBytes = 50 * 1024 * 1024

export type BackupMade = {
  file: string
  size: number
  sha256: string
  rows: number
  files: number
  missing: string[]
  log: { size: number; root: string }
  /** Why no new checkpoint was signed: the log is not what it was. The backup holds it as it stands. */
  logProblem: string | null
}

export type BackupAsked = {
  /** A file that is not there yet. */
  target: string
  /** Address with which every table may be read: the application's is enough. */
  url: string
  keys: Keys
  now?: Instant
  onProgress?: (doing: string) => void
}

/**
 * Writes one file with all of this installation, while people go on working: every table as of one moment, every stored
 * file, and a signed manifest with the digest of each part. It has another name until it is whole; what fails leaves nothing.
 * Throws an OperatorError for what the operator must mend: the name is taken, the disk is full.
 */
export async function makeBackup(asked: BackupAsked): Promise<BackupMade> {
  const target = path.resolve(asked.target)
  if (existsSync(target)) throw new OperatorError(`${target} is there already; a backup is never written over another.`)
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  removeLeft(folder, path.basename(target))
  const unfinished = `${target}.${process.pid}.unfinished`
  try {
    const logProblem = await checkpointed()
    const made = await written(unfinished, folder, asked)
    await rename(unfinished, target)
    await syncFolder(folder)
    return { file: target, ...made, logProblem }
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw fullDisk(error) ? new OperatorError(`There is no room for the backup in ${folder}. Nothing was kept.`) : error
  }
}

/** Removes what a backup of this name left that was killed halfway: as large as it came, and of no use. */
function removeLeft(folder: string, name: string): void {
  for (const left of readdirSync(folder)) {
    const pid = left.startsWith(`${name}.`) ? /^\.(\d+)\.unfinished$/.exec(left.slice(name.length))?.[1] : undefined
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, left), { force: true })
  }
}

function fullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
}

/** Signs what the log has grown by, so that a fresh checkpoint is in the backup. A log that was tampered with is kept as it stands. */
async function checkpointed(): Promise<string | null> {
  try {
    await signCheckpoint()
    return null
  } catch (error) {
    if (error instanceof AuditInconsistent) return error.message
    throw error
  }
}

async function written(
  file: string,
  folder: string,
  asked: BackupAsked,
): Promise<Omit<BackupMade, 'file' | 'logProblem'>> {
  const { url, keys, now = systemNow(), onProgress = () => {} } = asked
  const archive = createArchive(file)
  const json = (name: string, value: object) => addBytes(archive, name, Buffer.from(JSON.stringify(value)))
  await json(nameOf.about, { kind: 'dertig backup', format: formatNumber, version })
  const { expected, ...database } = await connected(url, (client) =>
    atOneMoment(client, () => databaseInto(archive, client, folder, onProgress)),
  )
  const { files, missing } = await filesInto(archive, expected, onProgress)
  const manifest: Manifest = {
    format: formatNumber,
    version,
    madeAt: now,
    ...database,
    files,
    missing,
    keys: knownBy(keys, database.log.origin),
  }
  const bytes = Buffer.from(JSON.stringify(manifest))
  await addBytes(archive, nameOf.manifest, bytes)
  await addBytes(archive, nameOf.signature, signManifest(bytes, keys, database.log.origin))
  return {
    ...(await archive.finish()),
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    missing,
    log: { size: manifest.log.size, root: manifest.log.root },
  }
}

function addBytes(archive: Archive, name: string, bytes: Buffer): Promise<void> {
  return archive.add(name, bytes.length, [bytes])
}

/** All that is read within stands as of one moment, whatever is written meanwhile; nobody waits for it. */
async function atOneMoment<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const found = await work()
  await client.query('COMMIT')
  return found
}

type Progress = (doing: string) => void

async function databaseInto(archive: Archive, client: pg.Client, folder: string, onProgress: Progress) {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const { rows: stored } = await client.query<{ sha256: string; size: number }>(
    'SELECT "sha256", "size" FROM "StoredFile" ORDER BY "sha256" COLLATE "C"',
  )
  const {
    rows: [database],
  } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database())::text AS bytes')
  // Rows become smaller by packing; files hardly do.
  requireRoom(folder, stored.reduce((sum, { size }) => sum + size, 0) + Number(database?.bytes ?? 0) / 10)
  const tables: TableKept[] = []
  for (const [index, table] of (await tablesOf(client)).entries()) {
    onProgress(`table ${table.name}`)
    tables.push(await tableInto(archive, client, table, index))
  }
  return { migrations, tables, sequences: await sequencesOf(client), log: await logOf(client), expected: stored }
}

function requireRoom(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= needed + spareBytes) return
  const mb = (bytes: number) => Math.ceil(bytes / 1_000_000)
  throw new OperatorError(
    `The backup may need ${mb(needed + spareBytes)} MB, and ${folder} has ${mb(free)} MB free. Nothing was written.`,
  )
}

async function tableInto(archive: Archive, client: pg.Client, table: Table, index: number): Promise<TableKept> {
  const whole = createHash('sha256')
  const parts: TableKept['parts'] = []
  let pieces: Buffer[] = []
  let size = 0
  const keep = async () => {
    const hash = createHash('sha256')
    for (const piece of pieces) hash.update(piece)
    await archive.add(nameOf.tablePart(index, parts.length), size, pieces)
    parts.push({ size, sha256: hash.digest('hex') })
    pieces = []
    size = 0
  }
  const rows = rowsOf(client, table)
  for await (const row of rows) {
    whole.update(row)
    pieces.push(row)
    size += row.length
    if (size >= pieceBytes) await keep()
  }
  if (size > 0) await keep()
  return { name: table.name, columns: table.columns, rows: rows.rows, sha256: whole.digest('hex'), parts }
}

async function logOf(client: pg.Client): Promise<Manifest['log']> {
  const { rows: states } = await client.query<{ size: string; frontier: Buffer[] }>(
    'SELECT "size"::text, "frontier" FROM "AuditState" WHERE "id" = 1',
  )
  const { rows: instances } = await client.query<{ origin: string }>('SELECT "origin" FROM "Instance" WHERE "id" = 1')
  const { rows: notes } = await client.query<{ note: string }>(
    'SELECT "note" FROM "AuditCheckpoint" ORDER BY "id" DESC LIMIT 1',
  )
  const [state, instance] = [states[0], instances[0]]
  if (!state || !instance)
    throw new OperatorError('This database was never started with Dertig: there is nothing to keep.')
  const size = Number(state.size)
  return {
    origin: instance.origin,
    size,
    root: rootOf({ size, nodes: state.frontier }).toString('base64'),
    checkpoint: notes[0]?.note ?? null,
  }
}

/** Contents come after the rows that tell of them: they are written once, before their row, and never change. */
async function filesInto(
  archive: Archive,
  expected: readonly { sha256: string; size: number }[],
  onProgress: Progress,
) {
  const files: Manifest['files'] = []
  const missing: string[] = []
  for (const { sha256, size } of expected) {
    if (files.length % 100 === 0) onProgress(`files, ${files.length} of ${expected.length}`)
    const bytes = await storedBytes(sha256)
    if (bytes === null) missing.push(sha256)
    else {
      await archive.add(nameOf.file(sha256), size, bytes)
      files.push({ sha256, size })
    }
  }
  const erased = await erasedAmong(missing)
  return { files, missing: missing.filter((sha256) => !erased.has(sha256)) }
}
