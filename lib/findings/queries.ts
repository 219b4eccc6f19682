import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, conditionsOf, ownersOf } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type FindingId, findingIdSchema } from '@/lib/db/ids'
import { pageOf } from '@/lib/table/parse'
import { type Few, type Paged, pageWithin } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { searchLines, searchRank, searchWords } from '@/lib/text/fold'
import { addDays } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { type FindingState, findingStates, nextStates, verbFor } from './schema'

export type FindingRow = {
  id: FindingId
  ref: string
  title: string
  source: string
  law: string
  state: FindingState
  dueOn: CalendarDate | null
  ownerName: string | null
  record: { ref: string; register: string; title: string } | null
  isExample: boolean
}

export type FindingView = FindingRow & {
  wrong: string
  advice: string
  resolution: string
  recordId: string | null
  ownerId: string | null
  version: number
  can: { update: boolean; states: FindingState[] }
}

const select = {
  id: true,
  ref: true,
  title: true,
  source: true,
  law: true,
  state: true,
  dueOn: true,
  isExample: true,
  ownerId: true,
  record: { select: { ref: true, register: true, ownerId: true } },
} satisfies Prisma.FindingSelect

type Selected = Prisma.FindingGetPayload<{ select: typeof select }>

/** What this person may read: all findings, or those they own or whose record they own. */
export function findingScope(actor: Actor): Prisma.FindingWhereInput {
  const conditions = conditionsOf(actor, 'finding', 'read')
  if (conditions.has('always')) return {}
  const own = { ownerId: { in: [...ownersOf(actor, 'finding', 'read')] } }
  if (conditions.has('own')) return { OR: [own, { record: own }] }
  return { id: { in: [] } }
}

type FindingFilter = {
  states?: readonly FindingState[]
  recordId?: string
  dueBefore?: CalendarDate
  ownerId?: string
  query?: string
}

const bySoonest = [
  { dueOn: { sort: 'asc', nulls: 'last' } },
  { number: 'asc' },
] satisfies Prisma.FindingOrderByWithRelationInput[]

/** Every finding this person may read and that fits, soonest due first (three queries: findings, names of owners, titles of records). */
export async function listFindings(actor: Actor, filter: Omit<FindingFilter, 'query'> = {}): Promise<FindingRow[]> {
  const rows = await db().finding.findMany({ where: filterWhere(actor, filter), select, orderBy: bySoonest })
  const known = await knownOf(actor, rows)
  return rows.map((row) => shaped(row, known))
}

const pageSize = 50

/**
 * A page of the findings that fit, soonest due first; of a search what fits the words best first. Words are looked for in
 * the finding, in the label of its state and in the title of its record as this person may read it.
 */
export async function findingPage(actor: Actor, filter: FindingFilter & { page: number }): Promise<Paged<FindingRow>> {
  const where = filterWhere(actor, filter)
  const fitting = filter.query ? await fittingIds(actor, where, filter.query) : null
  const total = fitting ? fitting.length : await db().finding.count({ where })
  const { page, from } = pageWithin(filter.page, total, pageSize)
  const ids = fitting?.slice(from, from + pageSize)
  const rows = await db().finding.findMany({
    where: ids ? { id: { in: ids } } : where,
    select,
    orderBy: bySoonest,
    ...(ids ? {} : { skip: from, take: pageSize }),
  })
  const known = await knownOf(actor, rows)
  const place = new Map<string, number>(ids?.map((id, index) => [id, index]))
  const sorted = rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return { rows: sorted.map((row) => shaped(row, known)), total, page, size: pageSize }
}

function filterWhere(actor: Actor, filter: FindingFilter): Prisma.FindingWhereInput {
  return {
    AND: [
      findingScope(actor),
      filter.states?.length ? { state: { in: [...filter.states] } } : {},
      filter.recordId ? { recordId: filter.recordId } : {},
      filter.ownerId ? { ownerId: filter.ownerId } : {},
      filter.dueBefore ? { dueOn: { lt: toDatabase(filter.dueBefore) } } : {},
    ],
  }
}

