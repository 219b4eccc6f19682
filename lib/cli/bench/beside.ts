import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { db } from '@/lib/db/client'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { instantSchema } from '@/lib/time/types'
import { ask, type Times, timesOf, warmUps } from './asks'

type Statement = { text: string; values: unknown[]; name?: string }
const told = z.object({ port: z.number() })

/**
 * The same statements in a bare server: for each list that is measured, what the application sends is taken down in this
 * process and asked again through http and pg alone. Answers the times by the name of the list.
 */
export async function besideBare(
  applicationUrl: string,
  lists: readonly { name: string; path: string; asOf?: boolean }[],
  asOf: string,
  rounds: number,
): Promise<ReadonlyMap<string, Times>> {
  const pages: Record<string, readonly Statement[]> = {}
  for (const list of lists) pages[list.name] = await statementsOf(list.path, list.asOf ? asOf : null)
  return bareTimes(applicationUrl, pages, rounds)
}

/** The times of a bare server that sends these statements, by their names. */
export async function bareTimes(
  applicationUrl: string,
  pages: Readonly<Record<string, readonly Statement[]>>,
  rounds: number,
): Promise<ReadonlyMap<string, Times>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-bare-'))
  const file = path.join(folder, 'pages.json')
  writeFileSync(file, JSON.stringify({ url: applicationUrl, pages }), { mode: 0o600 })
  const child = fork(path.join('lib', 'cli', 'bench', 'bare.mjs'), [file], { execArgv: [] })
  try {
    const { port } = told.parse(await new Promise((resolve) => child.once('message', resolve)))
    const times = new Map<string, Times>()
    for (const name of Object.keys(pages)) {
      const all: number[] = []
      for (let round = -warmUps; round < rounds; round += 1)
        all.push((await ask(`http://127.0.0.1:${port}`, `/${encodeURIComponent(name)}`, {})).ms)
      times.set(name, timesOf(all.slice(warmUps)))
    }
    return times
  } finally {
    child.disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the list of the activities sends to the database for this address, as the DPO. */
async function statementsOf(address: string, asOf: string | null): Promise<Statement[]> {
  const register = declarationOf('activities')
  const query = new URL(address, 'http://localhost').searchParams
  const params: RawParams = Object.fromEntries(query)
  const state = tableStateParser(listShape(listColumns(register)))(params)
  const user = await db().user.findFirstOrThrow({ where: { roles: { some: { role: 'dpo' } } }, ...withPerson.user })
  const at = asOf === null ? null : instantSchema.parse(`${asOf}T22:59:59.999Z`)
  return takenDown(() => listRecords(actorOf(user), register, state, at))
}

/** What some work in this process sends to the database. */
export async function takenDown(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const plain = pg.Client.prototype.query
  // Every driver sends through this one method; what it is given is taken down and passed on as it is.
  pg.Client.prototype.query = new Proxy(plain, {
    apply(target, self, args) {
      const [config, values] = args
      const text = typeof config === 'string' ? config : config?.text
      // Some begin with a comment that says how they are planned; those that have a name are planned once by both.
      if (typeof text === 'string' && /^\s*(\/\*.*?\*\/\s*)?(SELECT|WITH)/i.test(text)) {
        const name = typeof config === 'string' ? undefined : config.name
        const given = (typeof config === 'string' ? values : (config.values ?? values)) ?? []
        sent.push({ text, values: given, ...(name ? { name } : {}) })
      }
      return Reflect.apply(target, self, args)
    },
  })
  try {
    await work()
  } finally {
    pg.Client.prototype.query = plain
  }
  return sent
}
