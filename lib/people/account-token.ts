import { randomBytes } from 'node:crypto'
import { hashOf } from '@/lib/access/session/session'
import type { Tx } from '@/lib/db/client'
import { hour } from '@/lib/time/duration'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** How long a link to choose a password works: 72 hours. */
const lifetimeMs = 72 * hour

export type IssuedToken = { token: string; until: Instant }

/** Makes the one link with which a person chooses a password; earlier links of this person stop working. */
export async function issueAccountToken(tx: Tx, userId: string, now: Instant): Promise<IssuedToken> {
  const token = randomBytes(32).toString('base64url')
  const at = toDatabase(now)
  const until = new Date(at.getTime() + lifetimeMs)
  await tx.accountToken.deleteMany({ where: { userId, usedAt: null } })
  await tx.accountToken.create({
    data: {
      tokenHash: hashOf(token),
      userId,
      purpose: 'password',
      createdAt: at,
      expiresAt: until,
    },
  })
  return { token, until: instantOf(until) }
}

/** The person a link belongs to, or null when it is unknown, used, too old or the person may not sign in. */
export async function personOfToken(tx: Tx, token: string, now: Instant) {
  const row = await tx.accountToken.findUnique({ where: { tokenHash: hashOf(token) }, include: { user: true } })
  if (!row || row.usedAt || row.expiresAt <= toDatabase(now) || row.user.disabledAt) return null
  return row.user
}

/** Uses a link up. False when another request was first. */
export async function spendAccountToken(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const spent = await tx.accountToken.updateMany({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: toDatabase(now) } },
    data: { usedAt: toDatabase(now) },
  })
  return spent.count === 1
}
