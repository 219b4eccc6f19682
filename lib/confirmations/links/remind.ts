import { db } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { reportLocaleOf } from '@/lib/text/locale'
import { day } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { subjectOf, waitsFor } from './unanswered'

/** So long somebody who was asked has before they are reminded, once. */
const patienceMs = 7 * day

/**
 * Reminds who did not answer within a week, once, by a mail without a secret: only its hash is kept. The office hears of it a week later
 * (lib/alarms). Answers how many were reminded.
 */
export async function remindRecipients(now: Instant): Promise<number> {
  const at = toDatabase(now)
  const rows = await db().confirmLink.findMany({
    where: {
      ...waitsFor,
      ...{ remindedAt: null, expiresAt: { gt: at }, createdAt: { lte: new Date(at.getTime() - patienceMs) } },
    },
    include: subjectOf,
    orderBy: { id: 'asc' },
  })
  let reminded = 0
  for (const { id, language, contactEmail, expiresAt, task, deletion } of rows) {
    const about = task?.request ?? deletion
    if (!about) continue
    const queued = await db().$transaction(async (tx) => {
      await tx.confirmLink.updateMany({ where: { id, remindedAt: null }, data: { remindedAt: at } })
      return queueMail(tx, {
        template: task ? 'request_confirm_waits' : 'deletion_confirm_waits',
        params: { reference: about.ref, until: instantOf(expiresAt) },
        to: { address: contactEmail, locale: reportLocaleOf(language) ?? 'en' },
        dedupeKey: `confirm_waits:${id}`,
        ...{ isExample: about.isExample, now },
      })
    })
    if (queued === 'queued') reminded += 1
  }
  return reminded
}
