import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { toDatabase } from '@/lib/time/types'
import { endOfDay, startOfDay } from '@/lib/time/zone'
import type { LogFilter } from './filter'
import { type LogView, logViewOf, type OpenedEntry, openEntries } from './opened'

/** Entries on a page of the log. */
export const logPageSize = 50

const technical = ['session', 'user', 'instance']

/** One page of the log as this person may see it, newest first. Days are days in `zone`. */
export async function listLog(
  viewer: Actor,
  filter: LogFilter,
  zone: string,
): Promise<{ entries: OpenedEntry[]; total: number }> {
  const view = logViewOf(viewer)
  const where = { AND: [await visible(viewer, view), await matching(filter, view, zone)] }
  const [rows, total] = await Promise.all([
    db().auditEntry.findMany({
      where,
      orderBy: { index: 'desc' },
      skip: (filter.page - 1) * logPageSize,
      take: logPageSize,
      include: { detail: true },
    }),
    db().auditEntry.count({ where }),
  ])
  return { entries: await openEntries(rows, view), total }
}

async function visible(viewer: Actor, view: LogView): Promise<Prisma.AuditEntryWhereInput> {
  if (view.parts.has('full')) return {}
  const parts: Prisma.AuditEntryWhereInput[] = []
  if (view.parts.has('technical')) parts.push({ subjectType: { in: technical } })
  if (view.parts.has('history')) {
    const own = await db().record.findMany({ where: { ownerId: viewer.id }, select: { id: true } })
    parts.push({
      subjectType: 'record',
      subjectId: { in: own.map(({ id }) => id) },
      NOT: { action: { startsWith: 'remark.' } },
    })
  }
  // An empty OR would let everything through.
  return parts.length > 0 ? { OR: parts } : { index: { lt: 0 } }
}

async function matching(filter: LogFilter, view: LogView, zone: string): Promise<Prisma.AuditEntryWhereInput> {
  return {
    ...(filter.who ? { actor: { in: await pseudonymsOf(filter.who, view) } } : {}),
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.outcome ? { outcome: filter.outcome } : {}),
    ...(filter.ref ? { body: { contains: `"ref":"${filter.ref}"` } } : {}),
    at: {
      ...(filter.from ? { gte: toDatabase(startOfDay(filter.from, zone)) } : {}),
      ...(filter.to ? { lt: toDatabase(endOfDay(filter.to, zone)) } : {}),
    },
  }
}

/** All pseudonyms of a person; for a reader who may not know reporters only the general one. */
async function pseudonymsOf(userId: string, view: LogView): Promise<string[]> {
  const where = { userId, ...(view.leaks ? {} : { scope: '' }) }
  const rows = await db().auditActor.findMany({ where, select: { pseudonym: true } })
  return rows.map(({ pseudonym }) => pseudonym)
}

/** People who can stand in the log, by name, for the filter; nobody for readers of their own records' history. */
export async function peopleOfLog(viewer: Actor): Promise<{ value: string; label: string }[]> {
  const { parts } = logViewOf(viewer)
  if (!parts.has('full') && !parts.has('technical')) return []
  const users = await db().user.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } })
  return users.map(({ id, name }) => ({ value: id, label: name }))
}
