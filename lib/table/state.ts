/** What a table shows, as its address says it. Plain data, the same on server and client. */
export type TableState = {
  q: string
  /** Field → chosen values: any of them (OR); different fields together (AND). */
  filters: Readonly<Record<string, readonly string[]>>
  sort: readonly SortKey[]
  /** From 1. */
  page: number
  size: number
  /** Ids of columns that are not shown. */
  hidden: readonly string[]
  /** The saved view that this state began with. */
  view?: string | null
}

export type SortKey = { field: string; dir: 'asc' | 'desc' }

/** What of a table can be sorted, filtered and hidden: everything else in an address is dropped. */
export type TableShape = {
  columns: readonly {
    id: string
    sortable: boolean
    hideable: boolean /** Hidden until somebody asks for it. */
    hiddenAtFirst?: boolean
  }[]
  filters: readonly string[]
  sort: readonly SortKey[]
  sizes: readonly [number, ...number[]]
}

/** The value of a filter that stands for "is empty". */
export const emptyValue = '-'

/** What a table shows when its address says nothing. */
export function initialState(shape: TableShape): TableState {
  const hidden = shape.columns.filter((column) => column.hideable && column.hiddenAtFirst).map((column) => column.id)
  return { q: '', filters: {}, sort: shape.sort, page: 1, size: shape.sizes[0], hidden }
}

/** The state as a query string: only what differs from the initial state, so that addresses stay short. */
export function tableQuery(state: TableState, shape: TableShape): URLSearchParams {
  const first = initialState(shape)
  const query = new URLSearchParams()
  if (state.q !== '') query.set('q', state.q)
  for (const field of shape.filters) for (const value of state.filters[field] ?? []) query.append(`f.${field}`, value)
  if (sortText(state.sort) !== sortText(first.sort)) query.set('sort', sortText(state.sort) || emptyValue)
  if (!sameSet(state.hidden, first.hidden)) query.set('cols', shownText(state, shape) || emptyValue)
  if (state.size !== first.size) query.set('size', String(state.size))
  if (state.page !== 1) query.set('page', String(state.page))
  if (state.view) query.set('view', state.view)
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

function shownText(state: TableState, shape: TableShape): string {
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

/** One page of a list with the number of all its rows. `page` is one that there is. */
export type Paged<Row> = { rows: readonly Row[]; total: number; page: number; size: number }

/** Where the rows of a page begin: of the page that was asked for, or of the last one when there are fewer. */
export function pageWithin(asked: number, total: number, size: number): { page: number; from: number } {
  const page = Math.min(Math.max(1, asked), pageCount(size, total))
  return { page, from: (page - 1) * size }
}

/** Number of pages; at least one. */
export function pageCount(size: number, total: number): number {
  return Math.max(1, Math.ceil(total / size))
}
