import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { environmentWith } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import type { Identity } from './identity'

const run = promisify(execFile)
const logLimit = 5_000_000

/** The C library's locale; order and case are ICU's everywhere. Windows knows none of the names with UTF-8 in them. */
const systemLocale: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', win32: 'C' }

/** Written once into a new cluster. What people type never reaches the log: no statements, no values. */
const configuration = `
# Dertig
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
log_checkpoints = off
`

/** For throw-away databases of tests: nothing survives a crash of the machine. */
const forgetful = `
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
`

/** A folder with the files of one PostgreSQL server, and the programs that act on it. */
export type Cluster = { folder: string; identity: Identity }

/** Makes the files of a new server, whole or not at all. */
export async function createCluster(
  { folder, identity }: Cluster,
  superPassword: string,
  durable: boolean,
): Promise<void> {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, superPassword, { mode: 0o600 })
  identity.handOver(unfinished)
  identity.handOver(passwordFile)
  try {
    const locale = [
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=und',
      `--locale=${systemLocale[process.platform] ?? 'en_US.UTF-8'}`,
    ]
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await program(identity, identity.binaries.initdb, [
      '-D',
      unfinished,
      ...access,
      ...locale,
      ...(durable ? [] : ['--no-sync']),
    ])
    appendFileSync(path.join(unfinished, 'postgresql.conf'), configuration + (durable ? '' : forgetful))
    renameSync(unfinished, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

const megabyte = 1024 * 1024

/**
 * What the server may use of a machine with so much memory, given at every start so that it also holds for a server made
 * long ago. PostgreSQL's own 128 MB of buffers and 4 MB for a sort made a list of 50,000 records write temporary files;
 * more than 256 MB gains nothing there, because the machine keeps the files in its memory too. Plans are for answers in
 * milliseconds from memory or a solid-state disk: no compiling of queries, no fear of single pages, no helpers for one statement
 * (a search in 50,000 records took 19 ms with two of them and 12 without, and others wait for the processors they take).
 */
export function memorySettings(bytes: number): string {
  const buffers = Math.min(256, Math.max(32, Math.floor(bytes / megabyte / 16)))
  const sort = bytes < 2048 * megabyte ? 8 : 16
  const plans = ['random_page_cost=1.1', 'jit=off', 'max_parallel_workers_per_gather=0']
  return [`shared_buffers=${buffers}MB`, `work_mem=${sort}MB`, ...plans].map((setting) => `-c ${setting}`).join(' ')
}

/** Beside the port a socket in its own folder, which nobody else may enter: a question and its answer take a quarter less there. */
const socketSetting = process.platform === 'win32' ? '' : '-c unix_socket_directories=.'
/** Systems take no longer names of sockets. */
const longestSocket = 100

/** The same address over the socket of the server, where it has one that can be named; else as it is. */
export function overSocket({ folder }: Cluster, address: string): string {
  const url = new URL(address)
  const socket = path.join(path.resolve(folder), `.s.PGSQL.${url.port}`)
  if (!existsSync(socket) || Buffer.byteLength(socket) > longestSocket) return address
  url.searchParams.set('host', path.dirname(socket))
  return url.href
}

/** Starts the server and waits until it answers. Throws with the last lines of its log. */
export async function startCluster({ folder, identity }: Cluster, port: number): Promise<void> {
  const log = path.join(folder, 'server.log')
  if (existsSync(log) && statSync(log).size > logLimit) truncateSync(log)
  const before = existsSync(log) ? statSync(log).size : 0
  try {
    await programThatLeavesServer(identity, identity.binaries.pgCtl, [
      'start',
      '-w',
      '-t',
      '120',
      '-s',
      '-D',
      folder,
      '-l',
      log,
      '-o',
      `-p ${port} ${memorySettings(totalmem())} ${socketSetting}`,
    ])
  } catch {
    const said = existsSync(log)
      ? readFileSync(log).subarray(before).toString('utf8').trim().split('\n').slice(-4).join(' / ')
      : ''
    throw new OperatorError(`The embedded PostgreSQL did not start. It said: ${said || 'nothing'}`)
  }
}

/** Stops the server: sessions are cut, what was committed is on disk. */
export async function stopCluster({ folder, identity }: Cluster): Promise<void> {
  if (!existsSync(path.join(folder, 'postmaster.pid'))) return
  await program(identity, identity.binaries.pgCtl, ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', folder])
}

export type RunningServer = { pid: number; port: number }

/** What postmaster.pid says: process and port of the server on this folder, alive or not. */
export function readPostmaster({ folder }: Cluster): RunningServer | null {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return null
  }
}

async function program(identity: Identity, file: string, args: readonly string[]): Promise<void> {
  const { command, rest, options } = commandFor(identity, file, args)
  try {
    await run(command, rest, options)
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new OperatorError(`${path.basename(file)} failed: ${said}`)
  }
}

/** Without pipes: on Windows the server inherits them, and they would stay open after its starter has ended. */
async function programThatLeavesServer(identity: Identity, file: string, args: readonly string[]): Promise<void> {
  const { command, rest, options } = commandFor(identity, file, args)
  const [code] = await once(spawn(command, rest, { ...options, stdio: 'ignore' }), 'exit')
  if (code !== 0) throw new OperatorError(`${path.basename(file)} failed.`)
}

const keptBytes = 8 * megabyte
/**
 * The server keeps up to so much of what it gave back, for its next statement: asked of the system anew and returned each time, a
 * click of a crowd cost it 119 pages of memory and a tenth of its processor time. Other C libraries than glibc read none of these.
 */
const keptMemory = {
  MALLOC_TRIM_THRESHOLD_: String(keptBytes),
  MALLOC_MMAP_THRESHOLD_: String(keptBytes),
  MALLOC_TOP_PAD_: String(megabyte),
}

function commandFor({ prefix, binaries }: Identity, file: string, args: readonly string[]) {
  const [command = file, ...rest] = [...prefix, file, ...args]
  const env = environmentWith({
    ...keptMemory,
    ...{ LC_ALL: 'C', LD_LIBRARY_PATH: path.join(binaries.folder, 'lib'), PGOPTIONS: '' },
  })
  return { command, rest, options: { env, cwd: '/', windowsHide: true } }
}
