import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { OperatorError } from '@/lib/errors/operator'
import { second } from '@/lib/time/length'
import { type Binaries, binariesIn } from './binaries'

/** PostgreSQL refuses to run as root. As whom its programs run, and how to hand them a file or folder. */
export type Identity = {
  prefix: readonly string[]
  binaries: Binaries
  /** Makes a file or folder reachable for the server's programs. */
  handOver(target: string): void
}

const inNamespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

/**
 * An ordinary user runs the programs as they are. Root runs them in a user namespace, where the files stay root's;
 * where that is refused (as in some containers), as `nobody`, with a copy of the programs that it can read. Files that
 * somebody else made are served as that somebody. Refuses clearly when none of this works.
 */
export function chooseIdentity(binaries: Binaries, dataFolder: string, clusterFolder: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], binaries, handOver: () => {} }
  const made = existsSync(clusterFolder) ? statSync(clusterFolder) : null
  if (made && made.uid !== 0) return asSomebody(binaries, dataFolder, { uid: made.uid, gid: made.gid })
  if (runs([...inNamespace, 'true'])) return { prefix: inNamespace, binaries, handOver: () => {} }
  const identity = asSomebody(binaries, dataFolder, { uid: idOf('-u'), gid: idOf('-g') })
  if (made) everythingUnder(clusterFolder).forEach(identity.handOver)
  return identity
}

function runs(command: readonly string[]): boolean {
  const [program = '', ...rest] = command
  return spawnSync(program, rest, { stdio: 'ignore' }).status === 0
}

function asSomebody(binaries: Binaries, dataFolder: string, { uid, gid }: { uid: number; gid: number }): Identity {
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  if (!runs([...prefix, 'true'])) {
    throw new OperatorError(
      'PostgreSQL cannot run as root, and neither unshare nor setpriv (package util-linux) can start it as somebody else here. Start Dertig as an ordinary user, or set DATABASE_URL.',
    )
  }
  // The folder itself may be passed through; what is secret in it has its own, closed folder.
  if (statSync(dataFolder).uid === 0) chmodSync(dataFolder, 0o711)
  if (!runs([...prefix, 'test', '-x', dataFolder])) {
    throw new OperatorError(
      `PostgreSQL cannot run as root, and the user with number ${uid}, as whom it would run, cannot reach ${dataFolder}. Set DERTIG_DATA to a folder outside of root's own, start Dertig as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return { prefix, binaries: readableCopy(binaries, prefix), handOver: (target) => chownSync(target, uid, gid) }
}

function everythingUnder(folder: string): string[] {
  return [folder, ...readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file)))]
}

function idOf(flag: '-u' | '-g'): number {
  const answer = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : 65534
}

/** The programs where `nobody` can read them: in place when it can, else a copy that only root can write. */
function readableCopy(binaries: Binaries, prefix: readonly string[]): Binaries {
  if (runs([...prefix, binaries.postgres, '--version'])) return binaries
  const folder = path.join(copiesFolder(), path.basename(path.dirname(binaries.folder)))
  const version = statSync(binaries.postgres).mtimeMs
  const copy = path.join(folder, String(Math.round(version)))
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  if (!runs([...prefix, path.join(copy, 'bin', 'postgres'), '--version'])) {
    throw new OperatorError(
      `The user as whom PostgreSQL would run cannot use its copy of PostgreSQL in ${copy}. Start Dertig as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return binariesIn(copy)
}

/** A folder that only root writes and everybody reads. */
function copiesFolder(): string {
  for (const parent of ['/var/lib', '/opt', os.tmpdir()]) {
    const folder = path.join(parent, 'dertig-postgres')
    try {
      mkdirSync(folder, { mode: 0o755, recursive: true })
      accessSync(folder, constants.W_OK)
      if (statSync(folder).uid === 0) return folder
    } catch {
      // not here: try the next place
    }
  }
  throw new OperatorError(
    'There is no folder to keep a copy of PostgreSQL in that "nobody" can read. Start Dertig as an ordinary user, or set DATABASE_URL.',
  )
}

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
