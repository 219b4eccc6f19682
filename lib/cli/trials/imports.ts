import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { give } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { chooseImport, pasteImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/run/commit'
import { storedImport } from '@/lib/imports/run/stored'
import { undoImport } from '@/lib/imports/run/undo'
import { second } from '@/lib/time/length'
import { withDatabase } from '../operator/store'
import { personWith } from './contexts'

const rows = 1_000
const mostMs = 2 * second

/**
 * How long it takes to import 1,000 rows, and to take them back, on an embedded server of its own which writes to the disk as in
 * production; beside the wall the time of the processor, which a busy machine does not lengthen. Returns true when
 * systems are imported within two seconds.
 */
export async function importsTrial(): Promise<boolean> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'dertig-imports-'))
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', LOG_LEVEL: 'silent' })
  let held = false
  try {
    await withDatabase(async () => {
      const systems = await measured('systems', 'Name;Description;Location', (n) => `System ${n};What it does;Here`)
      await measured(
        'activities',
        'Name;Purposes;Categories of personal data;Processors;Kept',
        (n) => `Activity ${n};Purpose ${n % 40};name, address;Processor ${n % 25};x`,
      )
      held = systems <= mostMs
      return 0
    })
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return held
}

async function measured(register: string, head: string, row: (n: number) => string): Promise<number> {
  const dpo = await personWith('dpo')
  const text = [head, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n')
  const { id } = await must(pasteImport(dpo, { register, text }))
  const { choice } = await storedImport(db(), dpo.actor, id)
  await must(chooseImport(dpo, { id, choice }))
  const took = await told(`${register}: import ${rows} rows`, () => must(commitImport(dpo, { id })))
  await told(`${register}: take them back`, () => must(undoImport(dpo, { id })))
  return took
}

async function told(what: string, work: () => Promise<unknown>): Promise<number> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(used)
  console.log(
    `${what.padEnd(36)} ${took.toFixed(0).padStart(6)} ms  of the processor ${((user + system) / 1_000).toFixed(0)} ms`,
  )
  return took
}

async function must<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (!answer.ok) throw new OperatorError(`The import was refused: ${JSON.stringify(answer)}`)
  return answer.value
}
