import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type ListColumn, namedAgain, shapeOfList } from '@/lib/lists/declared'
import { cutText, type RawParams, tableStateParser } from '@/lib/table/parse'
import { bareState, type TableShape, type TableState } from '@/lib/table/state'
import { type CalendarDate, dayGiven } from '@/lib/time/types'
import { logViewOf } from './opened'
import { hasWithheld, isAlwaysWithheld } from './withheld'

const columns = [
  { id: 'index', shape: 'integer', sort: true },
  { id: 'at', sort: true },
  { id: 'action', title: true, filter: true },
  { id: 'ref', sort: true, filter: true },
  { id: 'who', filter: true },
  { id: 'subject', filter: true, hidden: 'at_first' },
  { id: 'outcome', filter: true, hidden: 'at_first' },
  { id: 'from', filter: true, hidden: 'always' },
  { id: 'to', filter: true, hidden: 'always' },
  { id: 'by', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type LogColumn = (typeof columns)[number]['id']

/** What of the log this person can ask for: who did something only for who reads more than their own records' history. */
export function logColumns(viewer: Actor): readonly ListColumn<LogColumn>[] {
  const view = logViewOf(viewer)
  const apart = hasWithheld(view)
  const mayAsk = mayAskWho(view)
  return columns
    .filter(({ id }) => id !== 'by' || apart)
    .map((column) => (column.id === 'who' && !mayAsk ? { ...column, filter: false } : column))
}

/** True when entries can be asked for by who did it. */
export function mayAskWho({ parts }: ReturnType<typeof logViewOf>): boolean {
  return parts.has('full') || parts.has('technical')
}

/** What of the log's page may stand in an address; newest first. */
export function logShape(known: readonly ListColumn<LogColumn>[] = columns): TableShape {
  return shapeOfList(known, [{ field: 'index', dir: 'desc' }])
}

/** An address of the log's page as it is written now, also one from before the log was a table. */
export function addressNow(params: RawParams): RawParams {
  const old = { who: 'who', action: 'action', outcome: 'outcome', ref: 'ref', from: 'from', to: 'to', by: 'by' }
  const opened = typeof params.open === 'string' && /^\d{1,12}$/.test(params.open) ? params.open : null
  return namedAgain(opened === null ? params : { ...params, open: undefined, peek: opened, texts: '1' }, old)
}

const parse = tableStateParser(logShape())

/** What the address of the log's page asks for. */
export function logState(params: RawParams): TableState {
  return sensible(parse(addressNow(params)))
}

/**
 * A state as the log can be asked for it. What is typed or chosen and is nothing there stays, for it finds nothing then: dropped,
 * it would find everything. How days are known is a way of reading, and there is one besides the usual.
 */
export function sensible(state: TableState): TableState {
  const { by, ...typed } = state.filters
  const texts = Object.entries(typed).map(([field, values]) => [field, values.map(cutText)] as const)
  return { ...state, filters: { ...Object.fromEntries(texts), ...(by?.includes('day') ? { by: ['day'] } : {}) } }
}

type Days = { from: CalendarDate | null; to: CalendarDate | null }

/** Days that are asked for, both included; null: from the beginning, until now. Undefined where one is no day. */
export function daysOf({ from, to }: TableState['filters']): Days | undefined {
  const days = z.object({ from: dayGiven.nullable(), to: dayGiven.nullable() })
  return days.safeParse({ from: from?.[0] ?? null, to: to?.[0] ?? null }).data
}

/**
 * True when what a reader may know by day only is asked for: said so, or only kinds of entries of which all are such.
 */
export function asksByDay(viewer: Actor, { filters: { by, action } }: Pick<TableState, 'filters'>): boolean {
  if (!hasWithheld(logViewOf(viewer))) return false
  return by?.includes('day') === true || action?.every(isAlwaysWithheld) === true
}

/**
 * The state of a list by day: neither order, place, number nor person can be asked for, for each of them would tell the moment
 * or who was here.
 */
export function byDayState({
  q,
  filters: { who: _who, ...filters },
  page,
  size,
  open,
  hidden,
}: TableState): TableState {
  return { ...bareState, q, filters, page, size, hidden, open: open === 'who' ? null : open }
}

/** The number of an entry that an address names; null when it is none. */
export function entryAsked(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null
}
