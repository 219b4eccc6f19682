import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { type ProcessorLinkId, processorLinkIdSchema, type RecordId } from '@/lib/db/ids'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type Instant, instantOf } from '@/lib/time/types'

/** A link as the record of its processor shows it: never its secret, which nobody keeps. */
export type LinkView = {
  id: ProcessorLinkId
  contactName: string
  contactEmail: string
  language: ReportLocale
  madeAt: Instant
  madeBy: string | null
  expiresAt: Instant
  openedAt: Instant | null
  /** How many leaks came by it. */
  reports: number
  state: 'open' | 'ended' | 'revoked'
  revoked: { at: Instant; by: string | null; reason: string } | null
}

/** Links of a processor, newest first, those that open before the others; null for who may not triage leaks. */
export async function linksOf(actor: Actor, recordId: RecordId, now: Instant): Promise<LinkView[] | null> {
  if (!can(actor, 'leak', 'triage')) return null
  const rows = await db().processorLink.findMany({
    where: { recordId },
    omit: { secretHash: true, draft: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  const ids = rows.map(({ id }) => id)
  const [names, counts] = await Promise.all([
    namesOf(
      db(),
      rows.flatMap((row) => [row.createdById, row.revokedById]),
    ),
    ids.length === 0
      ? []
      : db().leakReport.groupBy({ by: ['reporterId'], where: { reporterId: { in: ids } }, _count: true }),
  ])
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const views = rows.map((row): LinkView => {
    const expiresAt = instantOf(row.expiresAt)
    return {
      id: processorLinkIdSchema.parse(row.id),
      contactName: row.contactName,
      contactEmail: row.contactEmail,
      language: reportLocaleOf(row.language) ?? 'en',
      madeAt: instantOf(row.createdAt),
      madeBy: nameOf(row.createdById),
      expiresAt,
      openedAt: row.openedAt && instantOf(row.openedAt),
      reports: counts.find(({ reporterId }) => reporterId === row.id)?._count ?? 0,
      state: row.revokedAt ? 'revoked' : expiresAt <= now ? 'ended' : 'open',
      revoked: row.revokedAt && {
        at: instantOf(row.revokedAt),
        by: nameOf(row.revokedById),
        reason: row.revokedReason ?? '',
      },
    }
  })
  return [...views.filter(({ state }) => state === 'open'), ...views.filter(({ state }) => state !== 'open')]
}
