import { emptyValue, type TableShape, type TableState } from '@/lib/table/state'
import { folded } from '@/lib/text/fold'
import type { Waiting } from './waiting'

const hideable = ['ref', 'state', 'since', 'changed', 'reason', 'ownerId', 'departmentId', 'register'] as const

/** What of the queue may stand in its address. Unsorted it is longest first. */
export const queueShape: TableShape = {
  columns: [
    { id: 'pick', sortable: false, hideable: false },
    { id: 'title', sortable: true, hideable: false },
    ...hideable.map((id) => ({ id, sortable: id !== 'changed' && id !== 'reason', hideable: true })),
  ],
  filters: ['state', 'register', 'ownerId', 'departmentId'],
  sort: [],
  sizes: [50, 25, 100, 200],
}

type Filter = 'state' | 'register' | 'ownerId' | 'departmentId'
const filters: readonly Filter[] = ['state', 'register', 'ownerId', 'departmentId']

const answered = (row: Waiting, field: Filter): string => row[field] ?? emptyValue

/** The rows that an address asks for, how many there are, and per filter the values that the other filters leave. */
export function pageOf(rows: readonly Waiting[], state: TableState) {
  const words = folded(state.q).split(' ').filter(Boolean)
  const fits = (row: Waiting, except?: Filter) =>
    words.every((word) => folded(`${row.ref} ${row.title} ${row.ownerName ?? ''}`).includes(word)) &&
    filters.every(
      (field) =>
        field === except || !state.filters[field]?.length || state.filters[field].includes(answered(row, field)),
    )
  const matching = sorted(
    rows.filter((row) => fits(row)),
    state,
  )
  const from = (state.page - 1) * state.size
  return {
    rows: matching.slice(from, from + state.size),
    total: matching.length,
    facets: filters.map((field) => ({
      field,
      values: counted(
        rows.filter((row) => fits(row, field)),
        field,
      ),
    })),
  }
}

function counted(rows: readonly Waiting[], field: Filter) {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(answered(row, field), (counts.get(answered(row, field)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

function sorted(rows: readonly Waiting[], { sort }: TableState): Waiting[] {
  return [...rows].sort((a, b) => {
    for (const { field, dir } of sort) {
      const order = keyOf(a, field).localeCompare(keyOf(b, field), undefined, { numeric: true })
      if (order !== 0) return dir === 'asc' ? order : -order
    }
    return 0
  })
}

function keyOf(row: Waiting, field: string): string {
  switch (field) {
    case 'ref':
      return row.ref
    case 'title':
      return folded(row.title)
    case 'state':
      return row.state
    case 'since':
      return row.since
    case 'register':
      return row.register
    case 'ownerId':
      return folded(row.ownerName ?? '')
    case 'departmentId':
      return folded(row.departmentName ?? '')
    default:
      return ''
  }
}
