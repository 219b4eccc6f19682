import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'

/** Connections where no setting says otherwise. */
export const usualPool = 10

/**
 * What is read of the environment beside the checked settings: what is needed before they are known, and what changes
 * within a process (every test has a database of its own). Read anew at each call. Nothing outside lib/config reads the
 * environment by itself.
 */

/** Address of the database with the application's login; empty when none is given. */
export const databaseUrl = (): string => process.env.DATABASE_URL ?? ''

/** Text that the audit log's keys are derived from; empty when none is given. */
export const encryptionKey = (): string => process.env.ENCRYPTION_KEY ?? ''

/** Text or PEM of the key that signs checkpoints; empty when none is given. */
export const auditSigningKey = (): string => process.env.AUDIT_SIGNING_KEY ?? ''

/** From which level the log is written; a wrong one is told by the settings. */
export const logLevel = (): string => process.env.LOG_LEVEL || 'info'

export const isProduction = (): boolean => process.env.NODE_ENV === 'production'
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development'

/** Where `npm run bench` keeps what it makes. */
export const benchFolder = (): string | undefined => process.env.BENCH_DATA || undefined
/** True when SQL statements are counted for each visit: always but in production, where LOG_QUERIES asks for it. */
export const countsStatements = (): boolean => !isProduction() || process.env.LOG_QUERIES === 'on'

/** False in the copy of the program that Next may make for other runtimes. */
export const runsOnNode = (): boolean => process.env.NEXT_RUNTIME === 'nodejs'

/** True when people reach this installation over TLS, as far as its own address says. */
export const addressIsTls = (): boolean => process.env.APP_URL?.startsWith('https://') ?? false

/** The token that the first set-up will ask for, when the operator chose it. */
export const givenSetupToken = (): string | undefined => process.env.SETUP_TOKEN || undefined

/** A server for the tests, with a login that may make databases and roles. */
export const testDatabaseOwnerUrl = (): string | undefined => process.env.TEST_DATABASE_OWNER_URL

/**
 * The program that makes documents, as arguments of Node.js: the one of the build where the start names it; in
 * development and tests its source.
 */
export function documentProgram(): readonly string[] {
  const built = process.env.DERTIG_DOCUMENT_PROGRAM
  return built ? [built] : ['--import', 'tsx', 'lib/start/document-child.ts']
}

/** Arenas of the memory of the application's threads: two unless the operator says otherwise; eight a core keep what nobody needs. */
export const memoryArenas = (): string => process.env.MALLOC_ARENA_MAX || '2'

/** Connections to the database that this process keeps at most. */
export const databasePool = (): number => Number(process.env.DATABASE_POOL) || usualPool

export const startedByNpm = (): boolean => Boolean(process.env.npm_lifecycle_event)
export const wantsNoColour = (): boolean => Boolean(process.env.NO_COLOR)

/** The environment of a program we start: ours, with these variables in place of those of the same name. */
export function environmentWith(values: Environment = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...values }
}

/** Gives these variables to this process and to what it starts. */
export function give(values: Environment): void {
  Object.assign(process.env, values)
}

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

/** Where a restore stands until all of it is there; while this folder is there, the data folder is not used. */
export const restoringFolder = (dataFolder: string): string => path.join(dataFolder, 'restoring')

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

export type Environment = Readonly<Record<string, string | undefined>>

/** Variables with the contents of NAME_FILE in place of NAME; what cannot be read is named in `problems`. */
export function withFiles(environment: Environment, names: readonly string[]) {
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const name of names) {
    const given = environment[name]?.trim()
    const file = environment[`${name}_FILE`]?.trim()
    if (given && file) problems.push(`${name} and ${name}_FILE are both given; keep one`)
    else if (given) values[name] = given
    else if (file) {
      const content = contentOf(file)
      if (content) values[name] = content
      else problems.push(`${name}_FILE names ${file}, which ${content === null ? 'cannot be read' : 'is empty'}`)
    }
  }
  return { values, problems }
}

/** These variables as they go to a process that reads settings again: what was read from a file is not given twice. */
export function decided(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => [
      [name, value],
      [`${name}_FILE`, ''],
    ]),
  )
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}
