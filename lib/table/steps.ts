import type { SortKey, TableState } from './state'

/** Steps from one state of a table to the next. All but paging and columns start again at page 1. */

/** Other words to search for. */
export function searched(state: TableState, q: string): TableState {
  return { ...state, q: q.trim(), page: 1 }
}

/** A value of a filter added, or taken away when it was there. */
export function filterToggled(state: TableState, field: string, value: string): TableState {
  const chosen = state.filters[field] ?? []
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  const { [field]: _, ...others } = state.filters
  return { ...state, filters: next.length > 0 ? { ...others, [field]: next } : others, page: 1 }
}

/** Every filter and the search taken away; order and columns stay. */
export function cleared(state: TableState): TableState {
  return { ...state, q: '', filters: {}, page: 1 }
}

/** A column goes through ascending, descending, unsorted. Alone, or as a further key after those that are there. */
export function sortToggled(state: TableState, field: string, further: boolean): TableState {
  const key = state.sort.find((other) => other.field === field)
  const next: SortKey[] =
    key === undefined ? [{ field, dir: 'asc' }] : key.dir === 'asc' ? [{ field, dir: 'desc' }] : []
  if (!further) return { ...state, sort: state.sort.length > 1 && key ? [{ field, dir: 'asc' }] : next, page: 1 }
  const sort = key ? state.sort.flatMap((other) => (other.field === field ? next : [other])) : [...state.sort, ...next]
  return { ...state, sort, page: 1 }
}

/** Another page. */
export function paged(state: TableState, page: number): TableState {
  return { ...state, page }
}

/** Another number of rows per page. */
export function sized(state: TableState, size: number): TableState {
  return { ...state, size, page: 1 }
}

/** A column shown or hidden. */
export function columnToggled(state: TableState, id: string): TableState {
  const hidden = state.hidden.includes(id) ? state.hidden.filter((other) => other !== id) : [...state.hidden, id]
  return { ...state, hidden }
}

/** True when search or filters keep rows away. */
export function isNarrowed(state: TableState): boolean {
  return state.q !== '' || Object.keys(state.filters).length > 0
}
