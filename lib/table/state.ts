/** What a table shows, as its address says it. Plain data, the same on server and client. */
export type TableState = {
  q: string
  /** Field → chosen values: any of them (OR); different fields together (AND). `emptyValue` asks for rows without a value. */
  filters: Readonly<Record<string, readonly string[]>>
  /** With `group` the first key is the grouped column. */
  sort: readonly SortKey[]
  /** From 1. */
  page: number
  size: number
  /** Ids of columns that are not shown. */
  hidden: readonly string[]
  /** Ids of all shown columns from left to right; empty: as declared. */
  order: readonly string[]
  /** Column → pixels, for those that somebody made wider or narrower. */
  widths: Readonly<Record<string, number>>
  /** Columns that stay at the start beside the title. */
  pinned: readonly string[]
  /** Column whose equal values stand together under a heading. */
  group: string | null
  /** Facet whose options are asked for: its menu stands open. */
  open: string | null
  /** Id of the row that the side panel shows. */
  peek: string | null
  /** Key of the row before the first of this page: text of the list engine, never both. */
  after: string | null
  /** Key of the row after the last of this page. */
  before: string | null
  /** The exact total is asked for, however large. */
  counted: boolean
  /** The saved view that this state began with. */
  view: string | null
}

export type SortKey = { field: string; dir: 'asc' | 'desc' }

/** What of a table can be sorted, filtered, hidden and grouped: everything else in an address is dropped. */
export type TableShape = {
  columns: readonly {
    id: string
    sortable: boolean
    /** A column that cannot be hidden cannot be pinned either: it is the title, which always is. */
    hideable: boolean
    /** Hidden until somebody asks for it. */
    hiddenAtFirst?: boolean
    /** By itself: what can be sorted and filtered. */
    groupable?: boolean
  }[]
  filters: readonly string[]
  sort: readonly SortKey[]
  sizes: readonly [number, ...number[]]
}

/** Rows that match, over all pages: exact up to `countLimit`, above it only when asked for (`counted`). */
export type Total = { count: number; exact: boolean }

/** Up to here a total is exact without being asked for. */
export const countLimit = 10_000

/** What a search may say, in signs as the box of a page counts them. */
export const longestSearch = 200

/** The value of a filter that stands for "is empty". */
export const emptyValue = '-'

/** `open` for what belongs to no facet and is asked for like the options of one. */
export const openMenus = { sort: '-sort', columns: '-columns', view: '-view', keys: '-keys' } as const

/** Widths of a column in pixels, and by how much one step changes it. */
export const columnWidth = { least: 80, most: 640, step: 40 } as const

/** A state that narrows nothing, for reads that are no page of a table. */
export const bareState: TableState = {
  q: '',
  filters: {},
  sort: [],
  page: 1,
  size: 50,
  hidden: [],
  order: [],
  widths: {},
  pinned: [],
  group: null,
  open: null,
  peek: null,
  after: null,
  before: null,
  counted: false,
  view: null,
}

/** What a table shows when its address says nothing. */
export function initialState(shape: TableShape): TableState {
  const known = firstStates.get(shape)
  if (known) return known
  const hidden = shape.columns.filter((column) => column.hideable && column.hiddenAtFirst).map((column) => column.id)
  const first = { ...bareState, sort: shape.sort, size: shape.sizes[0], hidden }
  firstStates.set(shape, first)
  return first
}
/** Each address of a page is written beside it: a page has hundreds. */
const firstStates = new WeakMap<TableShape, TableState>()

/** Columns by which rows can be grouped. */
export function groupable(shape: TableShape): string[] {
  return shape.columns
    .filter((column) => column.groupable ?? (column.sortable && shape.filters.includes(column.id)))
    .map((column) => column.id)
}

/** The keys with the grouped column first: in its own direction when it is among them, else ascending. */
export function groupedSort(sort: readonly SortKey[], group: string | null): readonly SortKey[] {
  if (group === null || sort[0]?.field === group) return sort
  const own = sort.find((key) => key.field === group) ?? { field: group, dir: 'asc' }
  return [own, ...sort.filter((key) => key.field !== group)]
}

/** Ids of the shown columns from left to right. */
export function shownColumns(
  state: Pick<TableState, 'order' | 'hidden'>,
  shape: Pick<TableShape, 'columns'>,
): readonly string[] {
  if (state.order.length > 0) return state.order
  return shape.columns.filter((column) => !column.hideable || !state.hidden.includes(column.id)).map(({ id }) => id)
}

/** The state as a query string: only what differs from the initial state, so that addresses stay short. */
export function tableQuery(state: TableState, shape: TableShape): URLSearchParams {
  const first = initialState(shape)
  const query = new URLSearchParams()
  const say = (name: string, value: string | null) => value !== null && query.set(name, value)
  if (state.q !== '') query.set('q', state.q)
  for (const field of shape.filters) for (const value of state.filters[field] ?? []) query.append(`f.${field}`, value)
  if (sortText(state.sort) !== sortText(groupedSort(first.sort, state.group)))
    query.set('sort', sortText(state.sort) || emptyValue)
  say('group', state.group)
  if (state.order.length > 0 || !sameSet(state.hidden, first.hidden))
    query.set('cols', shownText(state, shape) || emptyValue)
  if (Object.keys(state.widths).length > 0) query.set('w', widthsText(state.widths))
  if (state.pinned.length > 0) query.set('pin', state.pinned.join(','))
  if (state.size !== first.size) query.set('size', String(state.size))
  if (state.page !== 1) query.set('page', String(state.page))
  say('after', state.after)
  say('before', state.before)
  if (state.counted) query.set('count', 'all')
  say('open', state.open)
  say('peek', state.peek)
  say('view', state.view)
  return query
}

/** Path and query of a state. */
export function tableHref(path: string, state: TableState, shape: TableShape): string {
  const query = tableQuery(state, shape).toString()
  return query === '' ? path : `${path}?${query}`
}

function sortText(sort: readonly SortKey[]): string {
  return sort.map(({ field, dir }) => (dir === 'desc' ? `-${field}` : field)).join(',')
}

function widthsText(widths: TableState['widths']): string {
  return Object.entries(widths)
    .map(([id, pixels]) => `${id}.${pixels}`)
    .join(',')
}

/** As declared: what may be hidden and is not. In an order of one's own: all that is shown. */
function shownText(state: TableState, shape: TableShape): string {
  if (state.order.length > 0) return state.order.join(',')
  const shown = shape.columns.filter((column) => column.hideable && !state.hidden.includes(column.id))
  return shown.map((column) => column.id).join(',')
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value))
}

/** First and last row shown, from 1; 0–0 when there are none. */
export function shownRange(page: number, size: number, total: number): { from: number; to: number } {
  const from = (page - 1) * size + 1
  return from > total ? { from: 0, to: 0 } : { from, to: Math.min(total, page * size) }
}

/** The first of what waits, and the number of all of it. */
export type Few<Row> = { rows: readonly Row[]; total: number }

/** One page of a list with the number of all its rows. `page` is one that there is. */
export type Paged<Row> = { rows: readonly Row[]; total: number; page: number; size: number }

/** Number of pages; at least one. */
export function pageCount(size: number, total: number): number {
  return Math.max(1, Math.ceil(total / size))
}
