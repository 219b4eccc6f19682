import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db/client'
import { hour, inSeconds, minute } from '@/lib/time/duration'
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

/** Wrong passwords that are allowed. Together a stranger gets at most twenty tries an hour at one account. */
const limits = {
  /** One browser that this person used before: never affected by what strangers do. */
  device: limiter('device', 5, 15 * minute),
  /** One account from one address. */
  pair: limiter('pair', 5, 15 * minute),
  /** One account from everywhere: ten, then one every six minutes, so that nobody is locked out for good. */
  account: limiter('account', 10, hour),
  trickle: limiter('trickle', 1, 6 * minute),
  /** One address, whatever the account: an office behind one address makes typing errors too. */
  address: limiter('address', 60, hour),
} as const
type LimitName = keyof typeof limits

/** Keys are hashed with the installation's secret: the table names no person. */
function keyOf(...parts: string[]): string {
  return createHmac('sha256', accessSettings().secret).update(parts.join('\n')).digest('base64url')
}

export type Attempt = { email: string; address: string; deviceId: string | null }
export type Admission =
  | { ok: true; succeeded: () => Promise<void> }
  | { ok: false; first: boolean; retryAfterSeconds: number }

/**
 * Counts a try before the password is looked at, so that parallel tries cannot slip through; `succeeded` takes it back.
 * `first` is true for the try that crosses a limit: that one is worth an entry in the log, the flood after it is not.
 */
export async function admitAttempt({ email, address, deviceId }: Attempt): Promise<Admission> {
  const account = keyOf('account', email)
  const counted: [LimitName, string][] = deviceId
    ? [['device', keyOf('device', email, deviceId)]]
    : [
        ['pair', keyOf('pair', email, address)],
        ['address', keyOf('address', address)],
        ['account', account],
      ]
  const spent: [LimitName, string][] = []
  for (const [name, key] of counted) {
    const refused = await consume(name, key)
    if (!refused) spent.push([name, key])
    else if (name !== 'account') return refused
    else {
      const alsoRefused = await consume('trickle', account)
      if (alsoRefused) return { ...alsoRefused, first: refused.first }
    }
  }
  return {
    ok: true,
    succeeded: async () => {
      for (const [name, key] of spent) await limits[name].reward(key, 1)
    },
  }
}

async function consume(
  name: LimitName,
  key: string,
): Promise<{ ok: false; first: boolean; retryAfterSeconds: number } | null> {
  try {
    await limits[name].consume(key)
    return null
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const first = error.consumedPoints === limits[name].points + 1
    return { ok: false, first, retryAfterSeconds: Math.ceil(inSeconds(error.msBeforeNext)) }
  }
}
