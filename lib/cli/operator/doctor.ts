import { existsSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { seemsOneAddress } from '@/lib/access/request/rate-limit'
import { plainHttpWarning, readSettings, type Settings } from '@/lib/config/settings'
import { isHeld } from '@/lib/db/embedded/lock'
import { OperatorError } from '@/lib/errors/operator'
import { checkStore } from '@/lib/files/store/check'
import { readiness } from '@/lib/start/readiness'
import { second } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { print, withDatabase } from './store'

/** `warning`: it runs, and somebody should know. */
type Finding = { check: string; status: 'ok' | 'warning' | 'failed'; detail?: string; advice?: string }

const leastFreeMb = 500

/** `dertig doctor`: looks at everything Dertig stands on and says what to do; 1 when something is wrong. */
export async function doctor(): Promise<number> {
  let failed = 0
  const tell = (finding: Finding) => {
    if (finding.status === 'failed') failed += 1
    print({ ...finding })
  }
  tell({ check: 'node', status: 'ok', detail: process.versions.node })
  const settings = readOrTell(tell)
  if (!settings) return 1
  for (const finding of [network(settings), dataFolder(settings), freeSpace(settings)]) tell(finding)
  const held = isHeld(path.resolve(settings.DERTIG_DATA))
  tell({ check: 'running', status: 'ok', detail: held ? 'Dertig runs on this data folder' : 'Dertig is not running' })
  if (settings.DATABASE_URL || existsSync(path.resolve(settings.DERTIG_DATA))) await database(tell)
  if (held) tell(await application(settings))
  return failed === 0 ? 0 : 1
}

function readOrTell(tell: (finding: Finding) => void): Settings | null {
  try {
    const settings = readSettings()
    tell({ check: 'settings', status: 'ok' })
    return settings
  } catch (error) {
    tell({
      check: 'settings',
      status: 'failed',
      detail: messageOf(error),
      advice: 'Correct these variables and start again.',
    })
    return null
  }
}

function network(settings: Settings): Finding {
  const inClear = plainHttpWarning(settings)
  return inClear ? { check: 'network', status: 'warning', detail: inClear } : { check: 'network', status: 'ok' }
}

function dataFolder(settings: Settings): Finding {
  const folder = path.resolve(settings.DERTIG_DATA)
  if (!existsSync(folder)) return { check: 'data folder', status: 'ok', detail: `${folder} does not exist yet` }
  const secrets = path.join(folder, 'secrets')
  const open = existsSync(secrets) && (statSync(secrets).mode & 0o077) !== 0
  if (!open) return { check: 'data folder', status: 'ok', detail: folder }
  return {
    check: 'data folder',
    status: 'failed',
    detail: `${secrets} can be read by others`,
    advice: `chmod 700 ${secrets}`,
  }
}

function freeSpace(settings: Settings): Finding {
  const folder = path.resolve(settings.DERTIG_DATA)
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : path.dirname(folder))
  const freeMb = Math.round((bavail * bsize) / 1_000_000)
  if (freeMb >= leastFreeMb) return { check: 'disk', status: 'ok', detail: `${freeMb} MB free` }
  return {
    check: 'disk',
    status: 'failed',
    detail: `${freeMb} MB free`,
    advice: 'Make room: a full disk stops every write.',
  }
}

const advice: Record<string, string> = {
  database: 'See data/postgres/server.log, or whether the server of DATABASE_URL runs.',
  migrations: 'Start Dertig once with DATABASE_OWNER_URL; the start brings the database to this version.',
  clock: 'Set the clocks of this machine and of the database by NTP: legal deadlines depend on them.',
  audit: 'Set DATABASE_OWNER_URL to a login of its own and start again; then run: dertig audit verify.',
}

async function database(tell: (finding: Finding) => void): Promise<void> {
  try {
    await withDatabase(async () => {
      const { checks } = await readiness()
      for (const [check, { status, detail }] of Object.entries(checks)) {
        tell({ check, status, detail, ...(status === 'failed' ? { advice: advice[check] } : {}) })
      }
      if (checks.migrations?.status === 'ok') for (const finding of [await files(), await visitors()]) tell(finding)
      return 0
    })
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    tell({ check: 'database', status: 'failed', detail: error.message })
  }
}

async function visitors(): Promise<Finding> {
  if (!(await seemsOneAddress(systemNow()))) return { check: 'visitors', status: 'ok' }
  return {
    check: 'visitors',
    status: 'warning',
    detail: 'everybody who signed in lately seems to come from one address',
    advice:
      'When they do not all sit behind one, name your proxy in TRUSTED_PROXIES: limits on sign-in count them together.',
  }
}

async function files(): Promise<Finding> {
  const { total, missing, damaged } = await checkStore()
  if (missing.length + damaged.length === 0)
    return { check: 'files', status: 'ok', detail: `${total} as they were stored` }
  return {
    check: 'files',
    status: 'failed',
    detail: `missing: ${missing.join(' ') || 'none'}; changed: ${damaged.join(' ') || 'none'}`,
    advice: 'Put the folder files of a backup back; each file is named by its SHA-256.',
  }
}

async function application({ HOST, PORT }: Settings): Promise<Finding> {
  const address = `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}/api/health/ready`
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5 * second) })
    return {
      check: 'application',
      status: response.ok ? 'ok' : 'failed',
      detail: `${address} answers ${response.status}`,
    }
  } catch {
    return {
      check: 'application',
      status: 'failed',
      detail: `${address} does not answer`,
      advice: 'Is PORT the one it was started with?',
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
