import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { leakScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { LeakState, Prisma } from '@/lib/db/generated/client'
import type { AbsentClock } from '@/lib/law/clocks'
import { codesOf } from '@/lib/law/codes/code'
import { leakStates } from '@/lib/law/codes/leak-states'
import { pageOf, type RawParams } from '@/lib/table/parse'
import { type Few, type Paged, pageWithin } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { folded, searchRank, searchWords } from '@/lib/text/fold'
import type { Locale } from '@/lib/text/locale'
import type { ClockState, ClockView } from '@/lib/time/clock-view'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf, startOfDay } from '@/lib/time/zone'
import { absentClocks, clockInclude, clockViews } from '../clocks/clock-set'
import type { Happening } from '../facts/answers'
import { reportAnswersSchema } from '../facts/schema'

export const filterableClocks = ['provisional', 'on_track', 'within_a_day', 'urgent', 'overdue', 'elapsed'] as const

const filterSchema = z.object({
  state: z.enum(codesOf(leakStates)).optional().catch(undefined),
  clock: z.enum(filterableClocks).optional().catch(undefined),
  q: z.string().trim().max(100).default('').catch(''),
  page: z.number().default(1),
})
export type LeakFilter = z.infer<typeof filterSchema>

/** The filter and the page that an address asks for; what it does not know is left out. */
export function leakFilterOf(query: RawParams): LeakFilter {
  return filterSchema.parse({ state: query.state, clock: query.clock, q: query.q, page: pageOf(query.page) })
}

export type LeakRow = {
  ref: string
  title: string
  happened: Happening
  state: LeakState
  /** Its day begins then, for who may not know the reporter. */
  reportedAt: Instant
  awareAt: Instant | null
  riskLevel: string | null
  /** null for who may not know the reporter. */
  reporterName: string | null
  clocks: ClockView[]
  /** Why the clock that drives the alarms does not run; null when it runs or ran. */
  unclocked: AbsentClock | null
  isExample: boolean
}

const include = {
  clocks: { include: clockInclude },
  report: { select: { payload: true } },
} satisfies Prisma.LeakInclude
type Row = Prisma.LeakGetPayload<{ include: typeof include }>

/** The leaks this person may see, as a where. Somebody without the right sees none. */
function leakWhere(actor: Actor): Prisma.LeakWhereInput {
  switch (leakScope(actor).kind) {
    case 'all':
    case 'masked':
      return {}
    case 'invited':
      return { invites: { some: { userId: actor.id } } }
    case 'none':
      return { id: { in: [] } }
  }
}

const pageSize = 50
const byDue = [
  { nextDueAt: { sort: 'asc', nulls: 'last' } },
  { reportedAt: 'desc' },
  { id: 'asc' },
] satisfies Prisma.LeakOrderByWithRelationInput[]

/**
 * A page of the leaks that fit, by the next due moment, those without one last; what fits the words best comes first.
 * Clock and words are asked of every leak, so that number and pages are right however many there are. Nothing is logged
 * here: see `readLeakList`.
 */
export async function leakPage(actor: Actor, now: Instant, filter: LeakFilter): Promise<Paged<LeakRow>> {
  const where: Prisma.LeakWhereInput = { AND: [leakWhere(actor), filter.state ? { state: filter.state } : {}] }
  const fitting = filter.q || filter.clock ? await fittingIds(actor, now, filter, where) : null
  const total = fitting ? fitting.length : await db().leak.count({ where })
  const { page, from } = pageWithin(filter.page, total, pageSize)
  const ids = fitting?.slice(from, from + pageSize)
  const rows = await rowsOf(actor, now, ids ? { id: { in: ids } } : where, ids ? {} : { skip: from, take: pageSize })
  const place = new Map(ids?.map((id, index) => [id, index]))
  const sorted = rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return { rows: sorted.map(({ row }) => row), total, page, size: pageSize }
}

const openOnes: Prisma.LeakWhereInput = {
  OR: [{ state: { in: ['received', 'confirmed'] } }, { clocks: { some: { endedAt: null } } }],
}
const undecided: Prisma.LeakWhereInput = {
  state: 'confirmed',
  NOT: { personalData: false },
  OR: [{ decisions: { none: { kind: 'authority' } } }, { decisions: { none: { kind: 'people' } } }],
}
const kinds = { open: openOnes, received: { state: 'received' }, undecided } satisfies Record<
  string,
  Prisma.LeakWhereInput
>

/**
 * Leaks of a kind as this person may see them, by the next due moment: `open` ones are not finished, or their clock runs
 * whatever became of them; on `undecided` ones the authority or people decision is still to be signed. Nothing is logged here.
 */
export async function someLeaks(
  actor: Actor,
  now: Instant,
  kind: keyof typeof kinds,
  take: number,
): Promise<Few<LeakRow>> {
  const where = { AND: [leakWhere(actor), kinds[kind]] }
  const [rows, total] = await Promise.all([rowsOf(actor, now, where, { take }), db().leak.count({ where })])
  return { rows: rows.map(({ row }) => row), total }
}

