import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { testDatabaseOwnerUrl } from '@/lib/config/process'
import { startEmbedded } from '@/lib/db/embedded/server'
import { throwAwayFolder } from '@/lib/db/testing-folder'

/** A PostgreSQL server as others have it, for the second run of the database tests. */
export type OwnServer = { name: string; url: string; stop(): Promise<void> }

const installedUnder = '/usr/lib/postgresql'

/** The server of TEST_DATABASE_OWNER_URL, else a throw-away one from the system's PostgreSQL; null when there is neither. */
export async function ownServer(): Promise<OwnServer | null> {
  const given = testDatabaseOwnerUrl()
  if (given) return { name: 'the server of TEST_DATABASE_OWNER_URL', url: given, stop: async () => {} }
  const version = newestInstalled()
  if (!version) return null
  const bin = (program: string) => path.join(installedUnder, version, 'bin', program)
  const dataFolder = throwAwayFolder('dertig-own-server-')
  const server = await startEmbedded({
    dataFolder,
    durable: false,
    binaries: {
      folder: path.join(installedUnder, version),
      initdb: bin('initdb'),
      pgCtl: bin('pg_ctl'),
      postgres: bin('postgres'),
    },
  })
  return {
    name: `PostgreSQL ${version} of this system`,
    url: server.superUrl,
    stop: async () => {
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

function newestInstalled(): string | undefined {
  if (!existsSync(installedUnder)) return undefined
  return readdirSync(installedUnder)
    .filter((version) => existsSync(path.join(installedUnder, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0]
}
