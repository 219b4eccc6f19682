import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { type Verification, verifyLog } from '@/lib/audit/tree/verify'
import { give, prepareDataFolder, restoringFolder } from '@/lib/config/process'
import { type Settings, secretNames } from '@/lib/config/settings'
import { db, setDatabase } from '@/lib/db/client'
import { holdDataFolder } from '@/lib/db/embedded/lock'
import { type EmbeddedServer, startEmbedded } from '@/lib/db/embedded/server'
import { migrate } from '@/lib/db/migrate'
import { OperatorError } from '@/lib/errors/operator'
import { BackupRefused, requireBeginning } from './file/archive'
import { bytesIn, type Manifest } from './file/format'
import { type Keys, readKeys } from './file/keys'
import { verifyBackup } from './file/verify'
import { requireEmptyDatabase, requireKnown, restoreDatabase } from './restore'
import type { Compared } from './rows'

const migrations = path.resolve('prisma/migrations')

export type Restored = { manifest: Manifest; tables: Compared[]; log: Verification }
export type Progress = (doing: string) => void

/** The keys for a backup: of the file named, of the one beside it, or those of the settings. */
export function keysFor(file: string, named: string | undefined, settings: Settings): Keys {
  const beside = keysBeside(file)
  if (named ?? existsSync(beside)) return readKeys(named ?? beside)
  const [nextAuth, encryption, signing] = secretNames.map((name) => settings[name])
  if (nextAuth && encryption && signing)
    return { NEXTAUTH_SECRET: nextAuth, ENCRYPTION_KEY: encryption, AUDIT_SIGNING_KEY: signing }
  throw new OperatorError(`The keys are needed: there is no ${beside}. Name their file with --keys.`)
}

/** Where the keys of a backup are written and looked for, if nothing else is said. */
export const keysBeside = (file: string) => `${file.replace(/\.tar\.gz$/, '')}.keys`

/**
 * Restores a backup into the place of these settings: the data folder, and the database of DATABASE_OWNER_URL or the embedded
 * one. All of the file is looked through first; a place where anything stands is refused. Until everything is there it stands in
 * a folder apart, and a start refuses the place; a restore that was killed is begun anew by the next.
 */
export async function restoreHouse(
  settings: Settings,
  { file, keysFile, onProgress }: { file: string; keysFile?: string | undefined; onProgress: Progress },
): Promise<Restored> {
  const dataFolder = path.resolve(settings.DERTIG_DATA)
  await requireBeginning(file)
  requireEmptyFolder(dataFolder)
  const ownerUrl = settings.DATABASE_URL ? (settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL) : null
  if (ownerUrl) await requireEmptyDatabase(ownerUrl)
  const keys = keysFor(file, keysFile, settings)
  requireSameKeys(settings, keys)
  onProgress('looking through the backup')
  const manifest = await verifyBackup(file, keys)
  requireKnown({ file, manifest, migrations })

  prepareDataFolder(dataFolder)
  // The embedded server may run as somebody else, who must be able to pass.
  if (process.getuid?.() === 0) chmodSync(dataFolder, 0o711)
  const release = holdDataFolder(dataFolder, 'restoring a backup')
  const staging = restoringFolder(dataFolder)
  try {
    rmSync(path.join(dataFolder, 'secrets'), { recursive: true })
    await clearStaging(staging)
    requireRoom(dataFolder, manifest)
    const moved = () => moveUp(staging, dataFolder)
    const restored = ownerUrl
      ? await intoOwn({
          file,
          keys,
          manifest,
          ownerUrl,
          applicationUrl: settings.DATABASE_URL ?? '',
          staging,
          moved,
          onProgress,
        })
      : await intoEmbedded({ file, keys, manifest, folder: staging, durable: true, onProgress })
    if (!ownerUrl) moved()
    rmSync(staging, { recursive: true, force: true })
    return restored
  } catch (error) {
    // It was empty before: all that stands there is what came so far.
    for (const name of readdirSync(dataFolder))
      if (!name.startsWith('owner.')) rmSync(path.join(dataFolder, name), { recursive: true, force: true })
    throw error
  } finally {
    release()
  }
}

/** What a restore leaves, or finds, in an empty place: the folder of secrets that opening it makes, and its own. */
function requireEmptyFolder(dataFolder: string): void {
  if (!existsSync(dataFolder)) return
  const there = readdirSync(dataFolder).filter((name) => {
    if (name === path.basename(restoringFolder(dataFolder)) || name.startsWith('owner.')) return false
    return name !== 'secrets' || readdirSync(path.join(dataFolder, name)).length > 0
  })
  if (there.length === 0) return
  throw new OperatorError(
    `${dataFolder} is not empty (${there.slice(0, 5).join(', ')}): a restore goes into an empty place, and nothing was touched. Move it away, or set DERTIG_DATA to another folder.`,
  )
}

