import { randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { db } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import { accessSettings } from '../request/settings'
import { hashOf } from './session'

/**
 * Starts a session and returns its handle: 256 random bits that only the cookie holds. Sessions of this person that
 * have ended are swept on the way.
 */
export async function startSession(userId: UserId, now: Instant): Promise<string> {
  const handle = randomBytes(32).toString('base64url')
  const at = toDatabase(now)
  const { absoluteMs, idleMs } = accessSettings()
  await db().session.deleteMany({
    where: { userId, OR: [{ expiresAt: { lte: at } }, { lastSeenAt: { lt: new Date(at.getTime() - idleMs) } }] },
  })
  await db().session.create({
    data: {
      handleHash: hashOf(handle),
      userId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + absoluteMs),
      claims: {},
    },
  })
  return handle
}

/** Ends one session, at sign-out or when another replaces it. */
export async function endSession(tx: Tx, handleHash: string): Promise<void> {
  await tx.session.deleteMany({ where: { handleHash } })
}

/** Ends the sessions of a person from their next request on; `except` stays. */
export async function endSessionsOf(tx: Tx, userId: string, except?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, ...(except ? { handleHash: { not: except } } : {}) } })
}
