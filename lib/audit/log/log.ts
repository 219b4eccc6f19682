import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { exercisePrefix, isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { inOrder, type ListPage, type ListRows, listPage } from '@/lib/lists/declared'
import { asInstant, asInteger, asText, type Sql } from '@/lib/lists/source'
import { emptyValue, type TableState } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { folded, literal, searchWords } from '@/lib/text/fold'
import { endOfDay, startOfDay } from '@/lib/time/zone'
import { auditActions } from '../entry/event'
import { asksByDay, byDayState, daysOf, type LogColumn, logColumns, mayAskWho } from './asked'
import { batchesNaming } from './batches'
import { namesThen } from './names-then'
import { type LogView, logViewOf, type OpenedEntry, openEntries } from './opened'
import { byDay, hasWithheld, orderByDay, tellsPresence, withheldEntries } from './withheld'

const { sql, join } = Prisma

/** `byDay`: these are what the reader may know by day only; `apart`: there is such for this reader. */
export type LogPage = Omit<ListPage, 'beside'> & {
  entries: readonly OpenedEntry[]
  /** Keys of the pages beside it; null where pages are asked for by number alone. */
  beside: ListPage['beside'] | null
  byDay: boolean
  apart: boolean
}

/**
 * One page of the log as this person may see it, newest first by itself. Days are days in `zone`. Words are looked for in
 * references, in what happened and in names of people. What this reader may know by day only stands apart: among the others its
 * place would tell the moment; neither filter, count, order, search nor key reaches across.
 */
export async function listLog(viewer: Actor, state: TableState, zone: string): Promise<LogPage> {
  const view = logViewOf(viewer)
  const days = asksByDay(viewer, state)
  const asked = days ? byDayState(state) : state
  const where = [
    rights(viewer, view, days),
    ...exercisesLeftOut(view, asked),
    ...(await daysAsked(asked, zone)),
    ...(await refsAsked(asked, days)),
    ...(await wordsAsked(viewer, view, asked, days)),
  ]
  // What is chosen and does not stand open is a condition, not a facet: nobody waits for its counts.
  const chosen = asked.open === null ? undefined : asked.filters[asked.open]
  const filters =
    asked.open === null || chosen === undefined || !counted.has(asked.open) ? {} : { [asked.open]: chosen }
  const people = await actorsAsked(asked, view)
  where.push(...chosenConditions(asked, people))
  const rows = rowsOf(where, people, days ? zone : null)
  const page = await listPage(db(), logColumns(viewer), rows, { ...asked, q: '', filters })
  const stored = await db().auditEntry.findMany({
    where: { index: { in: page.keys.map(BigInt) } },
    include: { detail: true },
  })
  const entries = await openEntries(
    inOrder(page.keys, stored, ({ index }) => String(index)),
    view,
  )
  return {
    ...page,
    facets: await withPeople(page.facets, view),
    entries: days ? await byDay(entries) : entries,
    beside: days ? null : page.beside,
    byDay: days,
    apart: hasWithheld(view),
  }
}

/** One entry by its number; null where there is none that this person may know the number of. */
export async function logEntry(viewer: Actor, index: number): Promise<OpenedEntry | null> {
  const view = logViewOf(viewer)
  const found = numbers.parse(
    await db()
      .$queryRaw`SELECT e.index FROM "AuditEntry" e WHERE e.index = ${index} AND ${rights(viewer, view, false)}`,
  )
  if (found.length === 0) return null
  const stored = await db().auditEntry.findMany({ where: { index }, include: { detail: true } })
  return (await openEntries(stored, view))[0] ?? null
}

const numbers = z.array(z.object({ index: z.bigint() }))

/** Filters whose values are counted when their menu stands open. */
const counted: ReadonlySet<string> = new Set<LogColumn>(['action', 'who', 'subject', 'outcome'])

/** Pseudonyms of the people asked for; null: nobody is. */
async function actorsAsked({ filters: { who } }: TableState, view: LogView): Promise<Sql | null> {
  if (!who?.length) return null
  const pseudonyms = await pseudonymsOf(who, view)
  const byPerson = sql`e.actor = ANY(${pseudonyms}::text[])`
  return who.includes(emptyValue) ? sql`(${byPerson} OR e.actor IS NULL)` : byPerson
}

function chosenConditions({ filters, open }: TableState, people: Sql | null): Sql[] {
  const { action, subject, outcome } = filters
  return [
    ...(action && open !== 'action' ? [sql`e.action = ANY(${[...action]}::text[])`] : []),
    ...(subject && open !== 'subject' ? [sql`e."subjectType" = ANY(${[...subject]}::text[])`] : []),
    ...(outcome && open !== 'outcome' ? [sql`e.outcome = ANY(${[...outcome]}::text[])`] : []),
    ...(people && open !== 'who' ? [people] : []),
  ]
}

/** The facet of who did something, by person: it was counted by pseudonym. */
async function withPeople(facets: ListPage['facets'], view: LogView): Promise<ListPage['facets']> {
  const found = facets.find(({ field }) => field === 'who')?.values ?? null
  if (found === null) return facets
  const rows = await db().auditActor.findMany({
    where: { pseudonym: { in: found.flatMap(({ value }) => (z.uuid().safeParse(value).success ? [value] : [])) } },
  })
  const owner = new Map(
    rows.flatMap(({ pseudonym, userId, scope }) =>
      userId && (view.leaks || scope === '') ? [[pseudonym, userId]] : [],
    ),
  )
  const sums = new Map<string, number>()
  for (const { value, count } of found) {
    const person = value === emptyValue ? value : owner.get(value)
    if (person) sums.set(person, (sums.get(person) ?? 0) + count)
  }
  const values = [...sums].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  return facets.map((facet) => (facet.field === 'who' ? { ...facet, values } : facet))
}

function rowsOf(where: readonly Sql[], people: Sql | null, zone: string | null): ListRows<LogColumn> {
  const number = { by: sql`e.index`, as: asInteger, filled: true }
  return {
    from: sql`"AuditEntry" e`,
    where: join(where, ' AND '),
    key: sql`e.index::text`,
    tie: zone === null ? number : { by: orderByDay(zone), as: asText },
    values: {
      action: sql`e.action`,
      subject: sql`e."subjectType"`,
      outcome: sql`e.outcome`,
      who: sql`e.actor`,
    },
    orders: {
      index: number,
      at: { by: sql`e.at`, as: asInstant, filled: true },
      ref: { by: sql`e.ref`, as: asText },
    },
    matches: { who: () => people ?? sql`TRUE` },
    text: sql`''`,
  }
}

const technical = ['session', 'user', 'instance', 'backup']

/** Entries this person may see: those they may know the moment of, or (`days`) those they may not. */
function rights(viewer: Actor, view: LogView, days: boolean): Sql {
  const seen = seenBy(viewer, view)
  if (!hasWithheld(view)) return seen
  return days ? sql`${seen} AND ${withheldEntries}` : sql`${seen} AND NOT ${withheldEntries}`
}

function seenBy({ id }: Actor, { parts }: LogView): Sql {
  if (parts.has('full')) return sql`TRUE`
  const seen = [
    // An import of people is about all of them, so its subject is the import.
    ...(parts.has('technical') ? [sql`(e."subjectType" = ANY(${technical}::text[]) OR e.action LIKE 'user.%')`] : []),
    ...(parts.has('history')
      ? [
          sql`(e."subjectType" = 'record' AND e.action NOT LIKE 'remark.%'
            AND e."subjectId" IN (SELECT r.id::text FROM "Record" r WHERE r."ownerId" = ${id}::uuid))`,
        ]
      : []),
  ]
  // Nothing joined by OR would let everything through.
  return seen.length > 0 ? sql`(${join(seen, ' OR ')})` : sql`FALSE`
}

/**
 * An auditor reads of what happened: entries about exercises are theirs when they ask for one by its reference. The bundle and its
 * tree hold every entry.
 */
function exercisesLeftOut(view: LogView, { q, filters: { ref = [] } }: TableState): Sql[] {
  const asked = [...ref, ...q.split(/\s+/)].some((one) => isExerciseRef(one.trim().toUpperCase()))
  if (!hasWithheld(view) || asked) return []
  return [sql`(e.ref IS NULL OR NOT starts_with(e.ref, ${exercisePrefix}))`]
}

const bounds = z.array(z.object({ first: z.bigint().nullable(), last: z.bigint().nullable() }))

/** Days as moments, and as the range of numbers that they are, so that the order by number is read from where they begin. */
async function daysAsked({ filters }: TableState, zone: string): Promise<Sql[]> {
  const days = daysOf(filters)
  if (!days) return [sql`FALSE`]
  const { from, to } = days
  if (from === null && to === null) return []
  const within = join(
    [
      ...(from === null ? [] : [sql`e.at >= ${startOfDay(from, zone)}::timestamptz`]),
      ...(to === null ? [] : [sql`e.at < ${endOfDay(to, zone)}::timestamptz`]),
    ],
    ' AND ',
  )
  const [range] = bounds.parse(
    await db().$queryRaw`SELECT min(d.index) AS first, max(d.index) AS last
      FROM (SELECT e.index FROM "AuditEntry" e WHERE ${within} OFFSET 0) d`,
  )
  if (!range || range.first === null || range.last === null) return [sql`FALSE`]
  return [within, sql`e.index BETWEEN ${range.first} AND ${range.last}`]
}

/** Entries about these references, and about batches that hold them. */
async function refsAsked({ filters: { ref = [] } }: TableState, days: boolean): Promise<Sql[]> {
  // What a backup is known by has small letters.
  const refs = ref.flatMap((one) => [one.trim().toUpperCase(), one.trim()])
  if (refs.length === 0) return []
  const batches = days ? [] : await batchesNaming(refs)
  const about = sql`e.ref = ANY(${refs}::text[])`
  if (batches.length > 0)
    return [sql`(${about} OR (e."subjectType" = 'batch' AND e."subjectId" = ANY(${batches}::text[])))`]
  return [days ? sql`(${about} AND NOT ${tellsPresence})` : about]
}

/** Each word in a reference (its beginning), in what happened, or in the name of who did it or whom it is about. */
async function wordsAsked(viewer: Actor, view: LogView, { q }: TableState, days: boolean): Promise<Sql[]> {
  const words = searchWords(q)
  if (words.length === 0) return []
  const mayName = !days && mayAskWho(view)
  const [t, people] = await Promise.all([
    textsOf(viewer.locale, 'audit'),
    mayName ? db().user.findMany({ select: { id: true, name: true } }) : [],
  ])
  const names = people.map(({ id, name }) => ({ id, name: folded(name) }))
  const kinds = auditActions.map((action) => ({ action, words: folded(t(`actions.${action}`)) }))
  return Promise.all(
    words.map(async (word) => {
      const actions = kinds.filter((kind) => kind.words.includes(word)).map(({ action }) => action)
      const named = names.filter(({ name }) => name.includes(word)).map(({ id }) => id)
      const actors = named.length > 0 ? await pseudonymsOf(named, view) : []
      const about = sql`e.ref LIKE ${`${literal(word.toUpperCase())}%`}`
      const ways = [
        days ? sql`(${about} AND NOT ${tellsPresence})` : about,
        ...(actions.length > 0 ? [sql`e.action = ANY(${actions}::text[])`] : []),
        ...(actors.length > 0
          ? [
              sql`e.actor = ANY(${actors}::text[])`,
              sql`(e."subjectType" IN ('user', 'session') AND e."subjectId" = ANY(${actors}::text[]))`,
            ]
          : []),
        ...(!days && /^\d{1,12}$/.test(word) ? [sql`e.index = ${Number(word)}`] : []),
      ]
      return sql`(${join(ways, ' OR ')})`
    }),
  )
}

/** All pseudonyms of people; for a reader who may not know reporters only the general ones. */
async function pseudonymsOf(ids: readonly string[], view: LogView): Promise<string[]> {
  const userIds = ids.filter((id) => z.uuid().safeParse(id).success)
  const where = { userId: { in: userIds }, ...(view.leaks ? {} : { scope: '' }) }
  const rows = await db().auditActor.findMany({ where, select: { pseudonym: true } })
  return rows.map(({ pseudonym }) => pseudonym)
}

/** Names that people go by now, for the filter by who did something; nothing for readers who cannot ask. */
export async function namesInLog(viewer: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!mayAskWho(logViewOf(viewer))) return new Map()
  const names = await namesThen(ids.filter((id) => z.uuid().safeParse(id).success))
  return new Map([...names].map(([id, name]) => [id, name.at(new Date(8.64e15))]))
}
