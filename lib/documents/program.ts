import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { databaseUrl, documentProgram, environmentWith } from '@/lib/config/process'
import { secretNames, settings } from '@/lib/config/settings'
import { type Child, type Runner, runnerOf, usualLimits } from './runner'

const megabyte = 1024 * 1024
type Kept = { runner: Runner; database: string }
const kept: { dertigDocuments?: Kept } = globalThis as { dertigDocuments?: Kept }

/** The runner of this process, with the limits of its settings; its child reads the database that the process reads. */
export function documents(): Runner {
  const database = databaseUrl()
  if (kept.dertigDocuments?.database !== database) {
    const limits = { ...usualLimits, memory: settings().DOCUMENT_MEMORY_MB * megabyte }
    kept.dertigDocuments = { runner: runnerOf(startChild, limits), database }
  }
  return kept.dertigDocuments.runner
}

/**
 * The child process: the same database login, none of the secrets. Its own heap gets less than half of what it may hold;
 * the rest is for Typst and the fonts. It ends by itself when we are gone.
 */
function startChild(): Child {
  const heap = Math.floor(settings().DOCUMENT_MEMORY_MB * 0.4)
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, ...documentProgram()], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: environmentWith({
      ...Object.fromEntries([...secretNames, 'SMTP_PASSWORD', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'].map(emptied)),
      // One core for documents: the others are for people who work.
      RAYON_NUM_THREADS: '1',
      // What a file of a ZIP held goes back to the system before the next one.
      MALLOC_ARENA_MAX: '1',
      MALLOC_TRIM_THRESHOLD_: '1000000',
      DATABASE_POOL: '2',
    }),
  })
  child.on('error', () => {})
  if (child.pid !== undefined) lower(child.pid)
  child.channel?.unref()
  child.unref()
  return {
    send: (message) => child.connected && child.send(message),
    onMessage: (take) => child.on('message', take),
    onEnd: (take) => child.once('close', take),
    memory: () => (child.pid === undefined ? null : residentBytes(child.pid)),
    kill: () => child.kill('SIGKILL'),
  }
}

const emptied = (name: string): [string, string] => [name, '']

function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where the system does not allow it, the child tries by itself.
  }
}

/** Linux tells what a process holds; elsewhere the child says it with its progress. */
function residentBytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}
