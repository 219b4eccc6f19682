import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openDatabase, setDatabase } from './client'
import type { PrismaClient } from './generated/client'
import { databaseOn, filledPrefix, template } from './testing-server'

export type TestDatabase = {
  /** Address with the application's login. */
  url: string
  /** Address with the owner's login. */
  ownerUrl: string
  /** The application's client; `db()` gives the same one, so that commands under test use this database. */
  client: PrismaClient
  close(): Promise<void>
}

/** What a database holds before its test begins: `fill` is run once in a run of all tests, on `db()`, for everybody of that name. */
export type Filling = { name: string; fill: () => Promise<unknown> }

/**
 * A fresh, migrated database of its own, copied from the run's template; call in beforeAll or beforeEach, close after.
 * With `empty` it has no tables, for tests of migrations themselves; with `filled` it holds what that made.
 */
export async function testDatabase({
  empty = false,
  filled,
}: {
  empty?: boolean
  filled?: Filling
} = {}): Promise<TestDatabase> {
  const from = filled ? await filledTemplate(filled) : template
  return copyOf(from, { empty })
}

async function copyOf(from: string, { empty = false, name = newName() } = {}): Promise<TestDatabase> {
  await onServer(`CREATE DATABASE ${name} OWNER dertig_owner ${empty ? '' : `TEMPLATE ${from} STRATEGY FILE_COPY`}`)
  const url = databaseOn(address('DERTIG_TEST_APPLICATION_URL'), name)
  const client = openDatabase(url)
  process.env.DATABASE_URL = url
  setDatabase(client)
  return {
    url,
    ownerUrl: databaseOn(address('DERTIG_TEST_OWNER_URL'), name),
    client,
    close: async () => {
      await client.$disconnect()
      setDatabase(null)
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

const newName = () => `test_${randomUUID().replaceAll('-', '')}`

/** The database to copy: the first who asks fills it, under another name until it is whole; others wait. */
async function filledTemplate({ name, fill }: Filling): Promise<string> {
  const whole = `${filledPrefix}${name}`
  const client = new pg.Client({ connectionString: address('DERTIG_TEST_SUPER_URL') })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [whole])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [whole])
    if (rowCount) return whole
    const begun = newName()
    const database = await copyOf(template, { name: begun })
    await fill()
    await database.client.$disconnect()
    setDatabase(null)
    await onServer(`ALTER DATABASE ${begun} RENAME TO ${whole}`)
    return whole
  } finally {
    await client.end()
  }
}

function address(variable: string): string {
  const url = process.env[variable]
  if (!url) throw new Error(`${variable} is missing: database tests run with "npx vitest run --project 'database*'"`)
  return url
}

/** Copies of one template wait for each other, so a busy template is tried again for a while. */
async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address('DERTIG_TEST_SUPER_URL') })
  await client.connect()
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(sql)
        return
      } catch (error) {
        const busy = error instanceof pg.DatabaseError && error.code === '55006'
        if (!busy || attempt > 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  } finally {
    await client.end()
  }
}