async function fittingIds(actor: Actor, where: Prisma.FindingWhereInput, query: string): Promise<string[]> {
  const rows = await db().finding.findMany({
    where,
    select: { id: true, searchText: true, state: true, record: { select: { ref: true } } },
    orderBy: bySoonest,
  })
  const refs = rows.flatMap((row) => row.record?.ref ?? [])
  const [titles, t] = await Promise.all([recordTitles(db(), actor, refs), textsOf(actor.locale, 'findings')])
  const words = searchWords(query)
  return rows
    .flatMap(({ id, searchText, state, record }) => {
      const beside = searchLines([t(`states.${state}`), record?.ref ?? '', titles.get(record?.ref ?? '') ?? ''])
      const found = searchRank(`${searchText}\n${beside}`, words)
      return found === null ? [] : [{ id, found }]
    })
    .sort((a, b) => a.found - b.found)
    .map(({ id }) => id)
}

/** One finding by reference, or null when there is none for this person. */
export async function findingOf(actor: Actor, ref: string): Promise<FindingView | null> {
  const row = await db().finding.findFirst({
    where: { AND: [{ ref }, findingScope(actor)] },
    select: {
      ...select,
      wrong: true,
      advice: true,
      resolution: true,
      recordId: true,
      version: true,
    },
  })
  if (!row) return null
  const facts = {
    ownerId: row.record?.ownerId === actor.id ? actor.id : row.ownerId,
  }
  return {
    ...shaped(row, await knownOf(actor, [row])),
    wrong: row.wrong,
    advice: row.advice ?? '',
    resolution: row.resolution ?? '',
    recordId: row.recordId,
    ownerId: row.ownerId,
    version: row.version,
    can: {
      update: can(actor, 'finding', 'update', facts) !== null,
      states: nextStates(row.state).filter((state) => can(actor, 'finding', verbFor(state), facts) !== null),
    },
  }
}

/** The days on which a finding counts as due soon, from today on. */
const soonDays = 30

/** The first findings that are not finished and overdue or due within 30 days, soonest first, and how many there are. */
export async function findingsDue(actor: Actor, today: CalendarDate, take: number): Promise<Few<FindingRow>> {
  const where = filterWhere(actor, { states: ['open', 'in_progress'], dueBefore: addDays(today, soonDays + 1) })
  const [rows, total] = await Promise.all([
    db().finding.findMany({ where, select, orderBy: bySoonest, take }),
    db().finding.count({ where }),
  ])
  const known = await knownOf(actor, rows)
  return { rows: rows.map((row) => shaped(row, known)), total }
}

type Known = { names: ReadonlyMap<string, string>; titles: ReadonlyMap<string, string> }

/** Names of owners, and titles of records as this person may read them: who mends a finding need not see the draft. */
async function knownOf(actor: Actor, rows: readonly Selected[]): Promise<Known> {
  const [names, titles] = await Promise.all([
    namesOf(
      db(),
      rows.map((row) => row.ownerId),
    ),
    recordTitles(
      db(),
      actor,
      rows.flatMap((row) => row.record?.ref ?? []),
    ),
  ])
  return { names, titles }
}

function shaped(row: Selected, { names, titles }: Known): FindingRow {
  return {
    id: findingIdSchema.parse(row.id),
    ref: row.ref,
    title: row.title,
    source: row.source,
    law: row.law,
    state: row.state,
    dueOn: row.dueOn && calendarDateOf(row.dueOn),
    ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null,
    record: row.record && {
      ref: row.record.ref,
      register: row.record.register,
      title: titles.get(row.record.ref) ?? '',
    },
    isExample: row.isExample,
  }
}

const shown = z.enum([...findingStates, 'unfinished', 'all']).catch('unfinished')
export type Shown = z.infer<typeof shown>
const text = z.string().trim().max(100).catch('')

const statesOf: Readonly<Record<'unfinished' | 'all', readonly FindingState[]>> = {
  unfinished: ['open', 'in_progress'],
  all: [],
}

/** What the address of the list of findings asks for; what it does not know is dropped. */
export function findingFilter(
  params: Readonly<Record<string, string | string[] | undefined>>,
): FindingFilter & { shown: Shown; query: string; page: number } {
  const chosen = shown.parse(params.state)
  const states = chosen === 'unfinished' || chosen === 'all' ? statesOf[chosen] : [chosen]
  return { shown: chosen, states, query: text.parse(params.q ?? ''), page: pageOf(params.page) }
}
