import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { decided, keptSecret, prepareDataFolder, restoringFolder } from '@/lib/config/process'
import { type Settings, secretNames } from '@/lib/config/settings'
import { holdDataFolder } from '@/lib/db/embedded/lock'
import { type EmbeddedServer, startEmbedded } from '@/lib/db/embedded/server'
import { migrate } from '@/lib/db/migrate'
import { OperatorError } from '@/lib/errors/operator'
import { setUpQuestion } from '@/lib/people/entry/set-up-question'
import { second } from '@/lib/time/length'
import { say } from './say'

/** The prepared database: addresses, what the app's environment needs, and how to stop. */
export type Store = {
  dataFolder: string
  applicationUrl: string
  ownerUrl: string
  environment: Record<string, string>
  embedded: EmbeddedServer | null
  /** True when nothing is left to prepare: a company is here. Answers false when in doubt. */
  isSetUp(): Promise<boolean>
  /** Opens the log for the past of the example company while it is empty, or closes it. */
  keepPast(open: boolean): Promise<void>
  close(): Promise<void>
}

/**
 * Holds the data folder, starts the embedded server or tries the one of DATABASE_URL, and brings it to this version.
 * Throws an OperatorError for everything the operator must mend; then nothing is left running.
 */
export async function openStore(settings: Settings, doing: string): Promise<Store> {
  const dataFolder = prepareDataFolder(settings.DERTIG_DATA)
  if (existsSync(restoringFolder(dataFolder)))
    throw new OperatorError(
      `A restore into ${dataFolder} did not finish, so there is nothing whole in it. Run "dertig restore" again.`,
    )
  const release = holdDataFolder(dataFolder, doing)
  const embedded = settings.DATABASE_URL
    ? null
    : await startEmbedded({ dataFolder, onProgress: say.progress }).catch(releasing(release))
  const close = async () => {
    await embedded?.stop()
    release()
  }
  try {
    const store = await connect(settings, embedded)
    return {
      ...store,
      dataFolder,
      embedded,
      isSetUp: () => isSetUp(store.ownerUrl),
      keepPast: (open) => keepPast(store.ownerUrl, open),
      close,
      environment: decided({ ...store.environment, ...secretsOf(settings, dataFolder) }),
    }
  } catch (error) {
    await close()
    throw error
  }
}

function releasing(release: () => void) {
  return (error: unknown): never => {
    release()
    throw error
  }
}

async function connect(settings: Settings, embedded: EmbeddedServer | null) {
  const applicationUrl = embedded?.applicationUrl ?? settings.DATABASE_URL ?? ''
  const ownerUrl = embedded?.ownerUrl ?? settings.DATABASE_OWNER_URL ?? applicationUrl
  if (!embedded) await requireReachable(applicationUrl, ownerUrl)
  const login = loginOf(applicationUrl)
  const single = login === loginOf(ownerUrl)
  const applied = await migrate(ownerUrl, path.resolve('prisma/migrations'), single ? null : login)
  if (applied.length > 0)
    say.progress(`database brought up to date (${applied.length} ${applied.length === 1 ? 'step' : 'steps'})`)
  if (single) {
    say.warning(
      'One database login for everything (DATABASE_OWNER_URL is missing or has the same login): the database cannot stop Dertig, or somebody who took its login, from changing frozen versions, filed reports and the audit log.',
    )
  }
  return {
    applicationUrl,
    ownerUrl,
    environment: { DATABASE_URL: applicationUrl, DERTIG_SINGLE_LOGIN: single ? '1' : '' },
  }
}

/** Secrets as given, else as kept in the data folder. */
export function secretsOf(settings: Settings, dataFolder: string): Record<string, string> {
  const named = secretNames.map((name) => {
    const file = name.toLowerCase().replaceAll('_', '-')
    return [name, settings[name] ?? keptSecret(dataFolder, file)]
  })
  return { ...Object.fromEntries(named), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(dataFolder) }
}

/** Next wants 256 bits in plain base64. */
function actionsKey(dataFolder: string): string {
  return Buffer.from(keptSecret(dataFolder, 'server-actions-key'), 'base64url').toString('base64')
}

/** Only the owner's login may, and only an empty log is opened: what is in it has the time of the clock ever after. */
async function keepPast(ownerUrl: string, open: boolean): Promise<void> {
  await asOwner(ownerUrl, (client) => client.query('SELECT example_past($1)', [open]))
}

async function isSetUp(ownerUrl: string): Promise<boolean> {
  const { rows } = await asOwner(ownerUrl, (client) => client.query<{ setUp: boolean }>(setUpQuestion))
  return rows[0]?.setUp ?? false
}

async function asOwner<T>(ownerUrl: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5 * second })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

async function requireReachable(...urls: string[]): Promise<void> {
  for (const url of new Set(urls)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5 * second })
    try {
      await client.connect()
      const { rows } = await client.query<{ version: number }>(
        `SELECT current_setting('server_version_num')::int AS version`,
      )
      if ((rows[0]?.version ?? 0) < 140_000) throw new Error('it is older than PostgreSQL 14')
    } catch (error) {
      const name = url === urls[0] ? 'DATABASE_URL' : 'DATABASE_OWNER_URL'
      throw new OperatorError(`The database of ${name} (${withoutPassword(url)}) cannot be used: ${reasonOf(error)}.`)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message
  return error instanceof Error ? error.message : String(error)
}

function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

function withoutPassword(url: string): string {
  const { username, host, pathname } = new URL(url)
  return `${username}@${host}${pathname}`
}
