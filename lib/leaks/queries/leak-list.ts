import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { isOpenLeak, isRealLeak, leakScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { type LeakState, Prisma } from '@/lib/db/generated/client'
import type { AbsentClock } from '@/lib/law/clocks'
import { codesOf } from '@/lib/law/codes/code'
import { firstReport, leakStates } from '@/lib/law/codes/leak-states'
import { leakTypes, riskLevels } from '@/lib/law/codes/leaks'
import {
  bestOf,
  fewUnder,
  foldedWords,
  inOrder,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  wordsOf,
  wordsOfAll,
} from '@/lib/lists/declared'
import { asDate, asInstant, asInteger, asText } from '@/lib/lists/source'
import { type Few, initialState, type TableState, type Total } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { ClockView } from '@/lib/time/clock-view'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf, startOfDay } from '@/lib/time/zone'
import { absentClocks, clockInclude, clockViews } from '../clocks/clock-set'
import { type Happening, happenings } from '../facts/answers'
import { reportAnswersSchema } from '../facts/schema'
import { type LeakColumn, leakColumns, leakShape } from './leak-columns'
import { whoReported } from './reporters'

const { sql, join } = Prisma

export const runningStates = ['provisional', 'on_track', 'within_a_day', 'urgent', 'overdue', 'elapsed'] as const

