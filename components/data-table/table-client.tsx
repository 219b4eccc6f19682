'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'
import { pageCount } from '@/lib/table/state'
import { cleared, filterToggled, isNarrowed, paged } from '@/lib/table/steps'
import { FacetMenus } from './facets'
import { TableLink, TableNavigation, useTableNavigation } from './navigation'
import { SearchBox } from './search-box'
import { TableBody } from './table-body'
import type { DataTableProps, Facet, TableTexts } from './types'
import { SortMenu, ViewMenu } from './view-menu'

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
        <Pager rowCount={table.total.count} texts={texts} />
      </div>
    </TableNavigation>
  )
}

/** "1–50 of 128" with the page before and after. */
function Pager({ rowCount, texts }: { rowCount: number; texts: TableTexts }) {
  const { state } = useTableNavigation()
  const last = pageCount(state.size, rowCount)
  if (rowCount === 0) return null
  return (
    <nav aria-label={texts.pages} className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p data-tabular className="text-muted">
        {texts.range}
      </p>
      <div data-chrome className="flex gap-2">
        {state.page > 1 && (
          <TableLink
            rel="prev"
            to={paged(state, Math.min(state.page - 1, last))}
            className={buttonClass({}, 'font-normal')}
          >
            <ChevronLeft aria-hidden size={16} strokeWidth={1.5} />
            {texts.previous}
          </TableLink>
        )}
        {state.page < last && (
          <TableLink rel="next" to={paged(state, state.page + 1)} className={buttonClass({}, 'font-normal')}>
            {texts.next}
            <ChevronRight aria-hidden size={16} strokeWidth={1.5} />
          </TableLink>
        )}
      </div>
    </nav>
  )
}

/** What keeps rows away, each part to be taken away, and one link for all. */
function ActiveFilters({ facets, texts }: { facets: readonly Facet[]; texts: TableTexts }) {
  const { state } = useTableNavigation()
  const chips = facets.flatMap((facet) =>
    (state.filters[facet.field] ?? []).map((value) => ({
      key: `${facet.field}=${value}`,
      field: facet.label,
      value: facet.options?.find((option) => option.value === value)?.label ?? value,
      to: filterToggled(state, facet.field, value),
    })),
  )
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-2 text-sm">
      <p role="status" data-tabular className="text-muted">
        <span aria-hidden>{texts.count}</span>
        <span className="sr-only">{texts.status}</span>
      </p>
      {chips.map((chip) => (
        <TableLink
          key={chip.key}
          to={chip.to}
          title={texts.remove}
          className="inline-flex min-h-6 items-center gap-1.5 rounded-full border border-accent bg-ontrack px-2.5 text-ontrack-ink hover:bg-hover"
        >
          <span>
            {chip.field}: {chip.value}
          </span>
          <X aria-hidden size={14} strokeWidth={1.75} />
          <span className="sr-only">{texts.remove}</span>
        </TableLink>
      ))}
      {isNarrowed(state) && (
        <TableLink
          to={cleared(state)}
          className="min-h-6 rounded-sm text-accent underline underline-offset-3 hover:decoration-2"
        >
          {texts.clear}
        </TableLink>
      )}
    </div>
  )
}
