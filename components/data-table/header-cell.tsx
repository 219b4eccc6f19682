'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { sortToggled } from '@/lib/table/steps'
import { TableLink, useTableNavigation } from './navigation'
import type { DataColumn, TableTexts } from './types'

const look = 'px-4 py-2 print:px-1.5 text-sm font-medium whitespace-nowrap text-muted bg-sunken'

/** A heading; a click sorts by it, with Shift as a further key. */
export function HeaderCell({ column, texts }: { column: DataColumn; texts: TableTexts }) {
  const { state } = useTableNavigation()
  const align = `${column.align === 'end' ? 'text-right' : ''} ${column.title ? 'md:sticky md:left-0 print:static' : ''}`
  if (!column.sortable) {
    return (
      <th scope="col" className={`${look} ${align}`}>
        {column.label}
      </th>
    )
  }
  const place = state.sort.findIndex((key) => key.field === column.id)
  const dir = state.sort[place]?.dir
  const Icon = dir === 'asc' ? ArrowUp : dir === 'desc' ? ArrowDown : ChevronsUpDown
  return (
    <th
      scope="col"
      aria-sort={dir === 'asc' ? 'ascending' : dir === 'desc' ? 'descending' : 'none'}
      className={`${look} ${align}`}
    >
      <TableLink
        to={sortToggled(state, column.id, false)}
        shiftTo={sortToggled(state, column.id, true)}
        title={texts.sortHint}
        className="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-text"
      >
        {column.label}
        <Icon aria-hidden size={14} strokeWidth={1.75} className={dir ? 'text-accent' : 'opacity-60'} />
        {state.sort.length > 1 && place >= 0 && (
          <span data-tabular className="text-accent">
            {place + 1}
          </span>
        )}
      </TableLink>
    </th>
  )
}