export type LeakRow = {
  ref: string
  title: string
  happened: Happening
  state: LeakState
  /** Its day begins then, for who may not know the reporter. */
  reportedAt: Instant
  awareAt: Instant | null
  riskLevel: string | null
  types: readonly string[]
  cause: string | null
  /** null for who may not know the reporter. */
  reporterName: string | null
  /** Reported without a name. */
  anonymous: boolean
  handlerName: string | null
  clocks: ClockView[]
  /** Why the clock that drives the alarms does not run; null when it runs or ran. */
  unclocked: AbsentClock | null
  isExample: boolean
  isExercise: boolean
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

const byDue = [
  { nextDueAt: { sort: 'asc', nulls: 'last' } },
  { reportedAt: 'desc' },
  { id: 'asc' },
] satisfies Prisma.LeakOrderByWithRelationInput[]

/** Leaks (`l`) with the clock that is due first (`c`), as the list asks for them. */
async function leakRows(actor: Actor, now: Instant): Promise<ListRows<LeakColumn>> {
  const scope = leakScope(actor).kind
  const masked = scope === 'masked'
  const [codes, form, zone] = await Promise.all([
    textsOf(actor.locale, 'codes'),
    textsOf(actor.locale, 'report-form'),
    officeZone(),
  ])
  const spoken = [
    wordsOf(
      sql`l.state`,
      foldedWords(codesOf(leakStates), (code) => codes(`leakStates.${code}`)),
    ),
    wordsOf(
      sql`l."riskLevel"`,
      foldedWords(codesOf(riskLevels), (code) => codes(`riskLevels.${code}`)),
    ),
    wordsOfAll(
      sql`l.types`,
      foldedWords(codesOf(leakTypes), (code) => codes(`leakTypes.${code}`)),
    ),
    sql`CASE WHEN l.title = '' THEN ${wordsOf(
      sql`(SELECT p.payload ->> 'happened' FROM "LeakReport" p WHERE p."leakId" = l.id)`,
      foldedWords(happenings, (code) => form(`happened.options.${code}`)),
    )} END`,
  ]
  // Whoever may not know the reporter searches in reference and title: what was written down may tell who it was.
  const kept = masked
    ? sql`split_part(l."searchText", chr(10), 1) || chr(10) || split_part(l."searchText", chr(10), 2)`
    : sql`l."searchText"`
  const signed = (kind: string) =>
    sql`CASE WHEN NOT EXISTS (SELECT FROM "LeakDecision" d WHERE d."leakId" = l.id AND d.kind = ${kind}) THEN ${kind} END`
  const day = sql`(l."reportedAt" AT TIME ZONE ${zone})::date`
  // Exercises have a range of their own, which follows that of its year.
  const number = { by: sql`l.year * 1000000 + l."isExercise"::int * 500000 + l.number`, as: asInteger, filled: true }
  return {
    // Read once for all leaks, and not at all where nothing is asked of it (a count).
    from: sql`"Leak" l LEFT JOIN (
      SELECT DISTINCT ON (c."leakId") c."leakId", c."dueAt", CASE WHEN c.provisional THEN 'provisional' WHEN c."dueAt" IS NULL THEN 'elapsed'
        WHEN c."dueAt" < ${now}::timestamptz OR (k.unit <> 'hours' AND c."dueAt" = ${now}::timestamptz) THEN 'overdue'
        WHEN c."dueAt" < ${now}::timestamptz + interval '6 hours' THEN 'urgent'
        WHEN c."dueAt" <= ${now}::timestamptz + interval '24 hours' THEN 'within_a_day' ELSE 'on_track' END AS state
      FROM "LeakClock" c JOIN "ClockRule" k ON k.id = c."ruleId" WHERE c."endedAt" IS NULL
      ORDER BY c."leakId", c."dueAt" NULLS LAST, c.code) c ON c."leakId" = l.id`,
    where: {
      all: sql`TRUE`,
      masked: sql`TRUE`,
      invited: sql`l.id IN (SELECT "leakId" FROM "LeakInvite" WHERE "userId" = ${actor.id}::uuid)`,
      none: sql`FALSE`,
    }[scope],
    key: sql`l.ref`,
    values: {
      title: sql`l.title`,
      clock: sql`c.state`,
      state: sql`l.state::text`,
      riskLevel: sql`l."riskLevel"`,
      types: sql`l.types`,
      ...(masked ? {} : { reporterId: sql`CASE WHEN l.anonymous THEN ${anonymous} ELSE l."reporterId"::text END` }),
      cause: sql`l.cause`,
      filing: sql`(SELECT CASE WHEN f."endKind" = 'filed' AND f."endedAt" > f."dueAt" THEN 'late' WHEN f."endKind" = 'filed' THEN 'in_time'
        WHEN f."endedAt" IS NOT NULL THEN 'not_needed' WHEN f."dueAt" < ${now}::timestamptz THEN 'overdue' ELSE 'running' END
        FROM "LeakClock" f WHERE f."leakId" = l.id AND f.code = ${firstReport})`,
      crossBorder: sql`l."crossBorder"`,
      kind: sql`CASE WHEN cardinality(l.types) > 1 THEN 'several' ELSE l.types[1] END`,
      month: sql`to_char(l."reportedAt" AT TIME ZONE ${zone}, 'YYYY-MM')`,
      handlerId: sql`l."handlerId"::text`,
      personalData: sql`l."personalData"::text`,
      exercise: sql`l."isExercise"::text`,
      open: isOpenLeak,
      undecided: sql`CASE WHEN l.state = 'confirmed' AND l."personalData" IS DISTINCT FROM FALSE AND l."actingAs" <> 'processor'
        THEN array_remove(ARRAY[${signed('authority')}, ${signed('people')}]::text[], NULL) ELSE '{}' END`,
    },
    orders: {
      ref: number,
      // Kept beside the clocks, and indexed (`clockChange`).
      clock: { by: sql`l."nextDueAt"`, as: asInstant },
      riskLevel: { by: sql`array_position(${codesOf(riskLevels)}::text[], l."riskLevel")`, as: asInteger },
      reportedAt: masked
        ? { by: day, as: asDate, filled: true }
        : { by: sql`l."reportedAt"`, as: asInstant, filled: true },
      ...(masked
        ? {}
        : { reporterId: { by: sql`(SELECT lower(u.name) FROM "User" u WHERE u.id = l."reporterId")`, as: asText } }),
    },
    tie: number,
    text: sql`(${kept} || chr(10) || concat_ws(' ', ${join(spoken)}))`,
    unasked: { field: 'exercise', where: isRealLeak },
  }
}

export type LeakPage = ListPage & { rows: readonly LeakRow[] }

/**
 * A page of the leaks this person may see, as an address asks; by itself by the next due moment, those without one last, and
 * what fits the words best first. Nothing is logged here: see `readLeakList`.
 */
export async function leakPage(actor: Actor, now: Instant, state: ListState): Promise<LeakPage> {
  const page = await listPage(db(), leakColumns(actor), await leakRows(actor, now), state)
  if (page.keys.length === 0) return { ...page, rows: [] }
  const rows = await rowsOf(actor, now, { ref: { in: [...page.keys] } })
  return { ...page, rows: inOrder(page.keys, rows, ({ ref }) => ref) }
}

/** Filters of the list that the overview counts: `open` leaks are not finished, or their clock runs whatever became of them. */
export const leakKinds = {
  open: { open: ['true'] },
  received: { state: ['received'] },
  undecided: { undecided: ['authority', 'people'] },
} satisfies Record<string, TableState['filters']>

type LeakKind = keyof typeof leakKinds

/**
 * The first leaks of some of these lists and how many each has, all rows of them read at once; a list that nobody asks for is
 * empty. Nothing is logged here.
 */
export async function someLeaks(
  actor: Actor,
  now: Instant,
  takes: Readonly<Partial<Record<LeakKind, number>>>,
): Promise<Record<LeakKind, Few<LeakRow>>> {
  const none: Few<LeakRow> = { rows: [], total: 0 }
  if (!Object.values(takes).some((take) => take > 0)) return { open: none, received: none, undecided: none }
  const [columns, rows] = [leakColumns(actor), await leakRows(actor, now)]
  const pageOf = async (kind: LeakKind) => {
    const take = takes[kind]
    return take ? listPage(db(), columns, rows, fewUnder(leakShape(columns), leakKinds[kind], take)) : null
  }
  const [open, received, undecided] = await Promise.all([pageOf('open'), pageOf('received'), pageOf('undecided')])
  const refs = [...new Set([open, received, undecided].flatMap((page) => page?.keys ?? []))]
  const found = refs.length > 0 ? await rowsOf(actor, now, { ref: { in: refs } }) : []
  const few = (page: typeof open): Few<LeakRow> =>
    page ? { rows: inOrder(page.keys, found, ({ ref }) => ref), total: page.total.count } : none
  return { open: few(open), received: few(received), undecided: few(undecided) }
}

async function rowsOf(actor: Actor, now: Instant, where: Prisma.LeakWhereInput): Promise<LeakRow[]> {
  const rows = await db().leak.findMany({ where: { AND: [leakWhere(actor), where] }, include, orderBy: byDue })
  const masked = leakScope(actor).kind === 'masked'
  const names = await whoReported([
    ...(masked ? [] : rows.map((row) => row.reporterId)),
    ...rows.map((row) => row.handlerId),
  ])
  const zone = await officeZone()
  const dayOf = (at: Instant) => startOfDay(localDateOf(at, zone), zone)
  return rows.map((row) => {
    const exact = shaped(row, names, now)
    return masked ? { ...exact, reporterName: null, reportedAt: dayOf(exact.reportedAt) } : exact
  })
}

/** The same for the page of leaks: one entry in the log, however many rows it shows. */
export async function readLeakList(context: CommandContext & { actor: Actor }, state: TableState): Promise<LeakPage> {
  const page = await leakPage(context.actor, context.now, state)
  await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'leaks' } })
  return page
}

