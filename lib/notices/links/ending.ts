import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Job } from '@/lib/jobs/jobs'
import { queueMail } from '@/lib/mail/queue'
import { reportLocaleOf } from '@/lib/text/locale'
import { day, hour } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** So long before its end a link is said to end; one that was made within that time said it when it was handed over. */
const noticeMs = 14 * day

export type EndingLink = {
  id: string
  /** Of the record of its processor. */
  ref: string
  isExample: boolean
  madeAt: Instant
  expiresAt: Instant
  /** From when on it is said. */
  since: Instant
  contact: { address: string; language: string }
}

/** The links that open and end soon, those first that end first. Of a processor with a newer link that stays open nothing has to be said. */
export async function endingLinks(client: Tx | PrismaClient, now: Instant): Promise<EndingLink[]> {
  const at = toDatabase(now)
  const soon = new Date(at.getTime() + noticeMs)
  const rows = await client.processorLink.findMany({
    where: {
      ...{ revokedAt: null, expiresAt: { gt: at, lte: soon } },
      record: { processorLinks: { none: { revokedAt: null, expiresAt: { gt: soon } } } },
    },
    omit: { secretHash: true, draft: true },
    include: { record: { select: { ref: true, isExample: true } } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
  })
  return rows
    .filter(({ createdAt, expiresAt }) => expiresAt.getTime() - createdAt.getTime() > noticeMs)
    .map(({ id, record, createdAt, expiresAt, contactEmail, language }) => ({
      ...{ id, ...record, madeAt: instantOf(createdAt), expiresAt: instantOf(expiresAt) },
      since: instantOf(new Date(expiresAt.getTime() - noticeMs)),
      contact: { address: contactEmail, language },
    }))
}

/**
 * Tells the contact of each link that ends soon so, once, by a mail that holds no secret: only its hash is kept. Answers how many
 * were told. Who handles leaks hears of it among their alerts.
 */
export async function tellEnding(now: Instant): Promise<number> {
  let told = 0
  for (const { id, isExample, expiresAt, contact } of await endingLinks(db(), now)) {
    const queued = await db().$transaction((tx) =>
      queueMail(tx, {
        template: 'processor_link_ends',
        params: { until: expiresAt },
        to: { address: contact.address, locale: reportLocaleOf(contact.language) ?? 'en' },
        dedupeKey: `processor_link_ends:${id}:${expiresAt}`,
        ...{ isExample, now },
      }),
    )
    if (queued === 'queued') told += 1
  }
  return told
}

export const linkEndJob: Job = {
  name: 'notices.link_ends',
  everyMs: hour,
  run: async ({ now }) => {
    await tellEnding(now)
  },
}
