import { db } from '@/lib/db/client'
import type { Job } from '@/lib/jobs/jobs'
import { queueMail } from '@/lib/mail/queue'
import { reportLocaleOf } from '@/lib/text/locale'
import { day, hour } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { forgetEnded } from './asked/kept'

/** So long a recipient has before it is reminded, once. */
const patienceMs = 7 * day

/**
 * Reminds recipients who did not answer within a week, once, by a mail without a secret: only its hash is kept. The office hears of it by the
 * day of its task (lib/alarms). Answers how many were reminded.
 */
export async function remindRecipients(now: Instant): Promise<number> {
  const at = toDatabase(now)
  const rows = await db().requestLink.findMany({
    where: {
      ...{ taskId: { not: null }, answeredAt: null, revokedAt: null, remindedAt: null, expiresAt: { gt: at } },
      createdAt: { lte: new Date(at.getTime() - patienceMs) },
      request: { state: { in: ['open', 'answered'] } },
    },
    select: {
      ...{ id: true, language: true, contactEmail: true, expiresAt: true },
      request: { select: { ref: true, isExample: true } },
    },
    orderBy: { id: 'asc' },
  })
  let reminded = 0
  for (const { id, language, contactEmail, expiresAt, request } of rows) {
    const queued = await db().$transaction(async (tx) => {
      await tx.requestLink.updateMany({ where: { id, remindedAt: null }, data: { remindedAt: at } })
      return queueMail(tx, {
        template: 'request_confirm_waits',
        params: { reference: request.ref, until: instantOf(expiresAt) },
        to: { address: contactEmail, locale: reportLocaleOf(language) ?? 'en' },
        dedupeKey: `request_confirm_waits:${id}`,
        ...{ isExample: request.isExample, now },
      })
    })
    if (queued === 'queued') reminded += 1
  }
  return reminded
}

export const intakeJob: Job = {
  name: 'requests.intake',
  everyMs: hour,
  run: async ({ now }) => {
    await forgetEnded(now)
    await remindRecipients(now)
  },
}