/**
 * How many leaks have each value of a filter of the list under the other filters: the number of rows that the list shows when
 * that value is chosen with them. Values that no leak has are left out. Nothing is logged here.
 */
export async function leakCounts(
  actor: Actor,
  now: Instant,
  field: LeakColumn,
  filters: TableState['filters'],
): Promise<ReadonlyMap<string, number>> {
  const columns = leakColumns(actor)
  const asked = { ...initialState(leakShape(columns)), filters, size: 1, open: field }
  const { facets } = await listPage(db(), columns, await leakRows(actor, now), asked)
  const values = facets.find((facet) => facet.field === field)?.values ?? []
  return new Map(values.map(({ value, count }) => [value, count]))
}

const foundLeak = z.object({
  ref: z.string(),
  title: z.string(),
  state: z.enum(codesOf(leakStates)),
  happened: z.enum(happenings),
  isExample: z.boolean(),
})
export type FoundLeak = z.output<typeof foundLeak>

/** The leaks that fit a question best, of those and by the words that the list has for this person (one query). Nothing is logged here. */
export async function findLeaks(
  actor: Actor,
  now: Instant,
  asked: { q: string; size: number },
): Promise<{ rows: readonly FoundLeak[]; total: Total }> {
  if (leakScope(actor).kind === 'none') return { rows: [], total: { count: 0, exact: true } }
  return bestOf(db(), leakColumns(actor), await leakRows(actor, now), asked, {
    select: sql`l.ref, l.title, l.state::text AS state, w.payload ->> 'happened' AS happened, l."isExample"`,
    from: sql`"Leak" l JOIN "LeakReport" w ON w."leakId" = l.id`,
    where: sql`l.ref = p.id`,
    row: foundLeak,
  })
}

/** What the filter by reporter calls those without a name, all of them together. */
export const anonymous = 'anonymous'

/** Names of the people behind a filter by reporter or by handler. */
export function peopleNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return whoReported(ids.filter((id) => id !== anonymous))
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
    types: row.types,
    cause: row.cause,
    reporterName: names.get(row.reporterId) ?? null,
    anonymous: row.anonymous,
    handlerName: row.handlerId ? (names.get(row.handlerId) ?? null) : null,
    clocks: clockViews(row.clocks, row.awareAt, now),
    unclocked:
      row.state === 'rejected' || row.state === 'near_miss'
        ? null
        : (absentClocks(row.absentClocks).find(({ primary }) => primary) ?? null),
    isExample: row.isExample,
    isExercise: row.isExercise,
  }
}
