import { existsSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { keysHere, keysText } from '@/lib/backup/file/keys'
import { noteBackup } from '@/lib/backup/note'
import { keysBeside, keysFor, type Restored, restoreHouse } from '@/lib/backup/place'
import { rehearse } from '@/lib/backup/rehearse'
import { nameFor } from '@/lib/backup/schedule'
import { makeBackup } from '@/lib/backup/write'
import { databaseUrl } from '@/lib/config/process'
import { liesIn, readSettings } from '@/lib/config/settings'
import { OperatorError } from '@/lib/errors/operator'
import { second } from '@/lib/time/length'
import { type Instant, systemNow } from '@/lib/time/types'
import { say } from '../serve/say'
import { print, withDatabase } from './store'

const usage = `dertig backup [FILE|FOLDER] [--keys FILE|none]   everything in one file, while Dertig runs or not; the keys in another
dertig backup rehearse FILE [--keys FILE]      restores it beside, compares, and removes that again
dertig restore FILE [--keys FILE]              into an empty place`

/** `dertig backup …`: 0 when all was kept (or came out of the rehearsal as kept), 1 when not. */
export async function backup(args: readonly string[]): Promise<number> {
  const { positionals, values } = parsed(args)
  if (positionals[0] === 'rehearse') return rehearsal(positionals[1], values.keys)
  if (positionals.length > 1) return misused()
  return withDatabase(() => keep(positionals[0], values.keys))
}

/** `dertig restore FILE`: 0 when everything is back as it was kept, 1 when it was refused or the log does not verify. */
export async function restore(args: readonly string[]): Promise<number> {
  const { positionals, values } = parsed(args)
  const [file] = positionals
  if (file === undefined || positionals.length > 1) return misused()
  const restored = await restoreHouse(readSettings(), { file, keysFile: values.keys, onProgress: nowAndThen() })
  return told({ restored: file, from: restored.manifest.madeAt }, restored)
}

/** Says what is being done, and not more often than somebody reads it. */
function nowAndThen(): (doing: string) => void {
  let next = 0
  return (doing) => {
    if (Date.now() < next) return
    next = Date.now() + 2 * second
    say.progress(doing)
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { keys: { type: 'string' } } })
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function misused(): number {
  console.error(usage)
  return 2
}

async function keep(given: string | undefined, keysGiven: string | undefined): Promise<number> {
  const now = systemNow()
  const target = targetOf(given ?? readSettings().BACKUP_FOLDER ?? 'backups', now)
  const keysFile = keysGiven === 'none' ? null : (keysGiven ?? keysBeside(target))
  if (keysFile && existsSync(keysFile)) throw new OperatorError(`${keysFile} is there already.`)
  const keys = keysHere()
  const made = await makeBackup({ target, url: databaseUrl(), keys, now, onProgress: nowAndThen() })
  if (keysFile) {
    writeFileSync(keysFile, keysText(keys), { mode: 0o600, flag: 'wx', flush: true })
    say.progress(`keep ${keysFile} apart from ${made.file}: who holds both can read names that were erased`)
  }
  await noteBackup(made, { name: 'operator', channel: 'cli' })
  if (made.logProblem) say.warning(`${made.logProblem}. The backup holds the log as it stands.`)
  if (made.missing.length > 0) say.warning(`${made.missing.length} files were missing or damaged; see "dertig doctor".`)
  const { log, logProblem, ...rest } = made
  print({ ...rest, keys: keysFile, log: log.size, root: log.root })
  return logProblem === null ? 0 : 1
}

/** A file as named; in a folder, a name that says when. Never in the data folder, which is what may be lost. */
function targetOf(given: string, now: Instant): string {
  const named = path.resolve(given)
  const target = /\.tar\.gz$/.test(named) ? named : path.join(named, nameFor(now))
  if (liesIn(readSettings().DERTIG_DATA, target))
    throw new OperatorError(`${target} lies in the data folder, and would be lost with it. Name another place.`)
  return target
}

async function rehearsal(file: string | undefined, keysFile: string | undefined): Promise<number> {
  if (file === undefined) return misused()
  const keys = keysFor(file, keysFile, readSettings())
  const restored = await rehearse(file, { keys, beside: os.tmpdir(), onProgress: nowAndThen() })
  const width = Math.max(...restored.tables.map(({ name }) => name.length))
  for (const { name, rows, same } of restored.tables)
    say.line(`${name.padEnd(width)}  ${String(rows).padStart(9)} rows  ${same ? 'same' : 'DIFFERS'}`)
  say.line(`${'files'.padEnd(width)}  ${String(restored.manifest.files.length).padStart(9)}       same`)
  return told({ rehearsed: file, from: restored.manifest.madeAt }, restored)
}

function told(what: { [key: string]: string }, { manifest, tables, log }: Restored): number {
  print({
    ...what,
    version: manifest.version,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files.length,
    log: log.state,
    // One entry more than was kept: the one that says that it was restored.
    entries: log.size,
    ...(log.state === 'ok' ? {} : { problem: log.message }),
  })
  return log.state === 'ok' ? 0 : 1
}
