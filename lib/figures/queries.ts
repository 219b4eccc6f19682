import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { isOpenLeak, isRealLeak, leakScope, readable, registerScope } from '@/lib/access/scope'
import type { DuePlace } from '@/lib/calendar/due-dates'
import { db, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { identifier } from '@/lib/lists/conditions'
import {
  type CoverageState,
  coverageOf,
  coverageStates,
  coverageValue,
  eachOf,
  transferValue,
} from '@/lib/records/list/counted'
import { whileUnchanged } from '@/lib/records/list/kept'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { CoveragePart } from '@/lib/registers/declare/parts'
import { emptyValue } from '@/lib/table/state'
import { addDays } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'

const { sql } = Prisma

/** A number and the list that shows exactly what it counts. */
export type Counted<State extends string> = { state: State; count: number; href: string }
/** One bar: what it is about, and its parts from left to right. */
export type Row<State extends string> = { key: string; parts: readonly Counted<State>[] }

/**
 * Whether figures are shown at all: to who reviews the registers or puts versions in force, and reads all of them. Everybody
 * else gets none, not even an empty one.
 */
export function seesFigures(actor: Actor): boolean {
  const answers = can(actor, 'register', 'review') !== null || can(actor, 'register', 'force') !== null
  return answers && registerScope(actor).kind === 'all'
}

/** Whether the figure of leaks is shown: to who may read all leaks, beside the others. */
export function seesLeakFigure(actor: Actor): boolean {
  const { kind } = leakScope(actor)
  return seesFigures(actor) && mayEver(actor, 'leak', 'read') && (kind === 'all' || kind === 'masked')
}

/** Registers that say what of the law is counted over their records. */
export const coveredRegisters: readonly AnyRegister[] = catalog.filter(
  (register: AnyRegister) => register.coverage !== undefined,
)

/** Registers whose records say where data go outside the EEA. */
export const transferRegisters: readonly AnyRegister[] = catalog.filter(
  (register: AnyRegister) => register.transfers !== undefined,
)

/** The list of a register under these filters. */
export function listHref(register: string, filters: readonly (readonly [field: string, value: string])[]): string {
  return `/registers/${register}?${new URLSearchParams(filters.map(([field, value]) => [`f.${field}`, value]))}`
}

// All who see figures read all of the registers: what was counted for one is true for each.
const keptCoverage = whileUnchanged<Row<CoverageState>[]>()
const keptFreshness = whileUnchanged<z.output<typeof owned>>()
const keptTransfers = whileUnchanged<TransferFigure>()

const tallied = z.array(z.object({ value: z.string(), count: z.number() }))

/**
 * For each item of the law that a register answers, how many records are complete, knowingly open or missing (one
 * statement, kept while no record is written). Retired records do not count, as in the list. Records are counted by what they lack before items are looked at.
 */
export async function coverageFigure(actor: Actor, register: AnyRegister): Promise<Row<CoverageState>[]> {
  const { coverage } = register
  if (!seesFigures(actor) || !coverage) return []
  return keptCoverage(register.slug, () => countCoverage(actor, register, coverage))
}

async function countCoverage(
  actor: Actor,
  { slug, table }: AnyRegister,
  coverage: CoveragePart,
): Promise<Row<CoverageState>[]> {
  const states = coverageOf(coverage, { missing: sql`g.missing`, open: sql`g.open`, of: sql`g.kind` })
  const rows = tallied.parse(
    await db().$queryRaw`WITH g AS (
        SELECT r.missing, r."openFields" AS open, d.${identifier(coverage.of)}::text AS kind, count(*)::int AS n
        FROM "Record" r LEFT JOIN ${identifier(table)} d ON d.number = r.number
        WHERE r.register = ${slug} AND ${readable(actor)} GROUP BY 1, 2, 3)
      SELECT value, sum(n)::int AS count FROM g CROSS JOIN LATERAL unnest(${states}) AS value GROUP BY 1`,
  )
  const counts = new Map(rows.map(({ value, count }) => [value, count]))
  return coverage.items
    .map(({ item }) => ({
      key: item,
      parts: coverageStates.map((state) => {
        const value = coverageValue(item, state)
        return { state, count: counts.get(value) ?? 0, href: listHref(slug, [['coverage', value]]) }
      }),
    }))
    .filter(({ parts }) => parts.some(({ count }) => count > 0))
}

export const freshness = ['overdue', 'soon', 'later'] as const
export type Freshness = (typeof freshness)[number]

/** Places of the list of due dates that make up each part. */
const placesOf: Readonly<Record<Freshness, readonly DuePlace[]>> = {
  overdue: ['long_past', 'overdue'],
  soon: ['today', 'soon'],
  later: ['later'],
}
/** As the list of due dates has it: within 90 days. */
const soonDays = 90
/** Owners with a bar of their own, most overdue first; the rest stand together. */
export const mostOwners = 10

export type FreshnessFigure = {
  rows: readonly (Row<Freshness> & { name: string | null })[]
  /** Owners without a bar of their own, and reviews of theirs that are overdue. */
  more: { owners: number; overdue: number }
}

const owned = z.array(
  z.object({
    ownerId: z.string().nullable(),
    overdue: z.number(),
    soon: z.number(),
    later: z.number(),
    owners: z.number(),
    allOverdue: z.number(),
  }),
)

/** By owner: records whose review is past its day, due within 90 days, or later (one statement, kept; one more for names). */
export async function freshnessFigure(actor: Actor, today: CalendarDate): Promise<FreshnessFigure> {
  if (!seesFigures(actor)) return { rows: [], more: { owners: 0, overdue: 0 } }
  const found = await keptFreshness(today, () => countFreshness(actor, today))
  const names = await namesOf(
    db(),
    found.map(({ ownerId }) => ownerId),
  )
  const rows = found.map(({ ownerId, ...counts }) => ({
    key: ownerId ?? emptyValue,
    name: ownerId === null ? null : (names.get(ownerId) ?? null),
    parts: freshness.map((state) => ({ state, count: counts[state], href: reviewsHref(ownerId, state) })),
  }))
  const [first] = found
  const shown = found.reduce((sum, { overdue }) => sum + overdue, 0)
  return {
    rows,
    more: { owners: (first?.owners ?? 0) - found.length, overdue: (first?.allOverdue ?? 0) - shown },
  }
}

async function countFreshness(actor: Actor, today: CalendarDate): Promise<z.output<typeof owned>> {
  const day = sql`${today}::date`
  const until = sql`${addDays(today, soonDays)}::date`
  return owned.parse(
    await db()
      .$queryRaw`SELECT g.*, count(*) OVER ()::int AS owners, (sum(g.overdue) OVER ())::int AS "allOverdue" FROM (
        SELECT r."ownerId", (count(*) FILTER (WHERE r."nextReviewOn" < ${day}))::int AS overdue,
          (count(*) FILTER (WHERE r."nextReviewOn" BETWEEN ${day} AND ${until}))::int AS soon,
          (count(*) FILTER (WHERE r."nextReviewOn" > ${until}))::int AS later
        FROM "Record" r WHERE ${readable(actor)} AND r."nextReviewOn" IS NOT NULL GROUP BY 1) g
      ORDER BY g.overdue DESC, g.soon DESC, g.later DESC, g."ownerId" LIMIT ${mostOwners}`,
  )
}

function reviewsHref(ownerId: string | null, state: Freshness): string {
  const filters = [
    ['f.kind', 'review'],
    ['f.ownerId', ownerId ?? emptyValue],
    ...placesOf[state].map((place) => ['f.place', place]),
  ]
  return `/calendar/dates?${new URLSearchParams(filters)}`
}

/** Countries and instruments with a bar of their own. */
export const mostTransfers = 12

/** A bar for each country and instrument (a value of the filter `transfersTo`), and how many have none. */
export type TransferFigure = { rows: readonly Row<string>[]; more: number }

const talliedOf = z.array(z.object({ value: z.string(), count: z.number(), all: z.number() }))

/** How many records of a register send data to each country under each instrument, most first (one statement, kept). */
export async function transferFigure(actor: Actor, register: AnyRegister): Promise<TransferFigure> {
  const { slug, transfers } = register
  if (!seesFigures(actor) || !transfers) return { rows: [], more: 0 }
  return keptTransfers(slug, () => countTransfers(actor, register, transfers))
}

async function countTransfers(actor: Actor, { slug, table }: AnyRegister, transfers: string): Promise<TransferFigure> {
  const kept = sql`d.${identifier(transfers)}`
  const rows = talliedOf.parse(
    await db().$queryRaw`SELECT t.value, count(*)::int AS count, count(*) OVER ()::int AS all
      FROM ${identifier(table)} d JOIN "Record" r ON r.id = d.id
        CROSS JOIN LATERAL (SELECT DISTINCT ${transferValue(sql`e`)} AS value FROM ${eachOf(kept)}) t
      WHERE ${kept} <> '[]'::jsonb AND ${readable(actor)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostTransfers}`,
  )
  return {
    rows: rows.map(({ value, count }) => ({
      key: value,
      parts: [{ state: value, count, href: listHref(slug, [['transfersTo', value]]) }],
    })),
    more: (rows[0]?.all ?? 0) - rows.length,
  }
}

/** Open leaks by state, as the list has them (one statement); none for who may not read all leaks. */
export async function leakFigure(actor: Actor): Promise<Row<string>[]> {
  if (!seesLeakFigure(actor)) return []
  const rows = tallied.parse(
    await db().$queryRaw`${Prisma.raw(plannedAgain)} SELECT l.state::text AS value, count(*)::int AS count FROM "Leak" l
      WHERE ${isRealLeak} AND ${isOpenLeak} GROUP BY l.state ORDER BY l.state`,
  )
  return rows.map(({ value, count }) => ({
    key: value,
    parts: [{ state: value, count, href: `/leaks?f.open=true&f.state=${value}` }],
  }))
}
