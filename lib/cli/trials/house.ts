import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { connected, digestOf, tablesOf } from '@/lib/backup/database'
import { environmentWith } from '@/lib/config/process'
import { OperatorError } from '@/lib/errors/operator'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { second } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { signedInPeople } from './people'
import { type Stack, startStack } from './stack'

/** A person may send twenty reports in ten minutes; with this pause between two they last longer than a backup takes. */
const [devices, perDevice, pauseMs] = [6, 18, 200]
const sampleFile = Buffer.from('What came by the post on Tuesday.\n')
/** Written by what runs by itself, or by the restore as OPERATING.md says. */
const moving = [
  'AuditEntry',
  'AuditState',
  'AuditCheckpoint',
  'JobRun',
  'RateLimit',
  'Session',
  'AccountToken',
  'RegisterChange',
]

/**
 * The example company is kept by `dertig backup` while people report leaks with files, its data folder is thrown away, and
 * two commands bring it back. Told: every table with rows and digest before and after, the files, a sign-in, the log. True
 * when a backup of the quiet house comes back equal in all of it, and one under load whole as of one moment.
 */
export async function houseTrial(): Promise<boolean> {
  const kept = mkdtempSync(path.join(os.tmpdir(), 'dertig-kept-'))
  let stack = await startStack(undefined, process.execPath, 'demo')
  try {
    const people = await signedInPeople(stack.ownerUrl, devices)
    let acknowledged = 0
    const report = async (cookie: string, file: boolean) => {
      const ref = await reported(stack, cookie)
      if (file) await attached(stack, cookie, ref)
      acknowledged += 1
    }
    await Promise.all(people.map(({ cookie }) => report(cookie, true)))
    let isKept = false
    const writing = people.map(async ({ cookie }) => {
      for (let n = 1; n < perDevice && !isKept; n += 1) {
        await report(cookie, false)
        await wait(pauseMs)
      }
    })
    await wait(second / 2)
    const before = acknowledged
    const loaded = await dertig(stack.dataFolder, 'backup', path.join(kept, 'loaded.tar.gz'))
    const after = acknowledged
    isKept = true
    await Promise.all(writing)
    console.log(
      `under load  ${after - before} reports were acknowledged while the backup ran (${before} before, ${acknowledged} in all), ${loaded}`,
    )
    const rehearsed = await dertig(stack.dataFolder, 'backup', 'rehearse', path.join(kept, 'loaded.tar.gz'))
    console.log(`rehearsal   ${rehearsed}`)

    const quiet = await digests(stack)
    console.log(`quiet       ${await dertig(stack.dataFolder, 'backup', path.join(kept, 'quiet.tar.gz'))}`)
    const files = filesOf(stack.dataFolder)
    await stack.stop()
    console.log('lost        the data folder is gone')
    console.log(`restore     ${await dertig(stack.dataFolder, 'restore', path.join(kept, 'quiet.tar.gz'))}`)
    stack = await startStack(stack.dataFolder)
    const back = await digests(stack)
    const differing = [...quiet].filter(([name, digest]) => back.get(name) !== digest && !moving.includes(name))
    for (const [name, digest] of quiet)
      console.log(
        `${name.padEnd(20)} ${digest.slice(0, 24)} ${back.get(name) === digest ? 'same' : moving.includes(name) ? 'went on' : 'DIFFERS'}`,
      )
    const filesSame = JSON.stringify(filesOf(stack.dataFolder)) === JSON.stringify(files)
    const entered = await signsIn(stack)
    const log = await dertig(stack.dataFolder, 'audit', 'verify')
    console.log(`files       ${files.length}, ${filesSame ? 'same' : 'DIFFER'}`)
    console.log(`sign-in     ${entered ? 'as before' : 'REFUSED'}`)
    console.log(`log         ${log}`)
    const verified = z.object({ state: z.string() }).parse(JSON.parse(log))
    const rehearsal = z.object({ log: z.string() }).parse(JSON.parse(rehearsed))
    return (
      differing.length === 0 &&
      filesSame &&
      entered &&
      verified.state === 'ok' &&
      rehearsal.log === 'ok' &&
      after > before
    )
  } finally {
    await stack.stop()
    rmSync(kept, { recursive: true, force: true })
  }
}

async function reported(stack: Stack, cookie: string): Promise<string> {
  const report = {
    ...aReport({ story: 'While the house is kept', language: 'en' }, systemNow()),
    clientId: randomUUID(),
  }
  const body = Buffer.from(JSON.stringify(report))
  const answer = await sent(stack, cookie, 'POST', '/api/leaks/report', body)
  return z.object({ value: z.object({ ref: z.string() }) }).parse(await answer.json()).value.ref
}

async function attached(stack: Stack, cookie: string, ref: string): Promise<void> {
  const query = new URLSearchParams({ ref, name: 'post.eml' })
  const mail = Buffer.concat([
    Buffer.from('From: a@x.example\r\nDate: now\r\nSubject: post\r\n\r\n'),
    sampleFile,
    Buffer.from(ref),
  ])
  await sent(stack, cookie, 'PUT', `/api/leaks/report/files?${query}`, mail)
}

async function sent(
  stack: Stack,
  cookie: string,
  method: 'POST' | 'PUT',
  door: string,
  body: Buffer,
): Promise<Response> {
  const answer = await fetch(`${stack.address}${door}`, {
    method,
    body: new Uint8Array(body),
    headers: {
      'content-type': method === 'POST' ? 'application/json' : 'application/octet-stream',
      origin: stack.address,
      cookie,
    },
    signal: AbortSignal.timeout(20 * second),
  })
  if (!answer.ok) throw new OperatorError(`${door} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

const run = promisify(execFile)

/** An operator's command, while everything else goes on; what it printed last. */
async function dertig(dataFolder: string, ...args: string[]): Promise<string> {
  const began = Date.now()
  const { stdout } = await run(process.execPath, ['lib/cli/bootstrap.mjs', 'dertig', ...args], {
    env: environmentWith({ DERTIG_DATA: dataFolder, DATABASE_URL: '' }),
  }).catch((error: unknown) => {
    throw new OperatorError(`dertig ${args[0]} failed: ${error instanceof Error ? error.message : error}`)
  })
  console.log(`            dertig ${args[0]} took ${((Date.now() - began) / second).toFixed(1)} s`)
  return stdout.trim().split('\n').at(-1) ?? ''
}

async function digests(stack: Stack): Promise<Map<string, string>> {
  return connected(stack.applicationUrl, async (client) => {
    const found = new Map<string, string>()
    for (const table of await tablesOf(client)) found.set(table.name, (await digestOf(client, table)).sha256)
    return found
  })
}

function filesOf(dataFolder: string): [string, string][] {
  const folder = path.join(dataFolder, 'files')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => [entry.name, readFileSync(path.join(entry.parentPath, entry.name), 'base64')])
    .sort()
}

/** Signs in as a browser does, with the password of the example. */
async function signsIn(stack: Stack): Promise<boolean> {
  const first = await fetch(`${stack.address}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await first.json())
  const cookies = first.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const answer = await fetch(`${stack.address}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.join('; '), origin: stack.address, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ csrfToken, json: 'true' },
      ...{ email: 'sofie.maes@optipost.example', password: 'careful-otter-reads-twice' },
    }),
  })
  return answer.headers.getSetCookie().some((cookie) => cookie.startsWith('dertig.session='))
}
