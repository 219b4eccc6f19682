'use client'

import { ActiveFilters } from './active-filters'
import { FacetMenus } from './facets'
import { TableNavigation } from './navigation'
import { Pager } from './pager'
import { SearchBox } from './search-box'
import { SortMenu } from './sort-menu'
import { TableBody } from './table-body'
import type { DataTableProps, TableTexts } from './types'
import { ViewMenu } from './view-menu'

/** The client part of DataTable. */
export function TableClient({ texts, searchable = true, ...table }: DataTableProps & { texts: TableTexts }) {
  return (
    <TableNavigation path={table.path} state={table.state} shape={table.shape}>
      <div className="grid gap-3">
        <div data-chrome className="flex flex-wrap items-center gap-2">
          {searchable && <SearchBox texts={texts} />}
          <span className="ml-auto flex flex-wrap gap-2">
            <SortMenu columns={table.columns} texts={texts} />
            <ViewMenu columns={table.columns} texts={texts} />
          </span>
        </div>
        <FacetMenus facets={table.facets} texts={texts} />
        <ActiveFilters facets={table.facets} texts={texts} />
        <TableBody table={table} texts={texts} />
        <Pager rowCount={table.rowCount} texts={texts} />
      </div>
    </TableNavigation>
  )
}
