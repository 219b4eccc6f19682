import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { day, hour, minute } from '@/lib/time/length'
import { type Instant, toDatabase } from '@/lib/time/types'
import { type Attempt, keptProblem } from '../queue'
import { mailSettings } from '../settings'

/** Longer than a year, so that a yearly reminder is not mailed twice within its year. */
const keptMs = 400 * day

/**
 * Erases tokens of links that no longer work, forgets mails after 400 days, and, when mail is not set up any more, gives
 * up what still waits after a day.
 */
export async function keepOutbox(now: Instant): Promise<void> {
  const at = toDatabase(now)
  await db().mail.updateMany({ where: { secretUntil: { lte: at } }, data: { secret: null, secretUntil: null } })
  if (!mailSettings())
    await db().mail.updateMany({
      where: { nextTryAt: { not: null }, waitsSince: { lt: new Date(at.getTime() - giveUpAfterMs) } },
      data: { nextTryAt: null, failedAt: at, lastError: 'not_set_up' },
    })
  await db().mail.deleteMany({ where: { nextTryAt: null, createdAt: { lt: new Date(at.getTime() - keptMs) } } })
}

export const mailHousekeeping: Job = { name: 'mail.housekeeping', everyMs: hour, run: ({ now }) => keepOutbox(now) }

/** A claim on a mail lasts this long: longer than the longest attempt, so that no two processes send it at once. */
const claimMs = 5 * minute

/** Waits before the next try; the last one is repeated until a mail waited a day. */
const waits = [minute, 5 * minute, 15 * minute, hour, 4 * hour] as const
const giveUpAfterMs = day

export type Claimed = {
  id: string
  messageId: string
  userId: string | null
  address: string
  locale: string
  template: string
  params: unknown
  isExample: boolean
  secret: Uint8Array | null
  secretUntil: Date | null
  tries: number
  waitsSince: Date
  /** End of our claim: who finds another one here has lost it. */
  nextTryAt: Date
}

/** Takes the mail that waits longest for its try, passing over those another process is taking; null when none is due. */
export async function claimNext(now: Instant): Promise<Claimed | null> {
  const at = toDatabase(now)
  const rows = await db().$queryRaw<Claimed[]>`
    UPDATE "Mail" SET tries = tries + 1, "nextTryAt" = ${new Date(at.getTime() + claimMs)}
    WHERE id = (
      SELECT id FROM "Mail" WHERE "nextTryAt" <= ${at} ORDER BY "nextTryAt", id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, "messageId", "userId", address, locale, template, params, "isExample", secret, "secretUntil", tries, "waitsSince",
      "nextTryAt"`
  return rows[0] ?? null
}

/** Notes what an attempt came to. Answers false when the claim was lost meanwhile: then nothing is noted. */
export async function noteAttempt(mail: Claimed, attempt: Attempt, now: Instant): Promise<boolean> {
  const { count } = await db().mail.updateMany({
    where: { id: mail.id, nextTryAt: mail.nextTryAt },
    data: after(mail, attempt, now),
  })
  return count === 1
}

/** Notes that a mail will not be sent, and that this is as it should be. */
export async function noteSkipped(mail: Claimed, problem: 'account_ended', now: Instant): Promise<void> {
  await db().mail.updateMany({
    where: { id: mail.id, nextTryAt: mail.nextTryAt },
    data: { nextTryAt: null, skippedAt: toDatabase(now), lastError: problem, secret: null, secretUntil: null },
  })
}

function after(mail: Claimed, attempt: Attempt, now: Instant) {
  const at = toDatabase(now)
  if (attempt.outcome === 'sent')
    return { nextTryAt: null, sentAt: at, lastError: null, secret: null, secretUntil: null }
  const lastError = keptProblem(attempt)
  const next = new Date(at.getTime() + waitAfter(mail.tries))
  const givenUp = next.getTime() > mail.waitsSince.getTime() + giveUpAfterMs
  if (attempt.outcome === 'never' || givenUp) return { nextTryAt: null, failedAt: at, lastError }
  return { nextTryAt: next, lastError }
}

/** How long a mail waits after its nth try: 1, 5, 15, 60, then every 240 minutes. */
export function waitAfter(tries: number): number {
  return waits[Math.min(tries, waits.length) - 1] ?? waits[0]
}
