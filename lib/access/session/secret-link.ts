import { randomBytes } from 'node:crypto'
import { tooManyKnocks } from '../request/rate-limit'
import { hashOf } from './session'

const pattern = /^[A-Za-z0-9_-]{43}$/

/** The secret of a new link: 256 random bits, of which only the hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The hash under which a link is kept; null for what is no secret at all. */
export const secretHashOf = (secret: string): string | null => (pattern.test(secret) ? hashOf(secret) : null)

/**
 * Counts one knock and answers whether it is let in. Malformed, unknown, revoked and ended are one: null. Wrong ones are counted by where
 * the asker is, a good one by itself, so that nobody's errors stop another.
 */
export async function admitKnock(
  good: { secretHash: string } | null,
  address: string,
): Promise<{ kind: 'open' } | { kind: 'absent' } | { kind: 'too_many'; good: boolean }> {
  const many = await tooManyKnocks(good ? { link: good.secretHash } : { address })
  if (many) return { kind: 'too_many', good: good !== null }
  return { kind: good ? 'open' : 'absent' }
}
