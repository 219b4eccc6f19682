import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { db, given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma, type PrismaClient } from '@/lib/db/generated/client'
import { type HoldId, holdIdSchema } from '@/lib/db/ids'
import { codesOf } from '@/lib/law/codes/code'
import { holdReasons } from '@/lib/law/codes/retention'
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateSchema,
  type Instant,
  instantOf,
  toDatabase,
} from '@/lib/time/types'
import { heldRegisters, type Named } from '../scope/targets'
import { type HoldDays, type HoldInput, type HoldState, holdStateOn } from './schema'

export type HoldRow = HoldDays & {
  id: HoldId
  ref: string
  reasonKind: HoldInput['reasonKind']
  reason: string
  state: HoldState
  records: readonly Named[]
  isExample: boolean
}

export type HoldView = HoldRow & {
  leakRef: string
  requestRef: string
  placedAt: Instant
  placedByName: string | null
  liftedAt: Instant | null
  liftedByName: string | null
  liftReason: string
  version: number
  can: { lift: boolean }
}

const include = {
  records: { select: { record: { select: { ref: true, register: true } } }, orderBy: { record: { ref: 'asc' } } },
} satisfies Prisma.LegalHoldInclude
type Loaded = Prisma.LegalHoldGetPayload<{ include: typeof include }>

/** These holds as this person may read them, in any order; none without hold.read (two queries). */
export async function holdsByRef(actor: Actor, on: CalendarDate, refs: readonly string[]): Promise<HoldRow[]> {
  if (!can(actor, 'hold', 'read')) return []
  const rows = await db().legalHold.findMany({ where: { ref: { in: [...refs] } }, include })
  const titles = await titlesOf(actor, rows)
  return rows.map((row) => shaped(row, on, titles))
}

/** One hold by reference, or null when there is none for this person. */
export async function holdOf(actor: Actor, ref: string, on: CalendarDate): Promise<HoldView | null> {
  if (!can(actor, 'hold', 'read')) return null
  const row = await db().legalHold.findUnique({ where: { ref }, include })
  if (!row) return null
  const [titles, names] = await Promise.all([titlesOf(actor, [row]), namesOf(db(), [row.placedById, row.liftedById])])
  const nameOf = (id: string | null) => (id && names.get(id)) || null
  return {
    ...shaped(row, on, titles),
    leakRef: row.leakRef,
    requestRef: row.requestRef,
    placedAt: instantOf(row.placedAt),
    placedByName: nameOf(row.placedById),
    liftedAt: row.liftedAt && instantOf(row.liftedAt),
    liftedByName: nameOf(row.liftedById),
    liftReason: row.liftReason,
    version: row.version,
    can: { lift: row.liftedAt === null && can(actor, 'hold', 'update') !== null },
  }
}

function titlesOf(actor: Actor, rows: readonly Loaded[]) {
  return recordTitles(
    db(),
    actor,
    rows.flatMap((row) => row.records.map(({ record }) => record.ref)),
  )
}

function shaped(row: Loaded, on: CalendarDate, titles: ReadonlyMap<string, string>): HoldRow {
  const days = {
    startedOn: calendarDateOf(row.startedOn),
    endsOn: row.endsOn && calendarDateOf(row.endsOn),
    liftedOn: row.liftedOn && calendarDateOf(row.liftedOn),
  }
  return {
    ...days,
    id: holdIdSchema.parse(row.id),
    ref: row.ref,
    reasonKind: row.reasonKind,
    reason: row.reason,
    state: holdStateOn(days, on),
    records: row.records.map(({ record }) => ({ ...record, title: titles.get(record.ref) ?? '' })),
    isExample: row.isExample,
  }
}

const { sql } = Prisma

const found = z.array(
  z.object({
    recordId: z.string(),
    ref: z.string(),
    reasonKind: z.enum(codesOf(holdReasons)),
    reason: z.string(),
    startedOn: calendarDateSchema,
    endsOn: calendarDateSchema.nullable(),
    onRef: z.string(),
  }),
)
/** A hold that stands: what it says, and the record it was placed on. */
export type StandingHold = Omit<z.infer<typeof found>[number], 'recordId'>

