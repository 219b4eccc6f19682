import { afterEach, beforeEach } from 'vitest'
import { page } from 'vitest/browser'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataColumn, DataTableProps } from '@/components/data-table/types'
import { tableStateParser } from '@/lib/table/parse'
import { initialState, type TableShape, type TableState } from '@/lib/table/state'
import { place } from './place'
import { resolved } from './resolved'
import { show } from './show'

const columns: DataColumn[] = [
  { id: 'ref', label: 'No.', sortable: true },
  { id: 'title', label: 'Name', sortable: true, title: true, hideable: false },
  { id: 'status', label: 'State', sortable: true },
  { id: 'links', label: 'Links', hiddenAtFirst: true },
]
export const shape: TableShape = {
  columns: columns.map((column) => ({
    id: column.id,
    sortable: column.sortable === true,
    hideable: column.hideable !== false,
    hiddenAtFirst: column.hiddenAtFirst,
  })),
  filters: ['status', 'department'],
  sort: [{ field: 'title', dir: 'asc' }],
  sizes: [2, 50],
}
const status = (state: string): Cell => ({ kind: 'status', status: state, label: state, beside: 'returned' })
export const rows = ['Newsletter', 'Payroll'].map((title, index) => ({
  id: `P-00${index + 1}`,
  href: `/registers/purposes/P-00${index + 1}`,
  cells: {
    ref: { kind: 'ref', text: `P-00${index + 1}` } satisfies Cell,
    title: { kind: 'text', text: title } satisfies Cell,
    status: status('draft'),
    links: null,
  },
  example: index === 0,
  mark: index === 1 ? 'proposal' : undefined,
}))
export const facets = [
  {
    field: 'status',
    label: 'State',
    options: [
      { value: 'draft', label: 'Draft', count: 3 },
      { value: 'in_force', label: 'In force', count: 2 },
    ],
  },
  { field: 'department', label: 'Department', options: [{ value: 'hr', label: 'HR', count: 1 }] },
]

export const exactly = (count: number) => ({ count, exact: true })

/** The page stands at the table's own address during each test of a file. */
export function atItsAddress(): void {
  let address = '/registers/purposes'
  beforeEach(() => {
    address = location.pathname + location.search
    history.replaceState(null, '', '/registers/purposes')
  })
  afterEach(() => history.replaceState(null, '', address))
}

async function drawn(state: Partial<TableState>, more: Partial<DataTableProps>) {
  const all = { ...initialState(shape), ...state }
  const props = { caption: 'Purposes', path: '/registers/purposes', shape, state: all, columns, rows, facets }
  return resolved(await DataTable({ ...props, total: exactly(5), ...more }))
}

/** The table; `follow` shows what the address asks for that it was sent to, as the server would. */
export async function table(state: Partial<TableState> = {}, more: Partial<DataTableProps> = {}) {
  const screen = await show(await drawn(state, more))
  const follow = async (asked: Partial<DataTableProps> = {}) => {
    const href = lastVisit()?.split(' ')[1] ?? '/registers/purposes'
    history.replaceState(null, '', href)
    const query = new URLSearchParams(href.split('?')[1])
    const params = Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
    const { shape: own = shape } = more
    await screen.rerender(await drawn(tableStateParser(own)(params), { ...more, ...asked }))
  }
  return { ...screen, follow }
}

export const lastVisit = () => place.visits.at(-1)
export const menu = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
export const link = (name: string | RegExp) => page.getByRole('link', { name })
export const titles = () => page.getByRole('rowheader').getByRole('link')
