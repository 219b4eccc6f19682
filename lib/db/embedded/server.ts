import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { keptSecret, prepareDataFolder } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import { second } from '@/lib/time/length'
import { type Binaries, findBinaries } from './binaries'
import { type Cluster, createCluster, overSocket, readPostmaster, startCluster, stopCluster } from './cluster'
import { chooseIdentity, ensureDatabase, ensureLogins } from './identity'
import { isAlive } from './process'

export type EmbeddedServer = {
  port: number
  /** True when the server was already running: its former owner was killed. */
  adopted: boolean
  /** Address for the application: reads and writes, no more (lib/db/grants.ts). */
  applicationUrl: string
  /** Address of the owner of the tables: migrations and backup. */
  ownerUrl: string
  /** Address of the server's superuser: only for making logins and databases. */
  superUrl: string
  /** True while the server's process lives. */
  alive(): boolean
  /** Starts it again after it was killed. */
  revive(): Promise<void>
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataFolder: string
  /** False only for throw-away databases of tests. */
  durable?: boolean
  /** Programs of another PostgreSQL, for the tests on a server as others have it. */
  binaries?: Binaries
  onProgress?: (doing: string) => void
}

/**
 * Starts the embedded PostgreSQL on a data folder, or adopts the one that is still running there.
 * The caller holds the folder (lib/db/embedded/lock.ts). Loopback only and a socket in its folder, logins by password.
 */
export async function startEmbedded({
  dataFolder,
  durable = true,
  binaries = findBinaries(),
  onProgress = () => {},
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = prepareDataFolder(dataFolder)
  const clusterFolder = path.join(folder, 'postgres')
  const cluster: Cluster = { folder: clusterFolder, identity: chooseIdentity(binaries, folder, clusterFolder) }
  const passwords = {
    super: keptSecret(folder, 'database-super-password'),
    owner: keptSecret(folder, 'database-owner-password'),
    application: keptSecret(folder, 'database-application-password'),
  }
  const url = (user: string, password: string, database: string, port: number) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
  if (!existsSync(cluster.folder)) onProgress('making a new database')
  await createCluster(cluster, passwords.super, durable)

  const running = await adoptable(cluster, (port) => url('postgres', passwords.super, 'postgres', port))
  if (running) onProgress(`taking over the database server that was left running (process ${running.pid})`)
  const port = running?.port ?? (await startOnFreePort(cluster, folder))
  const superUrl = url('postgres', passwords.super, 'postgres', port)
  await ensureLogins(superUrl, passwords)
  await ensureDatabase(superUrl)
  return {
    port,
    adopted: running !== null,
    applicationUrl: overSocket(cluster, url('dertig_app', passwords.application, 'dertig', port)),
    ownerUrl: url('dertig_owner', passwords.owner, 'dertig', port),
    superUrl,
    alive: () => isAlive(readPostmaster(cluster)?.pid ?? 0),
    revive: () => startPatiently(cluster, port),
    stop: () => stopCluster(cluster),
  }
}

/** The server still running on this folder, once it answers; null when there is none. */
async function adoptable(cluster: Cluster, superUrl: (port: number) => string) {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const running = readPostmaster(cluster)
    if (!running?.pid || !isAlive(running.pid)) return null
    const answer = running.port ? await connects(superUrl(running.port)) : 'not yet'
    if (answer === 'yes') return running
    if (answer === 'foreign') return null
    await wait(500)
  }
  throw new OperatorError(
    `A PostgreSQL server runs on ${cluster.folder} but does not answer. See server.log there, or stop it.`,
  )
}

async function connects(connectionString: string): Promise<'yes' | 'not yet' | 'foreign'> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2 * second })
  try {
    await client.connect()
    await client.end()
    return 'yes'
  } catch (error) {
    // Wrong password: the process number was reused by somebody else's server.
    return error instanceof pg.DatabaseError && error.code === '28P01' ? 'foreign' : 'not yet'
  }
}

async function startOnFreePort(cluster: Cluster, dataFolder: string): Promise<number> {
  const remembered = path.join(dataFolder, 'database-port')
  const last = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : 0
  const port = last && (await isFree(last)) ? last : await freePort()
  await startPatiently(cluster, port)
  writeFileSync(remembered, String(port), { mode: 0o600 })
  return port
}

/** After a kill, sessions of the old server may hold its memory for a moment longer. */
async function startPatiently(cluster: Cluster, port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startCluster(cluster, port)
    } catch (error) {
      if (attempt >= 10) throw error
      await wait(500)
    }
  }
}

function freePort(): Promise<number> {
  return listenOnce(0)
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port).catch(() => 0)) === port
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
