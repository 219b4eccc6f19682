import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { leakScope } from '@/lib/access/scope'
import { type ListColumn, namedAgain, shapeOfList } from '@/lib/lists/declared'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import type { TableShape, TableState } from '@/lib/table/state'

const columns = [
  { id: 'ref', sort: true },
  { id: 'title', sort: true, title: true },
  { id: 'clock', sort: true, filter: true },
  { id: 'state', sort: true, filter: true },
  { id: 'riskLevel', sort: true, filter: true },
  { id: 'types', shape: 'array', filter: true, hidden: 'at_first' },
  { id: 'reportedAt', sort: true },
  { id: 'reporterId', sort: true, filter: true },
  { id: 'handlerId', filter: true, hidden: 'at_first' },
  { id: 'personalData', filter: true, hidden: 'always' },
  { id: 'open', filter: true, hidden: 'always' },
  { id: 'undecided', shape: 'array', filter: true, hidden: 'always' },
  { id: 'cause', filter: true, hidden: 'at_first' },
  { id: 'filing', filter: true, hidden: 'always' },
  { id: 'crossBorder', filter: true, hidden: 'always' },
  { id: 'month', filter: true, hidden: 'always' },
  // Of one kind alone, or of several: each leak once.
  { id: 'kind', filter: true, hidden: 'always' },
  // Exercises are seen by who asks for them.
  { id: 'exercise', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type LeakColumn = (typeof columns)[number]['id']

/** The columns and filters of the list for this reader: who reported is not among them for who may not know it. */
export function leakColumns(actor: Actor): readonly ListColumn<LeakColumn>[] {
  const mayNot: readonly LeakColumn[] = [
    ...(leakScope(actor).kind === 'masked' ? (['reporterId'] as const) : []),
    ...(can(actor, 'decision', 'read') ? [] : (['undecided'] as const)),
  ]
  return columns.filter(({ id }) => !mayNot.includes(id))
}

/** What of the list may stand in an address; by itself what is due first, and of the rest what was reported last. */
export function leakShape(known: readonly ListColumn<LeakColumn>[]): TableShape {
  return shapeOfList(known, [
    { field: 'clock', dir: 'asc' },
    { field: 'reportedAt', dir: 'desc' },
  ])
}

/** The state of the list that an address asks for, also one that was written down before filters had their names. */
export function leakListState(actor: Actor, params: RawParams): TableState {
  return tableStateParser(leakShape(leakColumns(actor)))(leakParams(params))
}

/** An address of the list, also one that was written down before filters had their names. */
export function leakParams(params: RawParams): RawParams {
  return namedAgain(params, { state: 'state', clock: 'clock' })
}
