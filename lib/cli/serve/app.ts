import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, copyFileSync, existsSync, renameSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { environmentWith } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import { second } from '@/lib/time/length'

/** The application as a child process. */
export type App = { child: ChildProcess; ended: Promise<number>; stop(): Promise<void> }

export type AppOptions = {
  args: readonly string[]
  environment: Record<string, string>
  /** File for what the app prints; null: it goes where ours goes. */
  logFile: string | null
}

const graceMs = 10 * second

/**
 * Refuses with one sentence when somebody keeps listening there. Waits a moment first: after a kill, the former
 * application needs one to notice.
 */
export async function requireFreePort(port: number, host: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const problem = await listeningProblem(port, host)
    if (problem === null) return
    if (problem === 'EADDRINUSE' && attempt < 10) await wait(200)
    else {
      const why = problem === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${problem})`
      throw new OperatorError(`Port ${port} on ${host} ${why}. Stop what uses it, or set PORT to another number.`)
    }
  }
}

function listeningProblem(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** A log is begun anew at this size; so many former ones are kept, `app.log.1` the newest. */
const [logBytes, formerLogs] = [10_000_000, 5]

/** Takes what is said to a file that only its owner reads, and begins a new one when it is full. */
export function rotatingLog(file: string, most = logBytes): (said: Buffer) => void {
  let size = existsSync(file) ? statSync(file).size : 0
  return (said) => {
    if (size > 0 && size + said.byteLength > most) {
      for (let n = formerLogs; n > 0; n -= 1) {
        const former = n === 1 ? file : `${file}.${n - 1}`
        if (existsSync(former)) renameSync(former, `${file}.${n}`)
      }
      size = 0
    }
    appendFileSync(file, said, { mode: 0o600 })
    size += said.byteLength
  }
}

/** Empties a log that another program keeps open for appending, when it is full; what it held is kept as `<file>.1`. */
export function trimLog(file: string, most = logBytes): void {
  if (!existsSync(file) || statSync(file).size <= most) return
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
}

/** Starts the application in a process group of its own, so that Ctrl-C reaches it through us, in our order. */
export function startApp({ args, environment, logFile }: AppOptions): App {
  const guard = pathToFileURL('lib/cli/serve/guard.mjs').href
  const child = spawn(process.execPath, ['--import', guard, ...args], {
    detached: true,
    env: environmentWith({ ...environment, DERTIG_STARTED_BY: String(process.pid) }),
    stdio: ['ignore', logFile ? 'pipe' : 'inherit', logFile ? 'pipe' : 'inherit', 'ipc'],
  })
  if (logFile) {
    const keep = rotatingLog(logFile)
    for (const said of [child.stdout, child.stderr]) said?.on('data', keep)
  }
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const inTime = await Promise.race([ended.then(() => true), wait(graceMs, false, { ref: false })])
    if (!inTime) child.kill('SIGKILL')
    await ended
  }
  return { child, ended, stop }
}

/** Waits until the application says it is alive; throws when it ends before that. */
export async function untilAlive(app: App, address: string): Promise<void> {
  for (;;) {
    const answer = await Promise.race([app.ended.then(() => 'ended' as const), isAlive(address)])
    if (answer === 'ended')
      throw new OperatorError('The application ended while starting; what it said stands above or in app.log.')
    if (answer) return
    await wait(50)
  }
}

async function isAlive(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(30 * second) })
    return response.ok
  } catch {
    return false
  }
}
