'use client'

import {
  columnVisibilityFeature,
  createColumnHelper,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { TableState } from '@/lib/table/state'
import type { Cell, DataColumn, DataRow } from './types'

const features = tableFeatures({ rowSortingFeature, rowPaginationFeature, columnVisibilityFeature })
const helper = createColumnHelper<typeof features, DataRow>()

/** TanStack's table in server mode: order, pages and columns are given by the address, rows by the server. */
export function useDataTable(
  columns: readonly DataColumn[],
  rows: readonly DataRow[],
  rowCount: number,
  state: TableState,
) {
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.accessor((row): Cell => row.cells[column.id] ?? null, {
            id: column.id,
            header: column.label,
            enableSorting: column.sortable === true,
            enableHiding: column.hideable !== false,
          }),
        ),
      ),
    [columns],
  )
  const data = useMemo(() => [...rows], [rows])
  const controlled = useMemo(
    () => ({
      sorting: state.sort.map(({ field, dir }) => ({ id: field, desc: dir === 'desc' })),
      pagination: { pageIndex: state.page - 1, pageSize: state.size },
      columnVisibility: Object.fromEntries(state.hidden.map((id) => [id, false])),
    }),
    [state],
  )
  return useTable({
    features,
    columns: definitions,
    data,
    rowCount,
    getRowId: (row) => row.id,
    manualSorting: true,
    manualPagination: true,
    state: controlled,
  })
}
