import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/names'
import { recordTitles } from '@/lib/access/past/record-titles'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type HoldId, holdIdSchema } from '@/lib/db/ids'
import { type CalendarDate, calendarDateOf, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import type { Named } from '../scope/places'
import { type HoldDays, type HoldState, holdStateOn } from './rules'
import type { HoldInput } from './schema'

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

export type HoldFilter = {
  /** Those that end by themselves in these days. */
  endsBetween?: { from: CalendarDate; to: CalendarDate }
}

/** Holds as this person may read them, those placed last first; none without hold.read (two queries). */
export async function listHolds(actor: Actor, on: CalendarDate, filter: HoldFilter = {}): Promise<HoldRow[]> {
  if (!can(actor, 'hold', 'read')) return []
  const { endsBetween } = filter
  const rows = await db().legalHold.findMany({
    where: endsBetween
      ? { liftedAt: null, endsOn: { gte: toDatabase(endsBetween.from), lte: toDatabase(endsBetween.to) } }
      : {},
    include,
    orderBy: { number: 'desc' },
    take: 500,
  })
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
