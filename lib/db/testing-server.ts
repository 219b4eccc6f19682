import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { randomSecret } from '@/lib/config/process'
import { ensureLogins } from './embedded/identity'
import { startEmbedded } from './embedded/server'
import { migrate } from './migrate'
import { throwAwayFolder } from './testing-folder'

/** Database that every test's database is copied from. */
export const template = 'dertig_template'
/** Databases that were filled once for several tests begin so; a run makes its own. */
export const filledPrefix = 'dertig_filled_'

/**
 * vitest's global set-up of the database project: one server per run, with a migrated template.
 * The server is an embedded one in a temporary folder, or the one of TEST_DATABASE_OWNER_URL (a login that may
 * make databases and roles; CI gives a PostgreSQL of its own).
 */
export default async function setup(): Promise<() => Promise<void>> {
  // The projects of a run share one server.
  if (process.env.DERTIG_TEST_SUPER_URL) return async () => {}
  const given = process.env.TEST_DATABASE_OWNER_URL
  const server = given ? await givenServer(given) : await embeddedServer()
  await makeTemplate(server.superUrl, server.ownerUrl)
  process.env.DERTIG_TEST_SUPER_URL = server.superUrl
  process.env.DERTIG_TEST_OWNER_URL = server.ownerUrl
  process.env.DERTIG_TEST_APPLICATION_URL = server.applicationUrl
  return server.stop
}

type TestServer = { superUrl: string; ownerUrl: string; applicationUrl: string; stop: () => Promise<void> }

async function embeddedServer(): Promise<TestServer> {
  const dataFolder = throwAwayFolder('dertig-test-')
  const server = await startEmbedded({ dataFolder, durable: false })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function givenServer(superUrl: string): Promise<TestServer> {
  const passwords = { owner: randomSecret(), application: randomSecret() }
  await ensureLogins(superUrl, passwords)
  const as = (user: string, password: string) => {
    const url = new URL(superUrl)
    url.username = user
    url.password = password
    return url.href
  }
  return {
    superUrl,
    ownerUrl: as('dertig_owner', passwords.owner),
    applicationUrl: as('dertig_app', passwords.application),
    stop: async () => {},
  }
}

async function makeTemplate(superUrl: string, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const filled = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [filledPrefix],
    )
    for (const { datname } of [{ datname: template }, ...filled.rows])
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${template} OWNER dertig_owner`)
  } finally {
    await client.end()
  }
  await migrate(databaseOn(ownerUrl, template), path.resolve('prisma/migrations'), 'dertig_app')
}

/** The same login and server, another database. */
export function databaseOn(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
