import { request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { measuredList } from '@/lib/api/measured'
import { createToken } from '@/lib/api/tokens/commands'
import { reaches } from '@/lib/api/tokens/schema'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { type Answer, ask, type Times, timesOf, warmUps } from './asks'
import { bareTimes, takenDown } from './beside'

/** What a program asks, what it may cost, and beside what it is held. */
type Measured = { name: string; times: Times; bare?: Times; goal: string; held: boolean }

const list = '/api/v1/activities'
const filtered = `${list}?f.status=draft&sort=title&size=50`
const filteredTotal = `${filtered}&total=true`
const page = z.object({
  data: z.array(z.object({ ref: z.string() })),
  links: z.object({ next: z.string().nullable() }),
})
const words = ['ghe', 'poperinge', 'ontract', 'zzzzqqq']
const deepPage = 500

/**
 * What the door for programs costs, asked over HTTP with a token of the DPO one request after another: beside the same SQL in a
 * bare server of the same run, and beside another product where a file names how to ask it (`beside`).
 */
export async function askAsProgram(
  address: string,
  applicationUrl: string,
  rounds: number,
  beside: string | null,
): Promise<void> {
  const user = await db().user.findFirstOrThrow({
    where: { isExample: true, roles: { some: { role: 'dpo' } } },
    ...withPerson.user,
  })
  const actor = actorOf(user)
  const context = { actor, ...(await officeNow()), channel: 'cli' as const, requestId: crypto.randomUUID() }
  const tokenFor = async (): Promise<Readonly<Record<string, string>>> => {
    const made = await createToken(context, { name: 'bench', reaches: [...reaches], writes: true, days: 1 })
    if (!made.ok) throw new OperatorError(`a token was refused: ${JSON.stringify(made)}`)
    return { authorization: `Bearer ${made.value.secret}` }
  }
  try {
    const headers = await tokenFor()
    const time = async (paths: readonly string[]) => {
      const times: number[] = []
      for (let round = -warmUps; round < rounds; round += 1) {
        const answer = answered(await ask(address, paths[Math.abs(round) % paths.length] ?? '', headers))
        if (round >= 0) times.push(answer.ms)
      }
      return timesOf(times)
    }
    const searches = words.map((word) => `${list}?q=${word}&total=true&size=50`)
    const [filter, total, one, search] = [
      await time([filtered]),
      await time([filteredTotal]),
      await time([`${list}/A-001`, `${list}/A-040`]),
      await time(searches),
    ]
    const sentBy = (path: string) =>
      takenDown(() => measuredList(context, 'activities', new URL(path, address).searchParams))
    const sent = { filter: await sentBy(filtered), total: await sentBy(filteredTotal) }
    const bares = await bareTimes(applicationUrl, sent, rounds)
    const { first, deep } = await pages(address, await tokenFor(), rounds)
    const update = await updates(address, await tokenFor(), rounds)
    const measured: Measured[] = [
      besideBare('list and filter', filter, bares.get('filter')),
      besideBare('the same, with its total', total, bares.get('total')),
      { name: 'read one', times: one, goal: '6 ms', held: one.median <= 6 },
      { name: 'search with its total', times: search, goal: '40 ms', held: search.median <= 40 },
      { name: 'page 1, of 100', times: first, goal: '', held: true },
      { name: `page ${deepPage}, of 100`, times: deep, goal: 'twice page 1', held: deep.median <= 2 * first.median },
      { name: 'update, history, log', times: update, goal: '15 ms', held: update.median <= 15 },
    ]
    const others = beside === null ? new Map<string, Times>() : await otherProduct(beside, rounds)
    for (const { name, times, bare: held, goal, held: isHeld } of measured) {
      const other = others.get(name)
      const besides = [held ? `bare ${ms(held.median)}` : '', other ? `other ${ms(other.median)}` : ''].filter(Boolean)
      console.log(
        [
          name.padEnd(24),
          `${ms(times.median)} median`,
          `${ms(times.p95)} p95`,
          ...besides,
          goal && `at most ${goal}${isHeld ? '' : ' !'}`,
        ].join('  '),
      )
    }
  } finally {
    const now = new Date()
    await db().apiToken.updateMany({
      where: { userId: actor.id, name: 'bench', revokedAt: null },
      data: { revokedAt: now },
    })
  }
}

/** Held to twice what the same statements cost in a bare server. */
function besideBare(name: string, times: Times, bare: Times | undefined): Measured {
  const held = !bare || times.median <= 2 * bare.median
  return { name, times, ...(bare ? { bare } : {}), goal: 'twice the bare server', held }
}

const ms = (value: number) => `${value.toFixed(1).padStart(6)} ms`

function answered(answer: Answer): Answer {
  if (answer.status !== 200)
    throw new OperatorError(`a program was answered ${answer.status}: ${answer.text.slice(0, 300)}`)
  return answer
}

/** The first page, and one far behind it, reached by following the cursors; both then asked in turn. */
async function pages(address: string, headers: Readonly<Record<string, string>>, rounds: number) {
  const start = `${list}?sort=title&size=100`
  let path = start
  let number = 1
  for (; number < deepPage; number += 1) {
    const { links } = page.parse(JSON.parse(answered(await ask(address, path, headers)).text))
    if (links.next === null) break
    path = links.next
  }
  const [first, deep]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    first.push(answered(await ask(address, start, headers)).ms)
    deep.push(answered(await ask(address, path, headers)).ms)
  }
  return { first: timesOf(first), deep: timesOf(deep) }
}

/** Titles of records changed in the version that was read, each of another record. */
async function updates(address: string, headers: Readonly<Record<string, string>>, rounds: number): Promise<Times> {
  const { data } = page.parse(
    JSON.parse(answered(await ask(address, `${list}?sort=-ref&size=${Math.min(200, rounds + warmUps)}`, headers)).text),
  )
  const times: number[] = []
  for (const { ref } of data) {
    const at = `${list}/${ref}`
    const read = await send(address, 'GET', at, headers)
    const title = `Measured ${performance.now()}`
    const sent = await send(
      address,
      'PATCH',
      at,
      { ...headers, 'if-match': read.tag, 'content-type': 'application/json' },
      JSON.stringify({ title }),
    )
    if (sent.status !== 200)
      throw new OperatorError(`a save of ${ref} was answered ${sent.status}: ${sent.text.slice(0, 300)}`)
    times.push(sent.ms)
  }
  return timesOf(times.slice(warmUps))
}

type Sent = { status: number; ms: number; text: string; tag: string }

function send(
  address: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Sent> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(new URL(path, address), { method, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, ms: performance.now() - began, text, tag: answer.headers.etag ?? '' })
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

const told = z.record(
  z.string(),
  z.object({
    method: z.string().default('GET'),
    url: z.url(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
  }),
)

/** Another product: a JSON file says for each name above how it is asked the same. */
async function otherProduct(file: string, rounds: number): Promise<ReadonlyMap<string, Times>> {
  const { readFileSync } = await import('node:fs')
  const times = new Map<string, Times>()
  for (const [name, { method, url, headers, body }] of Object.entries(
    told.parse(JSON.parse(readFileSync(file, 'utf8'))),
  )) {
    const all: number[] = []
    for (let round = -warmUps; round < rounds; round += 1) all.push((await send(url, method, url, headers, body)).ms)
    times.set(name, timesOf(all.slice(warmUps)))
  }
  return times
}
