import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { recordRead } from '@/lib/audit/entry/append'
import { db, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { userIdSchema } from '@/lib/db/ids'
import { atStep, stepOfClock } from '@/lib/leaks/steps/places'
import { findDeclaration } from '@/lib/records/state/registered'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import { batchesOf } from '@/lib/retention/due'
import { holdsStanding } from '@/lib/retention/holds/queries'
import type { RawParams } from '@/lib/table/parse'
import type { Few } from '@/lib/table/state'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateOf, calendarDateSchema } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { type DueBranch, type DueKind, type DuePlace, dueBranches, dueColumns, dueKinds, together } from './due-dates'

type Sql = Prisma.Sql
const { sql, join } = Prisma

/** One thing on its day. */
export type DueDate = {
  key: string
  on: CalendarDate
  kind: DueKind
  /** Code of the register's own words for it: `<register>.dues.<code>`, or of a clock; number of a task; null where there is none. */
  code: string | null
  /** Names of the batches, when retention is due. */
  batch: string
  register: RegisterSlug | null
  ref: string
  title: string
  href: string
  ownerName: string | null
  /** References of the holds that stop it. */
  holds: readonly string[]
  /** Past its day, or its moment, and not stopped by a hold. */
  late: boolean
  isExample: boolean
}

/** What falls due in a month (`YYYY-MM`), or what should be done already: the first few, and how many there are. */
export type CalendarSection = { key: string; total: number; entries: readonly DueDate[] }

const slugs: readonly RegisterSlug[] = catalog.map(({ slug }) => slug)
const filter = z.object({
  register: z.enum(slugs).nullable().catch(null),
  kind: z.enum(dueKinds).nullable().catch(null),
  owner: userIdSchema.nullable().catch(null),
})
export type CalendarFilter = z.infer<typeof filter>

/** What the address of the calendar asks for; what it does not know is dropped. */
export function calendarFilter({ register, kind, owner }: RawParams): CalendarFilter {
  return filter.parse({ register, kind, owner })
}

const monthsAhead = 12
/** Entries shown of a month before the list of due dates takes over. */
export const mostOfSection = 8

/** Rows that say something of a leak, or of a request. */
export const showsLeaks = ({ kind }: { kind: DueKind }) => kind === 'clock' || kind === 'task'

const rawDue = z.object({
  kind: z.enum(dueKinds),
  code: z.string().nullable(),
  on: z.date(),
  register: z.string().nullable(),
  ref: z.string(),
  title: z.string(),
  ownerId: z.string().nullable(),
  recordId: z.string().nullable(),
  isExample: z.boolean(),
  late: z.boolean(),
  section: z.string(),
  total: z.number(),
})
export type RawDue = z.infer<typeof rawDue>
/** The same for a page of the list. */
export const dueRows = z.array(rawDue.extend({ key: z.string() }))

/**
 * What falls due until 12 months from today and what should be done already, as far as this person may read it: what is
 * overdue and then month by month, the first few of each with their number. Leaks on it are one entry in the log.
 */
export async function calendarSections(
  context: CommandContext & { actor: Actor },
  { register, kind, owner }: CalendarFilter,
): Promise<CalendarSection[]> {
  const until = addMonthsClamped(context.today, monthsAhead)
  const branches = await dueBranches(context.actor, context, kind ? [kind] : dueKinds)
  const asked = join(
    [
      sql`d."on" <= ${until}::date`,
      ...(register ? [sql`d.register = ${register}`] : []),
      ...(owner ? [sql`d."ownerId" = ${owner}::uuid`] : []),
    ],
    ' AND ',
  )
  const rows = z.array(rawDue).parse(await db().$queryRaw(sectionsOf(branches, asked, context.today)))
  if (rows.some(showsLeaks))
    await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'calendar' } })
  const entries = await worded(rows, context)
  const sections = new Map<string, CalendarSection>()
  rows.forEach(({ section: key, total }, index) => {
    const before = sections.get(key)?.entries ?? []
    sections.set(key, { key, total, entries: [...before, ...entries.slice(index, index + 1)] })
  })
  const orderOf = (key: string) => (key === 'overdue' ? '' : key)
  return [...sections.values()].sort((a, b) => orderOf(a.key).localeCompare(orderOf(b.key)))
}

/**
 * The first few of each section and the number of all. Of the kinds that grow with the registers days are counted from an
 * index, and of each section only the first few are read; the others are read as they are.
 */
