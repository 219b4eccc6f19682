import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { presentScope } from '@/lib/records/list/where'
import { type CalendarDate, calendarDateOf, instantOf, toDatabase } from '@/lib/time/types'
import type { WaitingItem } from './item'

const select = {
  id: true,
  version: true,
  status: true,
  ref: true,
  register: true,
  title: true,
  nextReviewOn: true,
  updatedAt: true,
  isExample: true,
} satisfies Prisma.RecordSelect
type Row = Prisma.RecordGetPayload<{ select: typeof select }>

const item = (row: Row): WaitingItem => ({
  key: row.ref,
  href: `/registers/${row.register}/${row.ref}`,
  ref: row.ref,
  title: row.title,
  isExample: row.isExample,
})

/** Records this person owns and may read as they are. */
const ownRecords = (actor: Actor): Prisma.RecordWhereInput => ({
  AND: [{ ownerId: actor.id, status: { not: 'retired' } }, presentScope(actor)],
})

/** The first of the things that wait, and how many there are. */
type Waiting = { items: WaitingItem[]; total: number }
const most = 100

/** Own records in which the law or a rule misses something, and that are not retired. */
export async function ownIncomplete(actor: Actor): Promise<Waiting> {
  if (!mayEver(actor, 'register', 'submit')) return { items: [], total: 0 }
  const where = { AND: [ownRecords(actor), { NOT: { missing: { isEmpty: true } } }] }
  const rows = await db().record.findMany({ where, select, orderBy: { ref: 'asc' }, take: most })
  return { items: rows.map(item), total: await totalOf(where, rows) }
}

const totalOf = async (where: Prisma.RecordWhereInput, rows: readonly Row[]) =>
  rows.length < most ? rows.length : db().record.count({ where })

/** Own records to be looked at again by the given day. */
export async function ownReviewDue(actor: Actor, before: CalendarDate): Promise<Waiting> {
  if (!mayEver(actor, 'register', 'submit')) return { items: [], total: 0 }
  const where = { AND: [ownRecords(actor), { nextReviewOn: { lte: toDatabase(before) } }] }
  const rows = await db().record.findMany({ where, select, orderBy: { nextReviewOn: 'asc' }, take: most })
  const items = rows.map((row) => ({
    ...item(row),
    ...(row.nextReviewOn ? { dueOn: calendarDateOf(row.nextReviewOn) } : {}),
    ...(row.status === 'in_force' ? { confirm: { id: row.id, version: row.version } } : {}),
  }))
  return { items, total: await totalOf(where, rows) }
}

/** For people who read everything and change nothing: the records that changed last. */
export async function changedLately(actor: Actor): Promise<WaitingItem[]> {
  if (!can(actor, 'register', 'read') || mayEver(actor, 'register', 'update') || mayEver(actor, 'register', 'force'))
    return []
  const rows = await db().record.findMany({ select, orderBy: { updatedAt: 'desc' }, take: 8 })
  return rows.map((row) => ({ ...item(row), since: instantOf(row.updatedAt) }))
}
