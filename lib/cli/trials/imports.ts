import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { give } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { chooseImport, pasteImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/run/commit'
import { judgedImport } from '@/lib/imports/run/judge'
import { chosenTable, storedImport } from '@/lib/imports/run/stored'
import { undoImport } from '@/lib/imports/run/undo'
import { second } from '@/lib/time/length'
import { withDatabase } from '../operator/store'
import { personWith } from './contexts'

const rows = 1_000
const times = 5
const mostMs = 2 * second

const tables = [
  {
    ...{ register: 'systems', head: 'Name;Description;Location' },
    row: (n: number) => `System ${n};What it does;Here`,
  },
  {
    ...{ register: 'activities', head: 'Name;Purposes;Categories of personal data;Processors;Kept' },
    row: (n: number) => {
      const table = Math.floor(n / rows)
      return `Activity ${n};Purpose ${table}-${n % 40};name, address;Processor ${table}-${n % 25};x`
    },
  },
]

/**
 * How long it takes to import 1,000 rows, and to take them back, on an embedded server of its own which writes to the disk as in
 * production: the median of five imports, beside the wall the time of the processor, which a busy machine does not lengthen.
 * Returns true when systems and activities are each imported within two
 * seconds.
 */
export async function importsTrial(): Promise<boolean> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'dertig-imports-'))
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', LOG_LEVEL: 'silent' })
  const results: Measured[] = []
  try {
    await withDatabase(async () => {
      for (const table of tables) results.push(await measured(dataFolder, table))
      return 0
    })
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
  console.log(`\nbar: ${rows} rows imported in at most ${mostMs} ms, median of ${times}`)
  for (const { register, importMs } of results)
    console.log(`  ${register.padEnd(12)} ${whole(importMs)} ms  ${importMs <= mostMs ? 'within' : 'TOO SLOW'}`)
  return results.every(({ importMs }) => importMs <= mostMs)
}

type Measured = { register: string; importMs: number }
type Took = { wall: number; cpu: number; server: number }

async function measured(
  folder: string,
  { register, head, row }: { register: string; head: string; row: (n: number) => string },
): Promise<Measured> {
  const dpo = await personWith('dpo')
  const steps = { read: [] as Took[], try: [] as Took[], import: [] as Took[], undo: [] as Took[] }
  for (let time = 0; time < times; time += 1) {
    const text = [head, ...Array.from({ length: rows }, (_, n) => row(n + time * rows))].join('\n')
    const made = await timed({ folder, into: steps.read }, () => must(pasteImport(dpo, { register, text })))
    const { choice } = await storedImport(db(), dpo.actor, made.id)
    await must(chooseImport(dpo, { id: made.id, choice }))
    await timed({ folder, into: steps.try }, async () => {
      const stored = await storedImport(db(), dpo.actor, made.id)
      await judgedImport(db(), dpo, stored, chosenTable(stored))
    })
    await timed({ folder, into: steps.import }, () => must(commitImport(dpo, { id: made.id, leaveWrong: false })))
    await timed({ folder, into: steps.undo }, () => must(undoImport(dpo, { id: made.id })))
  }
  console.log(
    `${register}, ${rows} rows, median (least to most) of ${times}; of each, what the processor of the machine did here and in the database`,
  )
  for (const [name, took] of Object.entries(steps)) {
    const walls = took.map(({ wall }) => wall)
    console.log(
      `  ${name.padEnd(7)} ${whole(median(walls))} ms (${Math.min(...walls).toFixed(0)} to ${Math.max(...walls).toFixed(0)})  processor ${whole(median(took.map(({ cpu }) => cpu)))} ms, of the database ${whole(median(took.map(({ server }) => server)))} ms`,
    )
  }
  return { register, importMs: median(steps.import.map(({ wall }) => wall)) }
}

const whole = (ms: number) => ms.toFixed(0).padStart(6)
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

async function timed<T>({ folder, into }: { folder: string; into: Took[] }, work: () => Promise<T>): Promise<T> {
  const [began, used, served] = [performance.now(), process.cpuUsage(), serverMs(folder)]
  const value = await work()
  const { user, system } = process.cpuUsage(used)
  into.push({ wall: performance.now() - began, cpu: (user + system) / 1_000, server: serverMs(folder) - served })
  return value
}

/** Time of the processor that the database of this trial used, where the system tells it. */
function serverMs(dataFolder: string): number {
  if (process.platform !== 'linux') return Number.NaN
  const all = readdirSync('/proc').flatMap((id) => (/^\d+$/.test(id) ? (statOf(id) ?? []) : []))
  const server = all.find(({ command }) => command.includes(dataFolder) && command.includes('postgres'))?.id
  return all.reduce((sum, { id, parent, ms }) => (id === server || parent === server ? sum + ms : sum), 0)
}

const tickMs = 10

function statOf(id: string): { id: number; parent: number; ms: number; command: string } | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8')
    // The name may hold anything, brackets too; what counts stands after it.
    const rest = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    return { id: Number(id), parent: Number(rest[1]), ms: (Number(rest[11]) + Number(rest[12])) * tickMs, command }
  } catch {
    return null
  }
}

async function must<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (!answer.ok) throw new OperatorError(`The import was refused: ${JSON.stringify(answer)}`)
  return answer.value
}
