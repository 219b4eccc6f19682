import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { AuditSubject } from '../entry/event'
import { personSubject } from '../entry/names'
import { logViewOf, type OpenedEntry, openEntries } from './opened'

/** Size of a page of history. */
export const historyPageSize = 25

const silent = ['access.denied', 'record.export', 'leak.read', 'leak.list', 'draft.read', 'draft.export']

/**
 * What happened to one thing, newest first, for one reader: 25 entries a page. Values this reader may not see stay
 * closed; remarks for the DPO do not show to others; reads and exports are left to the log itself. The right to see the
 * thing itself is for the caller to check. With `until`, only what was written down by then.
 */
export async function historyOf(
  type: AuditSubject,
  id: string,
  { viewer, page = 1, until = null }: { viewer: Actor; page?: number; until?: Instant | null },
): Promise<{ entries: OpenedEntry[]; total: number }> {
  const view = logViewOf(viewer)
  const subjectId = type === 'user' || type === 'session' ? await personSubject(db(), id) : id
  const where = {
    subjectType: type,
    subjectId,
    action: { notIn: silent },
    ...(until === null ? {} : { at: { lte: toDatabase(until) } }),
    ...(view.remarks ? {} : { NOT: { action: { startsWith: 'remark.' } } }),
  }
  const [rows, total] = await Promise.all([
    db().auditEntry.findMany({
      where,
      orderBy: { index: 'desc' },
      skip: (page - 1) * historyPageSize,
      take: historyPageSize,
      include: { detail: true },
    }),
    db().auditEntry.count({ where }),
  ])
  return { entries: await openEntries(rows, view), total }
}
