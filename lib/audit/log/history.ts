import type { Actor } from '@/lib/access/actor'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { firstFew, type Part } from '@/lib/table/part'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { AuditSubject } from '../entry/event'
import { personSubject } from '../entry/names'
import { type Batches, batchesOf, toldOf } from './batches'
import { type LogView, logViewOf, type OpenedEntry, openEntries } from './opened'
import { byDay, type Withheld, withheldFrom } from './withheld'

const silent = [
  ...['access.denied', 'record.export', 'list.export', 'draft.read', 'draft.export', 'letter.export'],
  ...['leak.read', 'leak.list', 'leak.export', 'leak.figures', 'leak.file_read', 'processor.link_read'],
  ...['request.read', 'request.list', 'request.export', 'request.file_read', 'request.link_read', 'statement.export'],
  ...['deletion.link_read', 'disclosure.file_read'],
  'suppression.look_up',
]

type HistoryAsked = { viewer: Actor; part?: Part; until?: Instant | null; upTo?: bigint | null }

/** The newest entry of the log: who goes through a history by pages reads it up to there, whatever is written meanwhile. */
export async function newestEntry(): Promise<bigint> {
  const { _max } = await db().auditEntry.aggregate({ _max: { index: true } })
  return _max.index ?? -1n
}

/**
 * What happened to one thing, newest first, for one reader: a part of it and the number of all, of a record also those about several
 * records at once. Values this reader may not see stay closed; remarks for the DPO do not show to others; reads and exports are left to the log itself. The right to see the
 * thing itself is for the caller to check. With `until`, only what was written down by then; with `upTo`, only entries up to that one.
 */
export async function historyOf(
  type: AuditSubject,
  id: string,
  { viewer, part = firstFew, until = null, upTo = null }: HistoryAsked,
): Promise<{ entries: OpenedEntry[]; total: number }> {
  const view = logViewOf(viewer)
  const subjectId = type === 'user' || type === 'session' ? await personSubject(db(), id) : id
  const batches: Batches = type === 'record' ? await batchesOf(id) : new Map()
  const about: Prisma.AuditEntryWhereInput[] = [{ subjectType: type, subjectId }]
  if (batches.size > 0) about.push({ subjectType: 'batch', subjectId: { in: [...batches.keys()] } })
  const where: Prisma.AuditEntryWhereInput = {
    OR: about,
    action: { notIn: silent },
    ...(until === null ? {} : { at: { lte: toDatabase(until) } }),
    ...(upTo === null ? {} : { index: { lte: upTo } }),
    ...(view.remarks ? {} : { NOT: { action: { startsWith: 'remark.' } } }),
  }
  const withheld = await withheldFrom(view)
  if (withheld) {
    const coarse = await coarseHistory(where, part, withheld, view)
    return { ...coarse, entries: await toldOf(id, coarse.entries, batches) }
  }
  const [rows, total] = await Promise.all([
    db().auditEntry.findMany({
      where,
      orderBy: { index: 'desc' },
      skip: part.skip,
      take: part.take,
      include: { detail: true },
    }),
    db().auditEntry.count({ where }),
  ])
  return { entries: await toldOf(id, await openEntries(rows, view), batches), total }
}

/** The same for a reader who may know some of it by day only: that stands at the start of its day. */
async function coarseHistory(
  where: Prisma.AuditEntryWhereInput,
  { skip, take }: Part,
  withheld: Withheld,
  view: LogView,
): Promise<{ entries: OpenedEntry[]; total: number }> {
  const zone = await officeZone()
  const all = await db().auditEntry.findMany({ where, select: { index: true, at: true, action: true, actor: true } })
  const placed = all.map((row) => ({
    index: row.index,
    day: localDateOf(instantOf(row.at), zone),
    hidden: withheld.has(row),
  }))
  placed.sort(
    (a, b) =>
      (a.day === b.day ? 0 : a.day < b.day ? 1 : -1) ||
      Number(a.hidden) - Number(b.hidden) ||
      Number(b.index - a.index),
  )
  const shown = placed.slice(skip, skip + take)
  const rows = await db().auditEntry.findMany({
    where: { index: { in: shown.map(({ index }) => index) } },
    include: { detail: true },
  })
  const byIndex = new Map(rows.map((row) => [row.index, row]))
  const ordered = shown.flatMap(({ index }) => byIndex.get(index) ?? [])
  const entries = await openEntries(ordered, view)
  const coarse = await Promise.all(entries.map(async (entry, n) => (shown[n]?.hidden ? await byDay([entry]) : [entry])))
  return { entries: coarse.flat(), total: all.length }
}
