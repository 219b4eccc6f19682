import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { readable } from '@/lib/access/scope'
import { db, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { presentScope } from '@/lib/records/list/where'
import type { Few } from '@/lib/table/state'
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

/** Where the list of a register shows the own records in which something is missing. */
export type MissingIn = { register: string; count: number; codes: readonly string[] }
const missingIn = z.array(z.object({ register: z.string(), count: z.number(), codes: z.array(z.string()) }))

/** Own records in which the law or a rule misses something, and that are not retired, with how many of which register. */
export async function ownIncomplete(
  actor: Actor,
  take: number,
): Promise<Few<WaitingItem> & { registers: readonly MissingIn[] }> {
  if (!mayEver(actor, 'register', 'submit')) return { rows: [], total: 0, registers: [] }
  const where = { AND: [ownRecords(actor), { NOT: { missing: { isEmpty: true } } }] }
  const [rows, found] = await Promise.all([
    db().record.findMany({ where, select, orderBy: { ref: 'asc' }, take }),
    // Counted by what they lack before that is taken apart: many records, few ways to be incomplete.
    db()
      .$queryRaw`${Prisma.raw(plannedAgain)} WITH g AS (SELECT r.register, r.missing, count(*)::int AS n FROM "Record" r
        WHERE r."ownerId" = ${actor.id}::uuid AND r.missing <> '{}' AND ${readable(actor)} GROUP BY 1, 2)
      SELECT register, sum(n)::int AS count,
        (SELECT array_agg(DISTINCT code ORDER BY code) FROM g x, unnest(x.missing) AS code WHERE x.register = g.register) AS codes
      FROM g GROUP BY register ORDER BY 2 DESC, 1`,
  ])
  const registers = missingIn.parse(found)
  return { rows: rows.map(item), total: registers.reduce((sum, { count }) => sum + count, 0), registers }
}

/** Own records to be looked at again by the given day. */
export async function ownReviewDue(actor: Actor, before: CalendarDate, take: number): Promise<Few<WaitingItem>> {
  if (!mayEver(actor, 'register', 'submit')) return { rows: [], total: 0 }
  const where = { AND: [ownRecords(actor), { nextReviewOn: { lte: toDatabase(before) } }] }
  const [rows, total] = await Promise.all([
    db().record.findMany({ where, select, orderBy: [{ nextReviewOn: 'asc' }, { ref: 'asc' }], take }),
    db().record.count({ where }),
  ])
  const items = rows.map((row) => ({
    ...item(row),
    ...(row.nextReviewOn ? { dueOn: calendarDateOf(row.nextReviewOn) } : {}),
    ...(row.status === 'in_force' ? { confirm: { id: row.id, version: row.version } } : {}),
  }))
  return { rows: items, total }
}

/** For people who read everything and change nothing: the records that changed last. */
export async function changedLately(actor: Actor): Promise<WaitingItem[]> {
  if (!can(actor, 'register', 'read') || mayEver(actor, 'register', 'update') || mayEver(actor, 'register', 'force'))
    return []
  const rows = await db().record.findMany({ select, orderBy: { updatedAt: 'desc' }, take: 8 })
  return rows.map((row) => ({ ...item(row), since: instantOf(row.updatedAt) }))
}
