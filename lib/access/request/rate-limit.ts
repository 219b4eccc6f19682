import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db/client'
import { day, hour, inSeconds, minute, second } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import { accessSettings } from './settings'

type StoreQuery = { text: string; values: unknown[] }

/** What the limiter asks of a PostgreSQL pool, answered by the application's own client: counters survive a restart and are shared by all instances. */
const store = {
  async query({ text, values }: StoreQuery) {
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
    return {
      rowCount: rows.length,
      rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })),
    }
  },
}

function limiter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: inSeconds(duration),
  })
}

/** How long a network and a place count as known after somebody signed in there. */
const rememberedSeconds = inSeconds(90 * day)

/** Wrong passwords that are looked at without waiting, and how fast after that. */
const limits = {
  /** One browser that this person used before: never affected by what strangers do. */
  device: limiter('device', 5, 15 * minute),
  /** One account from one address; then at the pace: whoever mistyped, or shares the address with a guesser, is slowed. */
  pair: limiter('pair', 5, 15 * minute),
  /** One account from everywhere; then at the pace, so that nobody is locked out. */
  account: limiter('account', 10, hour),
  /** One address, whatever the account: an office behind one address makes typing errors too. Then at the pace. */
  address: limiter('address', 60, hour),
  pace: limiter('pace', 1, 10 * second),
  /** One secret link of a calendar: several devices ask it every few minutes. And wrong ones from one address. */
  link: limiter('link', 120, hour),
  noLink: limiter('no_link', 20, 15 * minute),
  /** The intake page: forms from one network, mails to one address, and what may land without its mail link from everybody. */
  intake: limiter('intake', 20, hour),
  intakeMail: limiter('intake_mail', 3, hour),
  intakeAtOnce: limiter('intake_at_once', 60, hour),
  /** No limits: a row says that this person signed in from this address, and that somebody did. */
  network: limiter('network', 1, day),
  place: limiter('place', 1, day),
} as const
type LimitName = keyof typeof limits

/** Keys are hashed with the installation's secret: the table names no person. */
function keyOf(...parts: string[]): string {
  return createHmac('sha256', accessSettings().secret).update(parts.join('\n')).digest('base64url')
}

export type Attempt = { email: string; address: string; deviceId: string | null }
export type Admission =
  | { ok: true; known: boolean; succeeded: () => Promise<void> }
  | { ok: false; first: boolean; retryAfterSeconds: number }

/** How many tries at one account, or from one address, wait for their turn; who comes after them is told to come back. */
const mostWaiting = 2
const waiting = new Map<string, number>()

/**
 * Counts a try before the password is looked at, so that parallel tries cannot slip through; `succeeded` takes it back.
 * A browser or a network that this person used before is counted by itself, whatever strangers do elsewhere. For others a
 * crossed limit means waiting for a turn, not a refusal: the right password is slowed, never shut out. `first` is true for
 * a try that crosses a limit and finds no turn: that one is worth an entry in the log, the flood after it is not.
 */
export async function admitAttempt(
  { email, address, deviceId }: Attempt,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<Admission> {
  const network = keyOf('network', email, address)
  const known = deviceId !== null || (await limits.network.get(network)) !== null
  const pair: [LimitName, string] = ['pair', keyOf('pair', email, address)]
  const counted: [LimitName, string][] = deviceId
    ? [['device', keyOf('device', email, deviceId)]]
    : known
      ? [pair]
      : [pair, ['address', keyOf('address', address)], ['account', keyOf('account', email)]]
  const spent: [LimitName, string][] = []
  const crossed: { name: LimitName; key: string; refused: Refused }[] = []
  for (const [name, key] of counted) {
    const refused = await consume(name, key)
    if (!refused) spent.push([name, key])
    else if (name === 'device') return refused
    else crossed.push({ name, key, refused })
  }
  // Tries of one account from one address are also tries of the account and of the address: whoever waits for those has waited.
  const wider = crossed.filter(({ name }) => name !== 'pair')
  for (const { name, key, refused } of wider.length > 0 ? wider : crossed) {
    const alsoRefused = await waitTurn(`${name}:${key}`, wait)
    if (alsoRefused) return { ...alsoRefused, first: refused.first }
  }
  return {
    ok: true,
    known,
    succeeded: async () => {
      for (const [name, key] of spent) await limits[name].reward(key, 1)
      await limits.network.set(network, 1, rememberedSeconds)
      await limits.place.set(keyOf('place', address), 1, rememberedSeconds)
    },
  }
}

type Refused = { ok: false; first: boolean; retryAfterSeconds: number }

/** Waits until it is this one's turn: one every ten seconds. Refuses when others wait already. */
async function waitTurn(key: string, wait: (ms: number) => Promise<unknown>): Promise<Refused | null> {
  const before = waiting.get(key) ?? 0
  if (before >= mostWaiting) return { ok: false, first: false, retryAfterSeconds: 30 }
  waiting.set(key, before + 1)
  try {
    for (let turn = 0; turn <= mostWaiting; turn += 1) {
      const refused = await consume('pace', key)
      if (!refused) return null
      await wait(refused.retryAfterSeconds * second)
    }
    return { ok: false, first: false, retryAfterSeconds: 30 }
  } finally {
    const left = (waiting.get(key) ?? 1) - 1
    if (left > 0) waiting.set(key, left)
    else waiting.delete(key)
  }
}

/** Fewer people than this behind one address say nothing. */
const fewPeople = 3

/**
 * True when several people signed in lately and all seem to come from one address: behind a proxy that TRUSTED_PROXIES
 * does not name, everybody does, and one person's typing errors slow all.
 */
export async function seemsOneAddress(now: Instant): Promise<boolean> {
  const alive = { expire: { gt: BigInt(toDatabase(now).getTime()) } }
  const [people, places] = await Promise.all([
    db().rateLimit.count({ where: { key: { startsWith: 'network:' }, ...alive } }),
    db().rateLimit.count({ where: { key: { startsWith: 'place:' }, ...alive } }),
  ])
  return places === 1 && people >= fewPeople
}

async function consume(name: LimitName, key: string): Promise<Refused | null> {
  try {
    await limits[name].consume(key)
    return null
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const first = error.consumedPoints === limits[name].points + 1
    return { ok: false, first, retryAfterSeconds: Math.ceil(inSeconds(error.msBeforeNext)) }
  }
}

/** Counts one form of the intake page, one mail that it sends, or one request that lands without its link. True: too many. */
export async function tooManyAsks(of: { network: string } | { mail: string } | 'at_once'): Promise<boolean> {
  if (of === 'at_once') return (await consume('intakeAtOnce', keyOf('at once'))) !== null
  return 'network' in of
    ? (await consume('intake', keyOf('intake', of.network))) !== null
    : (await consume('intakeMail', keyOf('intake mail', of.mail))) !== null
}

/**
 * Counts one knock with a secret link: of the link where it is good, so that nobody's errors stop another; of the address
 * where it is not. True: too many.
 */
export async function tooManyKnocks(of: { link: string } | { address: string }): Promise<boolean> {
  const refused =
    'link' in of ? await consume('link', keyOf('link', of.link)) : await consume('noLink', keyOf('no link', of.address))
  return refused !== null
}