function requireSameKeys(settings: Settings, keys: Keys): void {
  const other = secretNames.filter((name) => settings[name] !== undefined && settings[name] !== keys[name])
  if (other.length > 0)
    throw new OperatorError(
      `${other.join(', ')} of the settings is not the one of the backup's keys. Set it to that one, or take it out.`,
    )
}

/** Removes what a restore that was killed left, its server first. */
async function clearStaging(staging: string): Promise<void> {
  if (existsSync(path.join(staging, 'postgres', 'postmaster.pid'))) {
    const left = await startEmbedded({ dataFolder: staging }).catch(() => null)
    await left?.stop()
  }
  rmSync(staging, { recursive: true, force: true })
}

function requireRoom(folder: string, manifest: Manifest): void {
  const { bavail, bsize } = statfsSync(folder)
  // Rows take about twice their text with their indexes, beside what an empty database takes.
  const needed = 2 * bytesIn(manifest) + 150_000_000
  if (bavail * bsize >= needed) return
  const mb = (bytes: number) => Math.ceil(bytes / 1_000_000)
  throw new OperatorError(
    `The restore may need ${mb(needed)} MB, and ${folder} has ${mb(bavail * bsize)} MB free. Nothing was restored.`,
  )
}

function moveUp(staging: string, dataFolder: string): void {
  for (const name of readdirSync(staging)) renameSync(path.join(staging, name), path.join(dataFolder, name))
}

type Into = { file: string; keys: Keys; manifest: Manifest; onProgress: Progress }

/** A server of the operator's own: rows and files appear together. */
async function intoOwn(
  asked: Into & { ownerUrl: string; applicationUrl: string; staging: string; moved: () => void },
): Promise<Restored> {
  const { staging, ownerUrl, applicationUrl, moved, ...rest } = asked
  prepareDataFolder(staging)
  const tables = await restoreDatabase({
    ...rest,
    migrations,
    ownerUrl,
    keepFile: keepIn(staging),
    beforeCommit: async () => moved(),
  })
  return { manifest: asked.manifest, tables, log: await looked(asked, ownerUrl, applicationUrl) }
}

/** The embedded server in a folder that nothing else uses; it is stopped again. */
export async function intoEmbedded(asked: Into & { folder: string; durable: boolean }): Promise<Restored> {
  const { folder, durable, keys, ...rest } = asked
  prepareDataFolder(folder)
  for (const name of secretNames) {
    const secret = path.join(folder, 'secrets', name.toLowerCase().replaceAll('_', '-'))
    writeFileSync(secret, `${keys[name]}\n`, { mode: 0o600, flush: true })
  }
  const server: EmbeddedServer = await startEmbedded({ dataFolder: folder, durable, onProgress: asked.onProgress })
  try {
    const tables = await restoreDatabase({ ...rest, migrations, ownerUrl: server.ownerUrl, keepFile: keepIn(folder) })
    return { manifest: asked.manifest, tables, log: await looked(asked, server.ownerUrl, server.applicationUrl) }
  } finally {
    await server.stop()
  }
}

/** Gives the application its rights and lets it verify the log, against the checkpoint that the backup holds. */
async function looked({ keys, manifest, onProgress }: Into, ownerUrl: string, applicationUrl: string) {
  onProgress('verifying the log')
  const login = decodeURIComponent(new URL(applicationUrl).username)
  const single = login === decodeURIComponent(new URL(ownerUrl).username)
  await migrate(ownerUrl, migrations, single ? null : login)
  give({ ...keys, DATABASE_URL: applicationUrl })
  setDatabase(null)
  try {
    return await verifyLog(manifest.log.checkpoint ?? undefined)
  } finally {
    await db().$disconnect()
    setDatabase(null)
  }
}

/** Takes contents of the store into the files of a data folder, each under its hash, on the disk before it counts. */
function keepIn(dataFolder: string) {
  return async (sha256: string, bytes: AsyncIterable<Buffer>): Promise<void> => {
    const folder = path.join(dataFolder, 'files', sha256.slice(0, 2))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path.join(folder, sha256), 'wx', 0o600)
    try {
      const hash = createHash('sha256')
      for await (const piece of bytes) {
        hash.update(piece)
        await file.writeFile(piece)
      }
      if (hash.digest('hex') !== sha256) throw new BackupRefused(`The file ${sha256} changed while it was read.`)
      await file.sync()
    } finally {
      await file.close()
    }
  }
}
