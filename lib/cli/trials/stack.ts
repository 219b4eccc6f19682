import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { environmentWith } from '@/lib/config/process'
import { runningServer } from '@/lib/db/embedded/running'
import { OperatorError } from '@/lib/errors/operator'
import { minute } from '@/lib/time/length'

/** A whole Dertig as `npm start` starts it, or `npm run demo`, on a throw-away data folder. */
export type Stack = {
  address: string
  dataFolder: string
  ownerUrl: string
  applicationUrl: string
  /** The process that started all others. */
  mainProcess: number
  /** Numbers of the two processes that a trial kills; they change with every kill. */
  appProcess(): number
  databaseProcess(): number
  /** Stops it and keeps its data. */
  pause(): Promise<void>
  /** Stops it and throws its data away. */
  stop(): Promise<void>
}

const patienceMs = 4 * minute

export async function startStack(
  dataFolder = mkdtempSync(path.join(os.tmpdir(), 'dertig-trial-')),
  node = process.execPath,
  command: 'start' | 'demo' = 'start',
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const child = spawn(node, ['lib/cli/bootstrap.mjs', command], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: environmentWith({
      PORT: String(port),
      DERTIG_DATA: dataFolder,
      LOG_LEVEL: 'silent',
      DATABASE_URL: '',
      npm_lifecycle_event: '',
      ...environment,
    }),
  })
  await untilReady(child, address)
  const server = runningServer(dataFolder)
  if (!server) throw new OperatorError('The trial found no database server.')
  const pause = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return {
    address,
    dataFolder,
    ownerUrl: server.ownerUrl,
    applicationUrl: server.applicationUrl,
    mainProcess: child.pid ?? 0,
    appProcess: () => firstChildOf(child.pid ?? 0),
    databaseProcess: () =>
      Number(readFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    pause,
    stop: async () => {
      await pause()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: ChildProcess, address: string): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (child.exitCode !== null) break
    const ready = await fetch(`${address}/api/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await wait(50)
  }
  throw new OperatorError('The application of the trial did not become ready.')
}

/** The application is the only child of the process that starts it; the database server has gone its own way. */
function firstChildOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  return Number(children[0])
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}

/** What the database holds after a trial. `half`: reports without leak, clocks or exactly one audit entry, or the reverse. */
export type Evidence = { refs: Map<string, string>; half: number; gaps: number; audit: string }

const wholeness = `
  SELECT r."clientId", l.ref, l.number,
    (SELECT count(*)::int FROM "AuditEntry" e WHERE e."subjectId" = l.id::text AND e.action = 'leak.report') AS entries,
    (SELECT count(*)::int FROM "LeakClock" c WHERE c."leakId" = l.id) AS clocks
  FROM "Leak" l FULL JOIN "LeakReport" r ON r."leakId" = l.id ORDER BY l.number`

type Row = { clientId: string | null; ref: string | null; number: number | null; entries: number; clocks: number }

export async function whatIsThere(stack: Stack): Promise<Evidence> {
  const client = new pg.Client(stack.ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<Row>(wholeness)
    const entries = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "AuditEntry" WHERE action = 'leak.report'`,
    )
    const torn = rows.filter((row) => !row.clientId || !row.ref || row.entries !== 1 || row.clocks === 0).length
    const orphans = Math.max(0, (entries.rows[0]?.count ?? 0) - rows.length)
    return {
      refs: new Map(rows.map((row) => [row.clientId ?? '', row.ref ?? ''])),
      half: torn + orphans,
      gaps: rows.filter((row, index) => row.number !== index + 1).length,
      audit: auditState(stack),
    }
  } finally {
    await client.end()
  }
}

/** As an operator asks: `dertig audit verify`. */
export function auditState({ dataFolder }: Pick<Stack, 'dataFolder'>): string {
  const { stdout } = spawnSync(process.execPath, ['lib/cli/bootstrap.mjs', 'dertig', 'audit', 'verify'], {
    encoding: 'utf8',
    env: environmentWith({ DERTIG_DATA: dataFolder, DATABASE_URL: '' }),
  })
  return z.object({ state: z.string() }).parse(JSON.parse(stdout)).state
}
