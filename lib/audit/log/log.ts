import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { dayGiven, toDatabase } from '@/lib/time/types'
import { endOfDay, startOfDay } from '@/lib/time/zone'
import { auditActions } from '../entry/event'
import { batchesNaming } from './batches'
import { namesThen } from './names-then'
import { type LogView, logViewOf, type OpenedEntry, openEntries } from './opened'
import { byDay, isAlwaysWithheld, withheldFrom } from './withheld'

const one = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the address of the log's page says; what makes no sense is left out. */
export const logFilterSchema = z.object({
  who: one(z.uuid()),
  action: one(z.enum(auditActions)),
  /** Reference as people write it, e.g. A-012. */
  ref: one(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9-]{0,30}$/),
  ),
  from: one(dayGiven),
  to: one(dayGiven),
  outcome: one(z.enum(['ok', 'denied', 'failed'])),
  /** What a reader may know by day only (withheld.ts), apart from the rest. */
  by: one(z.literal('day')),
  /** The entry whose long texts are asked for. */
  open: one(z.coerce.number().int().min(0).max(1e12)),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type LogFilter = z.infer<typeof logFilterSchema>

/** The address of another page of the same filter. */
export function addressOf(filter: LogFilter, page: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, page })) {
    if (value !== undefined && !(name === 'page' && value === 1)) query.set(name, String(value))
  }
  return query.size > 0 ? `/audit?${query}` : '/audit'
}

/** True when anything is filtered. */
export function isFiltered({ page: _page, open: _open, ...rest }: LogFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined)
}

/** Entries on a page of the log. */
export const logPageSize = 50

const technical = ['session', 'user', 'instance']

/**
 * One page of the log as this person may see it, newest first. Days are days in `zone`. What this reader may know by day
 * only stands apart (`by=day`): among the others its place would tell the moment. `apart` says whether there is such.
 */
export async function listLog(
  viewer: Actor,
  filter: LogFilter,
  zone: string,
): Promise<{ entries: OpenedEntry[]; total: number; apart: boolean }> {
  const view = logViewOf(viewer)
  const withheld = await withheldFrom(view)
  const days = withheld !== null && (filter.by === 'day' || isAlwaysWithheld(filter.action))
  const part = withheld === null ? {} : days ? withheld.where : { NOT: withheld.where }
  // Who was here on which day is what must not be asked.
  const asked = days ? { ...filter, who: undefined } : filter
  const where = { AND: [await visible(viewer, view), await matching(asked, view, zone), part] }
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
  const entries = await openEntries(rows, view)
  return { entries: days ? await byDay(entries) : entries, total, apart: withheld !== null }
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
    ...(filter.ref ? { OR: [{ body: { contains: `"ref":"${filter.ref}"` } }, await batchesNaming(filter.ref)] } : {}),
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
  const names = await namesThen(users.map(({ id }) => id))
  return users.map(({ id, name }) => ({ value: id, label: names.get(id)?.at(new Date(8.64e15)) ?? name }))
}
