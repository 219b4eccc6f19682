import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { OperatorError } from '@/lib/errors/operator'
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
 * where that is refused (as in some containers), as `nobody`, with a copy of the programs that it can read.
 * Refuses clearly when neither works.
 */
export function chooseIdentity(binaries: Binaries, dataFolder: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], binaries, handOver: () => {} }
  if (runs([...inNamespace, 'true'])) return { prefix: inNamespace, binaries, handOver: () => {} }
  return asNobody(binaries, dataFolder)
}

function runs(command: readonly string[]): boolean {
  const [program = '', ...rest] = command
  return spawnSync(program, rest, { stdio: 'ignore' }).status === 0
}

function asNobody(binaries: Binaries, dataFolder: string): Identity {
  const nobody = { uid: idOf('-u'), gid: idOf('-g') }
  const prefix = ['setpriv', `--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups']
  if (!runs([...prefix, 'true'])) {
    throw new OperatorError(
      'PostgreSQL cannot run as root, and neither unshare nor setpriv (package util-linux) can start it as somebody else here. Start Dertig as an ordinary user, or set DATABASE_URL.',
    )
  }
  // The folder itself may be passed through; what is secret in it has its own, closed folder.
  chmodSync(dataFolder, 0o711)
  if (!runs([...prefix, 'test', '-x', dataFolder])) {
    throw new OperatorError(
      `PostgreSQL cannot run as root, and the user "nobody" cannot reach ${dataFolder}. Set DERTIG_DATA to a folder outside of root's own, start Dertig as an ordinary user, or set DATABASE_URL.`,
    )
  }
  return {
    prefix,
    binaries: readableCopy(binaries, prefix),
    handOver: (target) => chownSync(target, nobody.uid, nobody.gid),
  }
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
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, copy, { recursive: true, verbatimSymlinks: true })
  }
  if (!runs([...prefix, path.join(copy, 'bin', 'postgres'), '--version'])) {
    throw new OperatorError(
      `The user "nobody" cannot run the copy of PostgreSQL in ${copy}. Start Dertig as an ordinary user, or set DATABASE_URL.`,
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
