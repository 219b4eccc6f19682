import {
  columnGroupingFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  constructTable,
  createColumnHelper,
  createGroupedRowModel,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import { shownColumns } from '@/lib/table/state'
import type { Cell, DataColumn, DataRow, DataTableProps } from './types'

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnGroupingFeature,
  rowSortingFeature,
  groupedRowModel: createGroupedRowModel(),
})
const helper = createColumnHelper<typeof features, DataRow>()

export type ShownColumn = DataColumn & {
  /** Pixels; more where the page has room. */
  width: number
  /** Pixels from the start at which it stays while others scroll; null: it scrolls. */
  start: number | null
  sorted: 'asc' | 'desc' | null
  /** From 1, among several keys; 0: it is the only one, or none. */
  priority: number
}
export type TableModel = {
  columns: readonly ShownColumn[]
  /** One without words where nothing is grouped. */
  groups: readonly { key: string; words: string | null; rows: readonly DataRow[] }[]
  /** Pixels that all columns need. */
  width: number
}

type Props = Pick<DataTableProps, 'columns' | 'rows' | 'state' | 'shape'>

/**
 * What is drawn, by TanStack Table in server mode: which columns in which order, how wide, what stays at the start, how it is
 * sorted, and which rows stand together. It runs where rows are drawn, so none of it goes to the browser.
 */
export function tableModel({ columns, rows, state, shape }: Props): TableModel {
  const shown = shownColumns(state, shape).filter((id) => columns.some((column) => column.id === id))
  // A register has forty columns of which eight are seen: the others are nothing to it, unless rows stand together by one.
  const drawn = columns.filter(({ id }) => shown.includes(id) || id === state.group)
  const isStart = (id: string) => state.pinned.includes(id) || columnOf(columns, id)?.title === true
  const table = constructTable({
    features,
    columns: helper.columns(
      drawn.map((column) =>
        helper.accessor((row) => row.cells[column.id] ?? null, {
          id: column.id,
          size: shown.includes(column.id) ? widthOf(column, rows) : 0,
          getGroupingValue: (row) => wordsOf(row.cells[column.id] ?? null),
        }),
      ),
    ),
    data: [...rows],
    getRowId: (row) => row.id,
    manualSorting: true,
    groupedColumnMode: false,
    state: {
      columnVisibility: Object.fromEntries(drawn.map(({ id }) => [id, shown.includes(id)])),
      columnOrder: [...shown],
      // Without a pin of one's own the reference stands before the title, and goes under it.
      columnPinning: { start: state.pinned.length > 0 ? shown.filter(isStart) : [], end: [] },
      columnSizing: { ...state.widths },
      sorting: state.sort.map(({ field, dir }) => ({ id: field, desc: dir === 'desc' })),
      grouping: state.group === null ? [] : [state.group],
    },
  })
  return {
    columns: [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()].flatMap((column) => {
      const declared = columnOf(columns, column.id)
      if (!declared) return []
      const isPinned = column.getIsPinned() === 'start'
      return {
        ...declared,
        width: column.getSize(),
        start: isPinned ? column.getStart('start') : declared.title ? 0 : null,
        sorted: column.getIsSorted() || null,
        priority: state.sort.length > 1 ? column.getSortIndex() + 1 : 0,
      }
    }),
    groups:
      state.group === null
        ? [{ key: 'all', words: null, rows }]
        : table.getRowModel().rows.map((group) => ({
            key: group.id,
            words: wordsOf(group.original.cells[state.group ?? ''] ?? null),
            rows: group.subRows.map((row) => row.original),
          })),
    width: table.getTotalSize(),
  }
}

function columnOf(columns: readonly DataColumn[], id: string): DataColumn | undefined {
  return columns.find((column) => column.id === id)
}

/** A cell in words; empty where there is nothing. */
export function wordsOf(cell: Cell): string {
  switch (cell?.kind) {
    case 'choices':
    case 'relations':
      return cell.labels.join(', ')
    case 'status':
    case 'badge':
      return cell.label
    case undefined:
    case 'node':
      return ''
    case 'text':
    case 'ref':
    case 'person':
    case 'date':
    case 'count':
    case 'bool':
    case 'missing':
      return cell.text
  }
}

/**
 * Pixels by what stands in a column: with them a table is laid out at once, and the same on every page. They are what it needs;
 * where the page has more room, every column gets its share. The columns shown at first fit into a window of 1366 pixels.
 */
const widths = {
  ...{ ref: 72, text: 112, person: 112, choices: 136, relations: 135, date: 104, status: 124, badge: 112 },
  ...{ count: 84, bool: 80, missing: 104, node: 200 },
} as const
const titleWidth = 208
const letter = 7.6
/** Space around a heading and the sign of its order. */
const besideHeading = 36
/** Numbers are never wrapped: each sign of one, and the space around it. */
const digit = 8.8
const besideNumber = 20
/** Around the word of a state: its icon, its ground, the space of the cell; so wide a word stays on one line. */
const besideState = 58
const widestState = 148

/** Never narrower than the longest word of its heading, or than a number or a state in it. */
function widthOf(column: DataColumn, rows: readonly DataRow[]): number {
  const kind = rows.map((row) => row.cells[column.id]?.kind).find((found) => found !== undefined)
  const longest = Math.max(...column.label.split(/[\s-]/).map((word) => word.length))
  const least = Math.ceil(longest * letter) + besideHeading
  const numbers = rows.flatMap((row) => {
    const cell = row.cells[column.id]
    if (cell?.kind === 'ref') return [Math.ceil(cell.text.length * digit) + besideNumber]
    if (cell?.kind !== 'status') return []
    return [Math.min(widestState, Math.ceil(cell.label.length * letter) + besideState)]
  })
  return Math.max(column.width ?? (column.title ? titleWidth : widths[kind ?? 'date']), least, ...numbers)
}
