import { columnWidth, groupedSort, type SortKey, shownColumns, type TableShape, type TableState } from './state'

/** Steps from one state of a table to the next. What changes the rows starts again at page 1. */

/** Another page of rows: what stood beside the old ones is gone. */
const otherRows = { page: 1, after: null, before: null, open: null, peek: null } as const
/** Other rows match: their exact number has to be asked for again. */
const otherMatches = { ...otherRows, counted: false } as const

/** Other words to search for. */
export function searched(state: TableState, q: string): TableState {
  return { ...state, ...otherMatches, q: q.trim() }
}

/** A value of a filter added, or taken away when it was there. A menu that is open stays open. */
export function filterToggled(state: TableState, field: string, value: string): TableState {
  const chosen = state.filters[field] ?? []
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  const { [field]: _, ...others } = state.filters
  const filters = next.length > 0 ? { ...others, [field]: next } : others
  return { ...state, ...otherMatches, filters, open: state.open }
}

/** Every value of one filter taken away. */
export function unfiltered(state: TableState, field: string): TableState {
  const { [field]: _, ...filters } = state.filters
  return { ...state, ...otherMatches, filters }
}

/** The options of a facet are asked for; null closes the menu. */
export function opened(state: TableState, field: string | null): TableState {
  return { ...state, open: field }
}

/** Every filter and the search taken away; order and columns stay. */
export function cleared(state: TableState): TableState {
  return { ...state, ...otherMatches, q: '', filters: {} }
}

/** A column goes through ascending, descending, unsorted. Alone, or as a further key after those that are there. */
export function sortToggled(state: TableState, field: string, further: boolean): TableState {
  const key = state.sort.find((other) => other.field === field)
  // The grouped column stays the first key, so it only turns.
  const ends: SortKey[] = field === state.group ? [{ field, dir: 'asc' }] : []
  const next: SortKey[] =
    key === undefined ? [{ field, dir: 'asc' }] : key.dir === 'asc' ? [{ field, dir: 'desc' }] : ends
  const kept = state.sort.filter((other) => other.field === state.group && other.field !== field)
  if (field === state.group) {
    return { ...state, ...otherRows, sort: [...next, ...state.sort.filter((other) => other.field !== field)] }
  }
  if (!further) {
    const others = state.sort.length - kept.length
    return { ...state, ...otherRows, sort: [...kept, ...(others > 1 && key ? [{ field, dir: 'asc' as const }] : next)] }
  }
  const sort = key ? state.sort.flatMap((other) => (other.field === field ? next : [other])) : [...state.sort, ...next]
  return { ...state, ...otherRows, sort }
}

/** Rows stand together by a column, sorted by it first; null takes the headings away, and the order stays. */
export function grouped(state: TableState, field: string | null): TableState {
  const others = state.sort.filter((key) => key.field !== state.group || field === null)
  return { ...state, ...otherRows, group: field, sort: groupedSort(others, field) }
}

/** Another page, by its number. */
export function paged(state: TableState, page: number): TableState {
  return { ...state, ...otherRows, page }
}

/** The page after or before this one, from the row at its edge: as fast on page 500 as on page 1. */
export function pagedByKey(state: TableState, to: 'next' | 'previous', key: string): TableState {
  const page = Math.max(1, state.page + (to === 'next' ? 1 : -1))
  // The first page has one address, however one comes to it.
  if (page === 1) return paged(state, 1)
  return { ...state, ...otherRows, page, [to === 'next' ? 'after' : 'before']: key }
}

/** Another number of rows per page. */
export function sized(state: TableState, size: number): TableState {
  return { ...state, ...otherRows, size }
}

/** The exact number of all rows that match is asked for. */
export function counted(state: TableState): TableState {
  return { ...state, counted: true }
}

/** A column shown or hidden; in an order of one's own a column that comes back stands last. */
export function columnToggled(state: TableState, id: string): TableState {
  const isHidden = state.hidden.includes(id)
  const hidden = isHidden ? state.hidden.filter((other) => other !== id) : [...state.hidden, id]
  const order = state.order.filter((other) => other !== id)
  return { ...state, hidden, order: isHidden && state.order.length > 0 ? [...order, id] : order }
}

/** A shown column one place to the left (-1) or to the right (1); at the edge it stays. */
export function columnMoved(state: TableState, shape: TableShape, id: string, by: -1 | 1): TableState {
  const ids = [...shownColumns(state, shape)]
  const from = ids.indexOf(id)
  const other = ids[from + by]
  if (from < 0 || other === undefined) return state
  ids[from + by] = id
  ids[from] = other
  const declared = shownColumns({ ...state, order: [] }, shape)
  return { ...state, order: ids.join() === declared.join() ? [] : ids }
}

/** A column one step wider or narrower than `now`, the pixels it has. */
export function columnSized(state: TableState, id: string, now: number, by: -1 | 1): TableState {
  const { least, most, step } = columnWidth
  const pixels = Math.min(most, Math.max(least, (state.widths[id] ?? now) + by * step))
  return { ...state, widths: { ...state.widths, [id]: pixels } }
}

/** A column kept at the start, or let go. */
export function columnPinned(state: TableState, id: string): TableState {
  const isPinned = state.pinned.includes(id)
  return { ...state, pinned: isPinned ? state.pinned.filter((other) => other !== id) : [...state.pinned, id] }
}

/** Columns, their order, width and place as at first. */
export function columnsReset(state: TableState, first: TableState): TableState {
  return { ...state, hidden: first.hidden, order: [], widths: {}, pinned: [] }
}

/** A row in the side panel; null closes it. */
export function peeked(state: TableState, id: string | null): TableState {
  return { ...state, peek: id }
}

/** True when search or filters keep rows away. */
export function isNarrowed(state: TableState): boolean {
  return state.q !== '' || Object.keys(state.filters).length > 0
}
