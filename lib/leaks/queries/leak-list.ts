import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { leakScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { LeakState, Prisma } from '@/lib/db/generated/client'
import type { AbsentClock } from '@/lib/law/clocks'
import { codesOf } from '@/lib/law/codes/code'
import { leakStates } from '@/lib/law/codes/leak-states'
import type { ClockState, ClockView } from '@/lib/time/clock-view'
import { type Instant, instantOf } from '@/lib/time/types'
import { absentClocks, clockInclude, clockViews } from '../clocks/clock-set'
import type { Happening } from '../facts/answers'
import { reportAnswersSchema } from '../facts/schema'

export const filterableClocks = ['provisional', 'on_track', 'within_a_day', 'urgent', 'overdue', 'elapsed'] as const

const filterSchema = z.object({
  state: z.enum(codesOf(leakStates)).optional().catch(undefined),
  clock: z.enum(filterableClocks).optional().catch(undefined),
  q: z.string().trim().max(100).default('').catch(''),
})
export type LeakFilter = z.infer<typeof filterSchema>

/** The filter that an address asks for; what it does not know is left out. */
export function leakFilterOf(query: Readonly<Record<string, string | string[] | undefined>>): LeakFilter {
  return filterSchema.parse({ state: query.state, clock: query.clock, q: query.q })
}

export type LeakRow = {
  ref: string
  title: string
  happened: Happening
  state: LeakState
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

/** Leaks by the next due moment, those without one last. Nothing is logged here: see `readLeakList`. */
export async function leakRows(actor: Actor, now: Instant, filter: LeakFilter): Promise<LeakRow[]> {
  const scope = leakScope(actor).kind
  const rows = await db().leak.findMany({
    where: { AND: [leakWhere(actor), filterWhere(filter, scope === 'masked')] },
    include,
    orderBy: [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { reportedAt: 'desc' }],
    take: 500,
  })
  const reporters = scope === 'masked' ? [] : rows.map((row) => row.reporterId)
  const names = await namesOf(db(), reporters)
  const shown = rows.map((row) => shaped(row, names, now))
  return filter.clock ? shown.filter((row) => stateOf(row) === filter.clock) : shown
}

/** The same for the page of leaks: one entry in the log, however many rows it shows. */
export async function readLeakList(context: CommandContext & { actor: Actor }, filter: LeakFilter): Promise<LeakRow[]> {
  const rows = await leakRows(context.actor, context.now, filter)
  await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'leaks' } })
  return rows
}

/** The state of the clock that is due first; null when none runs. */
function stateOf(row: Pick<LeakRow, 'clocks'>): ClockState | null {
  return row.clocks.find((clock) => clock.endedAt === null)?.state ?? null
}

function filterWhere({ state, q }: LeakFilter, masked: boolean): Prisma.LeakWhereInput {
  const contains = { contains: q, mode: 'insensitive' as const }
  return {
    ...(state ? { state } : {}),
    ...(q ? { OR: [{ ref: contains }, { title: contains }, ...(masked ? [] : [{ summary: contains }])] } : {}),
  }
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

/** Confirmed leaks with personal data on which the authority or people decision is still to be signed, due first on top. */
export async function waitingForDecision(): Promise<
  Pick<LeakRow, 'ref' | 'title' | 'happened' | 'reportedAt' | 'isExample'>[]
> {
  const rows = await db().leak.findMany({
    where: {
      state: 'confirmed',
      NOT: { personalData: false },
      OR: [{ decisions: { none: { kind: 'authority' } } }, { decisions: { none: { kind: 'people' } } }],
    },
    select: { ref: true, title: true, reportedAt: true, isExample: true, report: { select: { payload: true } } },
    orderBy: [{ nextDueAt: { sort: 'asc', nulls: 'last' } }, { reportedAt: 'asc' }],
    take: 100,
  })
  return rows.map((row) => ({
    ref: row.ref,
    title: row.title,
    isExample: row.isExample,
    reportedAt: instantOf(row.reportedAt),
    happened: reportAnswersSchema.parse(row.report?.payload).happened,
  }))
}
