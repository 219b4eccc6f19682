import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { give } from '@/lib/config/process'
import { addressDigest } from '@/lib/suppression/address/digest'
import type { Stack } from '../trials/stack'
import { memoryOf, sumOf } from './memory'

const rows = 100_000
/** So many stand on the suppression list, and every tenth of the list that is sent is one of them. */
const suppressed = 100_000

/** The key with which a stack of this measurement begins, so that its digests can be made here. */
export const listSecrets = { ENCRYPTION_KEY: randomBytes(32).toString('base64') }

export type ListFigures = {
  ms: number
  cpuMs: number
  bytes: number
  rows: number
  found: number
  atRest: number
  most: number
}

/** Fills the suppression list as its owner: it is about comparing, not about adding. */
export async function fillSuppression(ownerUrl: string): Promise<void> {
  give(listSecrets)
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    for (let from = 0; from < suppressed; from += 10_000) {
      const some = Array.from({ length: 10_000 }, (_, n) => from + n)
      await client.query(
        `INSERT INTO "SuppressedAddress" (id, number, digest, source, "addedAt")
         SELECT u.id, u.number, u.digest, 'hand', now() FROM unnest($1::uuid[], $2::int[], $3::text[]) u(id, number, digest)`,
        [some.map(() => randomUUID()), some.map((n) => n + 1), some.map((n) => addressDigest(`gone${n}@people.test`))],
      )
    }
  } finally {
    await client.end()
  }
}

/** A list as MailChimp writes it, with its many columns. */
function listOf(count: number): Buffer {
  const head =
    '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LANGUAGE,TIMEZONE,NOTES'
  const row = (n: number) => {
    const email = n % 10 === 0 ? `gone${n}@people.test` : `stays${n}@people.test`
    return `${email},"First ${n}","Last, the ${n}th",2,"2026-01-01 10:00:00",192.0.2.1,"2026-01-01 10:00:00",nl,CET,"met at a fair"`
  }
  return Buffer.from([head, ...Array.from({ length: count }, (_, n) => row(n))].join('\r\n'))
}

/** Sends a list of 100,000 addresses and waits for the answer, while the memory of the application is looked at. */
export async function compareOnce(stack: Stack, cookie: string): Promise<ListFigures> {
  const body = listOf(rows)
  const app = () => sumOf(memoryOf(stack.appProcess()))
  const atRest = app()
  let most = atRest
  const looking = setInterval(() => {
    most = Math.max(most, app())
  }, 50)
  const began = performance.now()
  const worked = cpuOf(stack.appProcess())
  const answer = await fetch(`${stack.address}/api/suppression/compare?list=Bench`, {
    method: 'PUT',
    headers: { cookie, origin: stack.address, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  })
  const said: unknown = await answer.json()
  const ms = performance.now() - began
  clearInterval(looking)
  const found = /"foundCount":(\d+)/.exec(JSON.stringify(said))?.[1]
  const cpuMs = cpuOf(stack.appProcess()) - worked
  return { ms, cpuMs, bytes: body.byteLength, rows, found: Number(found ?? Number.NaN), atRest, most }
}

/** Milliseconds for which a process had a core: on a machine with other work, less than the clock on the wall says. */
function cpuOf(pid: number): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}