function sectionsOf(branches: readonly DueBranch[], asked: Sql, today: CalendarDate): Sql {
  const ahead = Array.from({ length: monthsAhead + 1 }, (_, months) => addMonthsClamped(today, months).slice(0, 7))
  const ranges = ahead.map((month, index) => {
    const next = sql`${`${month}-01`}::date + interval '1 month'`
    return sql`(${index === 0 ? sql`${today}::date` : sql`${`${month}-01`}::date`}, (${next})::date)`
  })
  const [large, small] = [branches.filter((one) => one.large), branches.filter((one) => !one.large)]
  const firsts = large.map(
    ({ from, key }) => sql`SELECT x.* FROM (VALUES ('-infinity'::date, ${today}::date), ${join(ranges)}) s(since, until)
      CROSS JOIN LATERAL (SELECT ${dueColumns}, ${key} AS key FROM ${from}
        WHERE ${asked} AND d."on" >= s.since AND d."on" < s.until ORDER BY d."on", ${key} LIMIT ${mostOfSection}) x`,
  )
  const days = large.map(({ from }) => sql`SELECT d."on", count(*) AS n FROM ${from} WHERE ${asked} GROUP BY d."on"`)
  const rest = small.length > 0 ? sql`SELECT * FROM ${together(small)} WHERE ${asked}` : null
  const counts = [
    ...(rest ? [sql`SELECT section, count(*) AS n FROM rest GROUP BY section`] : []),
    ...(days.length > 0
      ? [
          sql`SELECT CASE WHEN a."on" < ${today}::date THEN 'overdue' ELSE to_char(a."on", 'YYYY-MM') END AS section, a.n
            FROM (${join(days, ' UNION ALL ')}) a`,
        ]
      : []),
  ]
  return sql`WITH ${rest ? sql`rest AS MATERIALIZED (${rest}),` : sql``}
    sections AS (SELECT section, sum(n)::int AS total FROM (${join(counts, ' UNION ALL ')}) c GROUP BY section),
    first AS (SELECT *, row_number() OVER (PARTITION BY section ORDER BY "on", key) AS place_in
      FROM (${join([...(rest ? [sql`SELECT * FROM rest`] : []), ...firsts], ' UNION ALL ')}) d)
    SELECT first.*, sections.total FROM first JOIN sections USING (section)
    WHERE place_in <= ${mostOfSection} ORDER BY place_in`
}

/** The places of due dates that the overview counts. */
export const soonPlaces: readonly DuePlace[] = ['overdue', 'today', 'soon']

/** What falls due within 90 days, or did in the last 90: for the DPO everything, for owners their own. */
export async function duesSoon(actor: Actor, at: LocalNow, take: number): Promise<Few<DueDate>> {
  const everything = actor.roles.includes('dpo')
  if (!everything && !mayEver(actor, 'register', 'submit')) return { rows: [], total: 0 }
  const branches = await dueBranches(actor, at, ['due', 'retention'])
  const mine = everything ? sql`TRUE` : sql`d."ownerId" = ${actor.id}::uuid`
  const soon = branches.map((branch) => ({
    ...branch,
    from: sql`(SELECT * FROM ${branch.from} WHERE ${branch.atPlaces(soonPlaces) ?? sql`TRUE`} AND ${mine}) d`,
  }))
  const rows = z.array(rawDue).parse(
    await db().$queryRaw`${Prisma.raw(plannedAgain)} SELECT d.*, count(*) OVER ()::int AS total FROM ${together(soon)}
      ORDER BY d."on", d.key LIMIT ${take}`,
  )
  return { rows: await worded(rows, at), total: rows[0]?.total ?? 0 }
}

/** Rows with the names of their owners, of the batches and of the holds that stop them (at most four queries). */
export async function worded(rows: readonly RawDue[], { today }: LocalNow): Promise<DueDate[]> {
  const rules = rows.flatMap(({ kind, recordId }) => (kind === 'retention' && recordId ? [recordId] : []))
  const [names, batches, holds] = await Promise.all([
    namesOf(
      db(),
      rows.map(({ ownerId }) => ownerId),
    ),
    batchesOf(rules),
    holdsStanding(db(), rules, today),
  ])
  return rows.map(({ on: date, ownerId, recordId, total: _total, section: _section, ...row }) => {
    const on = calendarDateOf(date)
    const stopped = (row.kind === 'retention' && recordId && holds.get(recordId)) || []
    return {
      key: `${row.kind} ${row.ref} ${row.code} ${on}`,
      kind: row.kind,
      code: row.code,
      ref: row.ref,
      title: row.title,
      isExample: row.isExample,
      on,
      batch: row.kind === 'retention' ? (batches.get(`${recordId} ${row.code} ${on}`) ?? []).join(', ') : '',
      register: (row.register && findDeclaration(row.register)?.slug) || null,
      href: hrefOf(row),
      ownerName: (ownerId && names.get(ownerId)) || null,
      holds: stopped.map(({ ref }) => ref),
      late: row.late && stopped.length === 0,
    }
  })
}

/** Requests of people have the numbers of register Q. */
const isRequestRef = (ref: string) => ref.startsWith('Q-')

function hrefOf({ kind, code, register, ref }: Pick<RawDue, 'kind' | 'code' | 'register' | 'ref'>): string {
  switch (kind) {
    case 'clock':
      return isRequestRef(ref) ? `/requests/${ref}#next` : atStep(ref, stepOfClock(code ?? ''))
    case 'task':
      return isRequestRef(ref) ? `/requests/${ref}#tasks` : `/leaks/${ref}#tasks`
    case 'finding':
      return `/findings/${ref}`
    case 'hold_end':
      return `/retention/holds/${ref}`
    case 'backup_purge':
      return `/retention/deletions/${ref}`
    case 'due':
    case 'retention':
    case 'review':
      return `/registers/${register}/${ref}`
  }
}

/** The address of the list of due dates, narrowed as the calendar is, to one of its sections. */
export function datesHref({ register, kind, owner }: CalendarFilter, section: string): string {
  const asked = { section, register, kind, ownerId: owner }
  const query = Object.entries(asked).flatMap(([field, value]) => (value ? [[`f.${field}`, value]] : []))
  return `/calendar/dates?${new URLSearchParams(query)}`
}

/** The first day of a section that is a month; null for what is overdue. */
export function monthOf({ key }: Pick<CalendarSection, 'key'>): CalendarDate | null {
  return calendarDateSchema.safeParse(`${key}-01`).data ?? null
}