/**
 * The holds that stand on these records on a day, by id of the record (one query). With `around` (the default) a rule is
 * also stopped by a hold on an activity that uses it, and an activity by a hold on one of its rules.
 */
export async function holdsStanding(
  tx: Tx,
  recordIds: readonly string[],
  on: CalendarDate,
  { around = true }: { around?: boolean } = {},
): Promise<ReadonlyMap<string, readonly StandingHold[]>> {
  if (recordIds.length === 0) return new Map()
  const day = toDatabase(on)
  const { rules, activities } = heldRegisters
  const asked = given(recordIds, 'uuid')
  // Said once for all rows, so that nobody goes through thousands of activities when only rules are asked about.
  const isAsked = (register: string) =>
    sql`(SELECT bool_or(q.register = ${register}) FROM "Record" q WHERE q.id = ANY(${asked}))`
  const neighbours = sql`
    UNION ALL SELECT s.id, s.ref, l."toId" FROM standing s JOIN "RecordLink" l ON l."fromId" = s."recordId"
      WHERE s.register = ${activities} AND s.status <> 'retired' AND l."toId" = ANY(${asked}) AND ${isAsked(rules)}
        AND (SELECT t.register FROM "Record" t WHERE t.id = l."toId") = ${rules}
    UNION ALL SELECT s.id, s.ref, l."fromId" FROM standing s JOIN "RecordLink" l ON l."toId" = s."recordId"
      WHERE s.register = ${rules} AND l."fromId" = ANY(${asked}) AND ${isAsked(activities)}
        AND (SELECT f.register FROM "Record" f WHERE f.id = l."fromId") = ${activities}`
  // Holds are few, and what they lie on is: a rule that is asked about may be used by thousands.
  const rows = found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
      WITH standing AS MATERIALIZED (
        SELECT h.id, held.ref, held.id AS "recordId", held.register, held.status
        FROM "LegalHold" h JOIN "LegalHoldRecord" hr ON hr."holdId" = h.id JOIN "Record" held ON held.id = hr."recordId"
        WHERE h."startedOn" <= ${day}::date AND (h."endsOn" IS NULL OR h."endsOn" >= ${day}::date)
          AND (h."liftedOn" IS NULL OR h."liftedOn" > ${day}::date)),
      reached(id, ref, "recordId") AS MATERIALIZED (
        SELECT s.id, s.ref, s."recordId" FROM standing s WHERE s."recordId" = ANY(${asked}) ${around ? neighbours : sql``})
      SELECT n."recordId", h.ref, h."reasonKind"::text, h.reason, h."startedOn"::text, h."endsOn"::text, min(n.ref) AS "onRef"
      FROM reached n JOIN "LegalHold" h ON h.id = n.id GROUP BY n."recordId", h.id ORDER BY h.number`,
  )
  const holds = new Map<string, StandingHold[]>()
  for (const { recordId, ...hold } of rows) holds.set(recordId, [...(holds.get(recordId) ?? []), hold])
  return holds
}

/** References of the holds that stand on a request of a person on a day: who asked is not erased while one does (Art. 17(3)(e)). */
export async function holdsOnRequest(
  client: Tx | PrismaClient,
  requestRef: string,
  on: CalendarDate,
): Promise<string[]> {
  const rows = await client.legalHold.findMany({
    where: { requestRef, ...standsOn(on) },
    select: { ref: true },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ ref }) => ref)
}

/** References of the requests on which a hold stands on a day. */
export async function requestsHeld(client: Tx | PrismaClient, on: CalendarDate): Promise<ReadonlySet<string>> {
  const where = { requestRef: { not: '' }, ...standsOn(on) }
  const rows = await client.legalHold.findMany({ where, select: { requestRef: true } })
  return new Set(rows.map(({ requestRef }) => requestRef))
}

function standsOn(on: CalendarDate): Prisma.LegalHoldWhereInput {
  const day = toDatabase(on)
  return {
    startedOn: { lte: day },
    AND: [
      { OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
      { OR: [{ liftedOn: null }, { liftedOn: { gt: day } }] },
    ],
  }
}

/** The same holds of several records, each once, by number. */
export function eachOnce(holds: ReadonlyMap<string, readonly StandingHold[]>): StandingHold[] {
  return [...new Map([...holds.values()].flat().map((hold) => [hold.ref, hold])).values()]
}
