import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { conditionsOf, ownersOf } from '@/lib/access/can'
import { readableTitle } from '@/lib/access/past/record-titles'
import { namesOf } from '@/lib/access/persons'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  bestOf,
  fewUnder,
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  namedAgain,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asInteger, asText } from '@/lib/lists/source'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import type { Few, TableState, Total } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { CalendarDate } from '@/lib/time/types'
import { type FindingRow, findingsByRef } from './queries'
import { findingStates, unfinished } from './schema'

const { sql } = Prisma

export const findingColumns = [
  { id: 'ref', sort: true },
  { id: 'title', sort: true, title: true },
  { id: 'law', width: 176 },
  { id: 'record', sort: true, filter: true, width: 176 },
  { id: 'ownerId', sort: true, filter: true },
  { id: 'dueOn', shape: 'date', sort: true },
  { id: 'state', sort: true, filter: true },
  { id: 'due', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type FindingColumn = (typeof findingColumns)[number]['id']

export const findingShape = shapeOfList(findingColumns, [{ field: 'dueOn', dir: 'asc' }])
const parse = tableStateParser(findingShape)

/** The state of the list that an address asks for. */
export function findingListState(params: RawParams): TableState {
  return parse(findingParams(params))
}

/** An address of the list, also one that was written down before filters had their names. */
export function findingParams(params: RawParams): RawParams {
  const old: Readonly<Record<string, readonly string[] | undefined>> = { all: findingStates, unfinished: undefined }
  const { state: said, ...others } = params
  const state = typeof said === 'string' && said in old ? old[said] : said
  return namedAgain(state === undefined ? others : { ...others, state }, { state: 'state' })
}

/** From today on, a finding that is due in so many days counts as due soon. */
const soonDays = 30

/** Findings (`f`) and the record they are on (`t`), as the list asks for them. Finished ones are seen by who asks for their state. */
async function findingRows(actor: Actor, today: CalendarDate): Promise<ListRows<FindingColumn>> {
  const t = await textsOf(actor.locale, 'findings')
  const states = foldedWords(findingStates, (state) => t(`states.${state}`))
  const own = sql`${[...ownersOf(actor, 'finding', 'read')]}::uuid[]`
  const conditions = conditionsOf(actor, 'finding', 'read')
  const open = sql`f.state::text = ANY(${[...unfinished]}::text[])`
  const number = { by: sql`f.number`, as: asInteger, filled: true }
  return {
    from: sql`"Finding" f LEFT JOIN "Record" t ON t.id = f."recordId"`,
    where: conditions.has('always')
      ? sql`TRUE`
      : conditions.has('own')
        ? sql`(f."ownerId" = ANY(${own}) OR t."ownerId" = ANY(${own}))`
        : sql`FALSE`,
    key: sql`f.ref`,
    values: {
      title: sql`f.title`,
      record: sql`t.ref`,
      ownerId: sql`f."ownerId"::text`,
      dueOn: sql`f."dueOn"`,
      state: sql`f.state::text`,
      due: sql`CASE WHEN ${open} THEN CASE WHEN f."dueOn" < ${today}::date THEN 'overdue'
        WHEN f."dueOn" <= ${today}::date + ${soonDays}::int THEN 'soon' WHEN f."dueOn" IS NOT NULL THEN 'later' END END`,
    },
    orders: {
      ref: number,
      ownerId: { by: sql`(SELECT lower(u.name) FROM "User" u WHERE u.id = f."ownerId")`, as: asText },
    },
    tie: number,
    text: sql`(f."searchText" || chr(10) || ${wordsOf(sql`f.state`, states)} || ' ' || COALESCE(lower(t.ref), '') || ' '
      || COALESCE(CASE WHEN t.id IS NOT NULL THEN folded(${readableTitle(registerScope(actor), null)}) END, ''))`,
    unasked: { field: 'state', where: open },
  }
}

export type FindingPage = ListPage & { rows: readonly FindingRow[] }

/**
 * A page of the findings this person may read, as an address asks; by itself soonest due first, and what fits the words best
 * first. Words are looked for in the finding, in the label of its state and in the title of its record as the person reads it.
 */
export async function findingPage(actor: Actor, today: CalendarDate, state: ListState): Promise<FindingPage> {
  const page = await listPage(db(), findingColumns, await findingRows(actor, today), state)
  const rows = await findingsByRef(actor, page.keys)
  return { ...page, rows: inOrder(page.keys, rows, ({ ref }) => ref) }
}

const foundFinding = z.object({
  ref: z.string(),
  title: z.string(),
  state: z.enum(findingStates),
  isExample: z.boolean(),
})

/** The findings that fit a question best, of those and by the words that the list has for this person (one query). */
export async function findFindings(
  actor: Actor,
  today: CalendarDate,
  asked: { q: string; size: number },
): Promise<{ rows: readonly z.output<typeof foundFinding>[]; total: Total }> {
  if (conditionsOf(actor, 'finding', 'read').size === 0) return { rows: [], total: { count: 0, exact: true } }
  return bestOf(db(), findingColumns, await findingRows(actor, today), asked, {
    select: sql`f.ref, f.title, f.state::text AS state, f."isExample"`,
    from: sql`"Finding" f`,
    where: sql`f.ref = p.id`,
    row: foundFinding,
  })
}

/** Filters of the list that the overview counts. */
export const findingsSoon = { state: [...unfinished], due: ['overdue', 'soon'] }

/** The first findings that are not finished and overdue or due within 30 days, soonest first, and how many there are. */
export async function findingsDue(actor: Actor, today: CalendarDate, take: number): Promise<Few<FindingRow>> {
  const { rows, total } = await findingPage(actor, today, fewUnder(findingShape, findingsSoon, take))
  return { rows, total: total.count }
}

/** Filters of the list that show every finding on a record. */
export const findingsOn = (ref: string) => ({ record: [ref], state: [...findingStates] })

/** The first findings on a record, finished ones too, and how many there are. */
export async function findingsOfRecord(actor: Actor, today: CalendarDate, ref: string): Promise<Few<FindingRow>> {
  const { rows, total } = await findingPage(actor, today, fewUnder(findingShape, findingsOn(ref), mostOnRecord))
  return { rows, total: total.count }
}

const mostOnRecord = 8

/** Names of the people behind a filter by owner. */
export function ownerNames(page: ListPage): Promise<ReadonlyMap<string, string>> {
  const owners = page.facets.find(({ field }) => field === 'ownerId')?.values ?? []
  return namesOf(
    db(),
    owners.map(({ value }) => value).filter((value) => value !== '-'),
  )
}
