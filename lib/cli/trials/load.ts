import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { give } from '@/lib/config/process'
import { second } from '@/lib/time/length'
import { type Knock, knockAt } from './doors'
import { type SignedIn, signedInPeople } from './people'
import { startStack } from './stack'

const pressing = 50
const visitors = 6

type Pace = { name: string; from: number; to: number; lengthMs: number }

/** How long each person looks at a page before they open the next: as people work, and faster than anybody can read. */
const paces: readonly [Pace, Pace] = [
  { name: 'at work', from: 2000, to: 4000, lengthMs: 40 * second },
  { name: 'without reading', from: 100, to: 300, lengthMs: 15 * second },
]
/** What people who work meanwhile may notice. */
const mostMs = 100

export type Felt = { load: string; pace: string; pages: number; p50: number; p95: number; asked: number }

/**
 * How long pages of people who work take while fifty strangers at a time try passwords, each from another address, or
 * ask whether Dertig is ready. Returns true when 95 of 100 pages of people at work take a tenth of a second at most;
 * people who do not read wait for each other also, which is told and not judged.
 */
export async function loadTrial(): Promise<boolean> {
  // The trial itself is the proxy, so that each stranger has an address of their own: the most that can be asked for.
  give({ TRUSTED_PROXIES: '127.0.0.1' })
  const stack = await startStack()
  try {
    const people = await signedInPeople(stack.ownerUrl, visitors)
    // What runs was compiled while it ran: the first minute of a new process is not the day of who works with it.
    await pagesDuring(stack.address, people, 30 * second, paces[1])
    const felt = await feltAt(stack.address, people)
    return felt.every(({ pace, p95 }) => pace !== paces[0].name || p95 <= mostMs)
  } finally {
    await stack.stop()
  }
}

/** The same at an application that runs already. */
export async function feltAt(address: string, people: readonly SignedIn[]): Promise<Felt[]> {
  const token = await formToken(address)
  const loads: [string, () => Knock][] = [
    ['nobody else', () => ({ method: 'GET', path: '/api/health', headers: {} })],
    ['50 wrong sign-ins', () => wrongSignIn(address, token)],
    ['50 times ready?', () => ({ method: 'GET', path: '/api/health/ready', headers: {} })],
  ]
  const felt: Felt[] = []
  await pagesDuring(address, people, 5 * second, paces[1])
  for (const [load, knock] of loads) {
    let [over, asked] = [false, 0]
    const strangers = Array.from({ length: load === 'nobody else' ? 0 : pressing }, async () => {
      while (!over) {
        await knockAt(address, knock())
        asked += 1
      }
    })
    await wait(second)
    for (const pace of paces) {
      const before = asked
      const times = (await pagesDuring(address, people, pace.lengthMs, pace)).sort((a, b) => a - b)
      const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0)
      felt.push({
        load,
        pace: pace.name,
        pages: times.length,
        p50: at(0.5),
        p95: at(0.95),
        asked: asked - before,
      })
    }
    over = true
    await Promise.all(strangers)
  }
  for (const { load, pace, pages, p50, p95, asked } of felt)
    console.log(
      `${load.padEnd(18)} people ${pace.padEnd(16)} ${pages} pages, half within ${p50} ms, 95 % within ${p95} ms; ${asked} asked`,
    )
  return felt
}

/** Each person opens their page, looks at it for a moment, and opens it again; in their own time, not all at once. */
async function pagesDuring(
  address: string,
  people: readonly SignedIn[],
  ms: number,
  { from, to }: Pace,
): Promise<number[]> {
  const until = Date.now() + ms
  const times: number[] = []
  await Promise.all(
    people.map(async ({ cookie }) => {
      await wait(randomInt(to))
      while (Date.now() < until) {
        const { ms: took } = await knockAt(address, { method: 'GET', path: '/my-reports', headers: { cookie } })
        times.push(took)
        await wait(from + randomInt(to - from))
      }
    }),
  )
  return times
}

type Token = { csrfToken: string; cookie: string }

export async function formToken(address: string): Promise<Token> {
  const answer = await fetch(`${address}/api/auth/csrf`)
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return { ...z.object({ csrfToken: z.string() }).parse(await answer.json()), cookie }
}

export function wrongSignIn(address: string, { csrfToken, cookie }: Token): Knock {
  const stranger = `198.18.${randomInt(256)}.${randomInt(256)}`
  const body = JSON.stringify({
    csrfToken,
    email: `${randomUUID()}@trial.example`,
    password: 'not the right one',
    json: 'true',
  })
  const headers = { origin: address, cookie, 'content-type': 'application/json', 'x-forwarded-for': stranger }
  return {
    method: 'POST',
    path: '/api/auth/callback/credentials',
    headers: { ...headers, 'content-length': String(body.length) },
    body: Buffer.from(body),
  }
}