async function rowsOf(
  actor: Actor,
  now: Instant,
  where: Prisma.LeakWhereInput,
  cut: { skip?: number; take?: number } = {},
): Promise<{ id: string; row: LeakRow }[]> {
  const rows = await db().leak.findMany({ where, include, orderBy: byDue, ...cut })
  const reporters = leakScope(actor).kind === 'masked' ? [] : rows.map((row) => row.reporterId)
  const names = await namesOf(db(), reporters)
  const masked = leakScope(actor).kind === 'masked'
  const zone = await officeZone()
  const dayOf = (at: Instant) => startOfDay(localDateOf(at, zone), zone)
  return rows.map((row) => {
    const exact = shaped(row, names, now)
    return { id: row.id, row: masked ? { ...exact, reportedAt: dayOf(exact.reportedAt) } : exact }
  })
}

const asked = {
  id: true,
  ...{ searchText: true, title: true, state: true, riskLevel: true, types: true, awareAt: true },
  clocks: { include: clockInclude },
  report: { select: { payload: true } },
} satisfies Prisma.LeakSelect

/** Ids of the leaks whose clock and words fit, in the order of the list. */
async function fittingIds(
  actor: Actor,
  now: Instant,
  { q, clock }: LeakFilter,
  where: Prisma.LeakWhereInput,
): Promise<string[]> {
  const running = clock ? { clocks: { some: { endedAt: null } } } : {}
  const rows = await db().leak.findMany({ where: { AND: [where, running] }, select: asked, orderBy: byDue })
  const labels = await leakLabels(actor.locale)
  const masked = leakScope(actor).kind === 'masked'
  const words = searchWords(q)
  const rank = (row: (typeof rows)[number]) => {
    const lines = row.searchText.split('\n').slice(0, masked ? 2 : 3)
    return searchRank([...lines, folded(labels(row))].join('\n'), words)
  }
  return rows
    .filter((row) => !clock || stateOf({ clocks: clockViews(row.clocks, row.awareAt, now) }) === clock)
    .flatMap((row) => {
      const found = rank(row)
      return found === null ? [] : [{ id: row.id, found: words.length === 0 ? 0 : found }]
    })
    .sort((a, b) => a.found - b.found)
    .map(({ id }) => id)
}

/** What the list says of a leak by its codes, in a language: state, level, kinds, and what happened where there is no title. */
async function leakLabels(locale: Locale) {
  const [codes, form] = await Promise.all([textsOf(locale, 'codes'), textsOf(locale, 'report-form')])
  return ({
    state,
    riskLevel,
    types,
    title,
    report,
  }: Pick<Row, 'state' | 'riskLevel' | 'types' | 'title' | 'report'>) =>
    [
      codes(`leakStates.${state}`),
      riskLevel ? codes(`riskLevels.${riskLevel}`) : '',
      ...types.map((type) => codes(`leakTypes.${type}`)),
      title ? '' : form(`happened.options.${reportAnswersSchema.parse(report?.payload).happened}`),
    ].join(' ')
}

/** The same for the page of leaks: one entry in the log, however many rows it shows. */
export async function readLeakList(
  context: CommandContext & { actor: Actor },
  filter: LeakFilter,
): Promise<Paged<LeakRow>> {
  const page = await leakPage(context.actor, context.now, filter)
  await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'leaks' } })
  return page
}

/** The state of the clock that is due first; null when none runs. */
function stateOf(row: Pick<LeakRow, 'clocks'>): ClockState | null {
  return row.clocks.find((clock) => clock.endedAt === null)?.state ?? null
}

function shaped(row: Row, names: ReadonlyMap<string, string>, now: Instant): LeakRow {
  return {
    ref: row.ref,
    title: row.title,
    happened: reportAnswersSchema.parse(row.report?.payload).happened,
    state: row.state,
    reportedAt: instantOf(row.reportedAt),
    awareAt: row.awareAt ? instantOf(row.awareAt) : null,
    riskLevel: row.riskLevel,
    reporterName: names.get(row.reporterId) ?? null,
    clocks: clockViews(row.clocks, row.awareAt, now),
    unclocked:
      row.state === 'rejected' ? null : (absentClocks(row.absentClocks).find(({ primary }) => primary) ?? null),
    isExample: row.isExample,
  }
}

/** A clock that runs, with the leak it belongs to. */
export type RunningClock = {
  code: string
  startAt: Instant
  dueAt: Instant | null
  /** The due moment is the 24:00 of a day. */
  endsDay: boolean
  ref: string
  title: string
  isExample: boolean
}

/** Clocks that run, in whatever state their leak is, as far as this person may see it; due first on top, at most `most`. Nothing is logged. */
export async function runningClocks(actor: Actor, most: number): Promise<RunningClock[]> {
  const rows = await db().leakClock.findMany({
    where: { endedAt: null, leak: leakWhere(actor) },
    select: {
      code: true,
      startAt: true,
      dueAt: true,
      rule: { select: { unit: true } },
      leak: { select: { ref: true, title: true, isExample: true } },
    },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { startAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
  return rows.map(({ leak, rule, ...row }) => ({
    ...leak,
    code: row.code,
    startAt: instantOf(row.startAt),
    dueAt: row.dueAt && instantOf(row.dueAt),
    endsDay: rule.unit !== 'hours',
  }))
}
