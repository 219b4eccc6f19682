import type { Environment } from './environment'

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
