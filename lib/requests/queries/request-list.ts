import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { requestScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { codesOf } from '@/lib/law/codes/code'
import { peopleCategories } from '@/lib/law/codes/people'
import { requestChannels, requestRights, requestStates } from '@/lib/law/codes/requests'
import {
  bestOf,
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asDate, asInstant, asInteger } from '@/lib/lists/source'
import type { Total } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { ClockView } from '@/lib/time/clock-view'
import type { CalendarDate, Instant } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { nextDueOf, requestClocks } from '../clock/request-clocks'
import { factsOf, type RequestRow, rowOf } from '../store/row'

const { sql } = Prisma

export const requestColumns = [
  { id: 'ref', sort: true },
  { id: 'right', sort: true, filter: true, title: true, width: 176 },
  { id: 'clock', sort: true, filter: true, width: 240 },
  { id: 'state', sort: true, filter: true },
  { id: 'receivedOn', shape: 'date', sort: true },
  { id: 'channel', filter: true },
  { id: 'peopleCategory', filter: true, hidden: 'at_first' },
  { id: 'handlerId', filter: true },
  { id: 'decision', filter: true, hidden: 'at_first' },
  { id: 'due', hidden: 'at_first' },
  { id: 'late', hidden: 'at_first' },
  { id: 'confirmedOn', shape: 'date', hidden: 'at_first' },
  { id: 'identityHow', hidden: 'at_first' },
  { id: 'extendedOn', shape: 'date', hidden: 'at_first' },
  { id: 'executedOn', shape: 'date', hidden: 'at_first' },
  { id: 'refusalGround', hidden: 'at_first' },
  { id: 'answeredOn', shape: 'date', hidden: 'at_first' },
  // At once, and not done yet (Art. 7(3), 21(3)).
  { id: 'unexecuted', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type RequestColumn = (typeof requestColumns)[number]['id']
export const requestShape = shapeOfList(requestColumns, [
  { field: 'clock', dir: 'asc' },
  { field: 'receivedOn', dir: 'desc' },
])

/** Requests (`q`) of which this person may know. */
export function requestsSeen(actor: Actor): Prisma.Sql {
  const tasks = sql`EXISTS (SELECT FROM "RequestTask" t WHERE t."requestId" = q.id AND t."ownerId" = ${actor.id}::uuid)`
  return { all: sql`TRUE`, masked: sql`TRUE`, tasks, none: sql`FALSE` }[requestScope(actor)]
}

/** Rights of which what is asked is done at once. */
export const atOnceRights = requestRights.flatMap(({ code, term }) => (term === 'at_once' ? [code] : []))

async function requestRows(actor: Actor, { now }: LocalNow): Promise<ListRows<RequestColumn>> {
  const codes = await textsOf(actor.locale, 'codes')
  const said = [
    wordsOf(
      sql`q."right"`,
      foldedWords(codesOf(requestRights), (code) => codes(`requestRights.${code}`)),
    ),
    wordsOf(
      sql`q.state`,
      foldedWords(codesOf(requestStates), (code) => codes(`requestStates.${code}`)),
    ),
    wordsOf(
      sql`q.channel`,
      foldedWords(codesOf(requestChannels), (code) => codes(`requestChannels.${code}`)),
    ),
    wordsOf(
      sql`q."peopleCategory"`,
      foldedWords(codesOf(peopleCategories), (code) => codes(`peopleCategories.${code}`)),
    ),
  ]
  const number = { by: sql`q.year * 1000000 + q.number`, as: asInteger, filled: true }
  const moment = sql`${now}::timestamptz`
  return {
    from: sql`"PersonRequest" q`,
    where: requestsSeen(actor),
    key: sql`q.ref`,
    tie: number,
    values: {
      right: sql`q."right"`,
      clock: sql`CASE WHEN q."nextDueAt" IS NULL THEN NULL WHEN q."nextDueAt" <= ${moment} THEN 'overdue'
        WHEN q."nextDueAt" < ${moment} + interval '6 hours' THEN 'urgent'
        WHEN q."nextDueAt" <= ${moment} + interval '24 hours' THEN 'within_a_day' ELSE 'on_track' END`,
      state: sql`q.state`,
      receivedOn: sql`q."receivedOn"`,
      channel: sql`q.channel`,
      peopleCategory: sql`q."peopleCategory"`,
      handlerId: sql`q."handlerId"::text`,
      decision: sql`q.decision`,
      unexecuted: sql`(q."right" = ANY(${atOnceRights}::text[]) AND q."executedOn" IS NULL AND q.state NOT IN ('withdrawn', 'merged'))::text`,
    },
    orders: {
      ref: number,
      clock: { by: sql`q."nextDueAt"`, as: asInstant },
      receivedOn: { by: sql`q."receivedOn"`, as: asDate, filled: true },
      state: { by: sql`array_position(${codesOf(requestStates)}::text[], q.state)`, as: asInteger, filled: true },
    },
    text: sql`(lower(q.ref) || chr(10) || ${said[0] ?? sql`''`} || chr(10) || concat_ws(' ', ${Prisma.join(said.slice(1))}))`,
  }
}

const foundRequest = z.object({
  ref: z.string(),
  right: z.enum(codesOf(requestRights)),
  state: z.enum(codesOf(requestStates)),
  isExample: z.boolean(),
})
export type FoundRequest = z.output<typeof foundRequest>

/** The requests that fit a question best, by the words that their list has: never by who asks (one query). */
export async function findRequests(
  actor: Actor,
  at: LocalNow,
  asked: { q: string; size: number },
): Promise<{ rows: readonly FoundRequest[]; total: Total }> {
  if (requestScope(actor) === 'none') return { rows: [], total: { count: 0, exact: true } }
  return bestOf(db(), requestColumns, await requestRows(actor, at), asked, {
    select: sql`q.ref, q."right", q.state, q."isExample"`,
    from: sql`"PersonRequest" q`,
    where: sql`q.ref = p.id`,
    row: foundRequest,
  })
}

export type RequestListRow = Pick<RequestRow, 'confirmedOn' | 'extendedOn' | 'executedOn' | 'answeredOn'> & {
  ref: string
  right: string
  state: string
  channel: string
  peopleCategory: string
  decision: string | null
  receivedOn: CalendarDate
  identityHow: string | null
  refusalGround: string | null
  handlerName: string | null
  clocks: ClockView[]
  /** When the clock that presses most ends; null when none runs. */
  due: Instant | null
  late: boolean
  isExample: boolean
}
export type RequestPage = ListPage & { rows: readonly RequestListRow[] }

/** A page of the requests this person may know of, as an address asks; by itself what is due first. Nothing is logged here. */
export async function requestPage(actor: Actor, at: LocalNow, state: ListState): Promise<RequestPage> {
  const page = await listPage(db(), requestColumns, await requestRows(actor, at), state)
  if (page.keys.length === 0) return { ...page, rows: [] }
  const kept = await db().personRequest.findMany({ where: { ref: { in: [...page.keys] } } })
  const names = await namesOf(
    db(),
    kept.map(({ handlerId }) => handlerId),
  )
  const rows = kept.map(rowOf).map((row): RequestListRow => {
    const clocks = requestClocks(factsOf(row), at)
    const { ref, right, state, channel, peopleCategory, decision, refusalGround, identityHow, isExample } = row
    const { receivedOn, confirmedOn, extendedOn, executedOn, answeredOn } = row
    return {
      ...{ ref, right, state, channel, peopleCategory, decision, refusalGround, identityHow, isExample },
      ...{ receivedOn, confirmedOn, extendedOn, executedOn, answeredOn },
      handlerName: row.handlerId ? (names.get(row.handlerId) ?? null) : null,
      ...{ clocks, due: nextDueOf(clocks), late: clocks.some((clock) => clock.late) },
    }
  })
  return { ...page, rows: inOrder(page.keys, rows, ({ ref }) => ref) }
}
