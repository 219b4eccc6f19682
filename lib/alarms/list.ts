import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asBoolean, asInstant, asInteger, asText } from '@/lib/lists/source'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import type { TableState } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { folded } from '@/lib/text/fold'
import { alarmKinds } from './plan/due-plan'
import { alarmsById, mayBeAlarmed, type ShownAlarm } from './queries'
import { openTo } from './sources/open-to'

const { sql } = Prisma

/** A moment with its zone, in two lines. */
const momentWidth = 150

export const alarmColumns = [
  { id: 'reference', sort: true, filter: true },
  { id: 'said', title: true, width: 290 },
  { id: 'kind', filter: true, hidden: 'at_first' },
  { id: 'state', sort: true, filter: true, width: 168 },
  { id: 'read', sort: true, filter: true },
  { id: 'dueAt', sort: true, width: momentWidth },
  { id: 'raisedAt', sort: true, width: momentWidth },
] as const satisfies readonly ListColumn[]
export type AlarmColumn = (typeof alarmColumns)[number]['id']

export const alarmShape = shapeOfList(alarmColumns, [
  { field: 'raisedAt', dir: 'desc' },
  { field: 'dueAt', dir: 'asc' },
])

/** The state of the list that an address asks for. */
export const alarmListState: (params: RawParams) => TableState = tableStateParser(alarmShape)

/** How far a thing had come when it was said: an end has passed, is near, nobody took it up, or somebody is waited for. */
export const alarmStates = ['overdue', 'near', 'escalated', 'waits'] as const

/** How a row of tasks, of what was assigned or not answered says it (`saidOf` of the screen). */
const saying = sql`CASE a.kind WHEN 'assigned' THEN 'assigned'
  WHEN 'task' THEN CASE WHEN a.threshold IN ('h24', 'h1') THEN a.threshold ELSE 'overdue' END
  WHEN 'unanswered' THEN CASE WHEN a.part = 'ended' THEN 'ended' ELSE 'waits' END END`

/** Alarms (`a`) of this person, of things that they may open now. */
async function alarmRows(actor: Actor): Promise<ListRows<AlarmColumn>> {
  const [t, clocks] = await Promise.all([textsOf(actor.locale, 'alarms'), textsOf(actor.locale, 'clocks')])
  const kinds = foldedWords(alarmKinds, (kind) => t(`kinds.${kind}`))
  // One and several, as the row says it.
  const both = (key: Parameters<typeof t>[0]) => folded(`${t(key, { count: 1 })} ${t(key, { count: 2 })}`)
  const said = {
    ...{ overdue: both('said.task.overdue'), h24: both('said.task.h24'), h1: both('said.task.h1') },
    ...{ assigned: both('said.assigned'), ended: both('said.unanswered.ended'), waits: both('said.unanswered.waits') },
  }
  const named: Readonly<Record<string, string>> = clocks.raw('names')
  const names = Object.fromEntries(Object.entries(named).map(([code, name]) => [code, folded(name)]))
  return {
    from: sql`"Alarm" a`,
    where: mayBeAlarmed(actor) ? openTo(actor) : sql`FALSE`,
    key: sql`a.id::text`,
    tie: { by: sql`a.id::text`, as: asText },
    values: {
      reference: sql`a.reference`,
      kind: sql`a.kind`,
      state: sql`CASE a.threshold WHEN 'overdue' THEN 'overdue' WHEN 'escalated' THEN 'escalated'
        WHEN 'receipt' THEN 'waits' WHEN 'once' THEN 'waits' ELSE 'near' END`,
      read: sql`CASE WHEN a."readAt" IS NULL THEN 'unread' ELSE 'read' END`,
    },
    orders: {
      reference: { by: sql`a.reference`, as: asText, filled: true },
      state: {
        by: sql`array_position(ARRAY['overdue', 'escalated', 'h1', 'h6', 'h12', 'h24', 'd1', 'd3', 'd7', 'd14'], a.threshold)`,
        as: asInteger,
      },
      read: { by: sql`a."readAt" IS NOT NULL`, as: asBoolean, filled: true },
      dueAt: { by: sql`a."dueAt"`, as: asInstant },
      raisedAt: { by: sql`a."raisedAt"`, as: asInstant, filled: true },
    },
    text: sql`(lower(a.reference) || chr(10) || ${wordsOf(sql`a.kind`, kinds)} || ' ' || ${wordsOf(saying, said)} || chr(10)
      || CASE WHEN a.kind = 'due' THEN ${wordsOf(sql`a.part`, names)} ELSE '' END)`,
  }
}

export type AlarmPage = ListPage & { rows: readonly ShownAlarm[] }

/** A page of the person's alarms, as an address asks; newest first by itself, of those what is due first. Those of things they may no longer open are not among them. */
export async function ownAlarms(actor: Actor, state: TableState): Promise<AlarmPage> {
  const page = await listPage(db(), alarmColumns, await alarmRows(actor), state)
  return { ...page, rows: inOrder(page.keys, await alarmsById(page.keys), ({ id }) => id) }
}
