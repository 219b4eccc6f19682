import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { day, inSeconds } from '@/lib/time/length'
import { accessSettings } from '../request/settings'

/** How long a browser counts as known: 180 days, in seconds. */
export const deviceMaxAge = inSeconds(180 * day)

/**
 * The value that marks a browser as one this person signed in with (OWASP device cookie): a random id signed for one
 * e-mail address. It proves nothing but that; it only keeps strangers' guesses from slowing this browser down.
 */
export function issueDevice(email: string): string {
  const id = randomBytes(16).toString('base64url')
  return `${id}.${signature(id, email)}`
}

/** The id of a known browser of this person, or null for a stranger's or a forged one. */
export function knownDevice(cookie: string | undefined, email: string): string | null {
  const [id, signed, ...rest] = cookie?.split('.') ?? []
  if (!id || !signed || rest.length > 0) return null
  const expected = Buffer.from(signature(id, email))
  const given = Buffer.from(signed)
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null
}

function signature(id: string, email: string): string {
  return createHmac('sha256', accessSettings().secret).update(`device\n${id}\n${email}`).digest('base64url')
}
