import { randomBytes } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { hashOf } from '@/lib/access/session/session'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { type Queued, queueMail, withdrawMails } from '@/lib/mail/queue'
import { hour } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** How long a link to choose a password works: 72 hours. */
const lifetimeMs = 72 * hour

export type IssuedToken = { token: string; until: Instant }

/** Makes the one link with which a person chooses a password; earlier links of this person stop working. */
export async function issueAccountToken(tx: Tx, userId: string, now: Instant): Promise<IssuedToken> {
  const token = randomBytes(32).toString('base64url')
  const at = toDatabase(now)
  const until = new Date(at.getTime() + lifetimeMs)
  await tx.accountToken.updateMany({ where: { userId, usedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } })
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

/** What became of a link that no longer lets anybody in; null when there was none, or the person may not sign in. */
export async function endOfToken(tx: Tx, token: string): Promise<'used' | 'ended' | null> {
  const row = await tx.accountToken.findUnique({ where: { tokenHash: hashOf(token) }, include: { user: true } })
  if (!row || row.user.disabledAt) return null
  return row.usedAt ? 'used' : 'ended'
}

/** Uses a link up. False when another request was first. */
export async function spendAccountToken(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const spent = await tx.accountToken.updateMany({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: toDatabase(now) } },
    data: { usedAt: toDatabase(now) },
  })
  return spent.count === 1
}

/**
 * A link to choose a password, and whether a mail with it is on its way. The token is there for the screen only where no
 * mail brings it; null too while rights over leaks wait for a second person (`waits`).
 */
export type Invitation = { userId: UserId; token: string | null; mail: Queued | null; waits: boolean }

/** Makes the link and mails it. Where a mail brings it, nobody but the operator at the command line sees it besides. */
export async function invite(tx: Tx, context: CommandContext, userId: UserId): Promise<Invitation> {
  const { now, actor } = context
  const { token, until } = await issueAccountToken(tx, userId, now)
  await withdrawMails(tx, userId, 'invitation', now)
  const mail = await queueMail(tx, {
    to: userId,
    template: 'invitation',
    params: { until },
    secret: { token, until },
    now,
  })
  if (mail === 'queued' && actor.kind === 'person') return { userId, token: null, mail, waits: false }
  await tx.accountToken.updateMany({ where: { userId, usedAt: null }, data: { shownToId: personOrNull(context) } })
  return { userId, token, mail, waits: false }
}
