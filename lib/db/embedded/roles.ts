import pg from 'pg'
import { second } from '@/lib/time/units'

/** The owner of the tables and the application's login, with these passwords. Neither is a superuser. */
export async function ensureLogins(superUrl: string, passwords: { owner: string; application: string }): Promise<void> {
  await onServer(superUrl, async (client) => {
    for (const [login, password] of [
      ['dertig_owner', passwords.owner],
      ['dertig_app', passwords.application],
    ]) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login])
      if (rowCount === 0) await client.query(`CREATE ROLE ${login} LOGIN`)
      await client.query(`ALTER ROLE ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '${password}'`)
    }
  })
}

/** The database itself, owned by the owner. */
export async function ensureDatabase(superUrl: string): Promise<void> {
  await onServer(superUrl, async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'dertig'`)
    if (rowCount === 0) await client.query('CREATE DATABASE dertig OWNER dertig_owner')
  })
}

async function onServer(superUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl, connectionTimeoutMillis: 5 * second })
  await client.connect()
  await work(client).finally(() => client.end())
}
