import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { type Instant, toDatabase } from '@/lib/time/types'
import { mailSettings } from '../settings'
import { giveUpAfterMs } from './outbox'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Longer than a year, so that a yearly reminder is not mailed twice within its year. */
const keptMs = 400 * dayMs

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

export const mailHousekeeping: Job = { name: 'mail.housekeeping', everyMs: hourMs, run: keepOutbox }
