import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'

/** Makes the data folder, for its owner only, and returns its absolute path. */
export function prepareDataFolder(folder: string): string {
  const absolute = path.resolve(folder)
  try {
    mkdirSync(absolute, { recursive: true, mode: 0o700 })
    mkdirSync(path.join(absolute, 'secrets'), { recursive: true, mode: 0o700 })
    chmodSync(path.join(absolute, 'secrets'), 0o700)
  } catch (error) {
    throw new OperatorError(`Cannot use ${absolute} as data folder: ${error instanceof Error ? error.message : error}`)
  }
  return absolute
}

/** A secret of this installation: made at first use, then kept in a file that only its owner can read. */
export function keptSecret(dataFolder: string, name: string, make = randomSecret): string {
  const file = path.join(dataFolder, 'secrets', name)
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim()
    if (kept) return kept
  }
  const made = make()
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${made}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
  return made
}

/** 256 random bits, safe in addresses and shells. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}
