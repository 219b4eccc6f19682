'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { cleared, paged, sortToggled } from '@/lib/table/steps'
import { TableLink, useTableNavigation } from './navigation'
import { TableCell } from './table-cell'
import type { DataColumn, DataRow, DataTableProps, TableTexts } from './types'
import { useDataTable } from './use-data-table'

const rowLook =
  'border-t border-hairline bg-surface hover:bg-hover focus-within:bg-hover phone:grid phone:grid-cols-[minmax(0,1fr)] phone:gap-1.5 phone:rounded-md phone:border phone:p-4'
const titleLook =
  'min-w-56 bg-inherit px-4 md:sticky md:left-0 print:static print:min-w-0 print:px-1.5 py-(--row-pad) align-top leading-6 font-medium phone:block phone:p-0 phone:text-base'
const cellLook =
  'h-(--row) px-4 print:px-1.5 py-(--row-pad) align-top leading-6 phone:grid phone:h-auto phone:grid-cols-[8rem_minmax(0,1fr)] phone:justify-items-start phone:gap-2 phone:p-0 phone:text-left phone:before:text-muted phone:before:content-[attr(data-label)]'

type BodyRowProps = { row: DataRow; columns: readonly (DataColumn | undefined)[]; texts: TableTexts }

/** One record: its title is the row's heading and its only link. */
function BodyRow({ row, columns, texts }: BodyRowProps) {
  return (
    <tr className={rowLook}>
      {columns.map((column) => {
        if (!column) return null
        const cell = row.cells[column.id] ?? null
        return column.title ? (
          <th key={column.id} scope="row" className={titleLook}>
            <Link
              href={row.href}
              data-row-link
              className="inline-flex min-h-6 items-center rounded-sm text-accent hover:underline"
            >
              <TableCell cell={cell} texts={texts} />
            </Link>
            {row.mark && <span className="block text-sm font-normal text-muted">{row.mark}</span>}
            {row.example && <span className="block text-sm font-normal text-muted">{texts.example}</span>}
          </th>
        ) : (
          <td
            key={column.id}
            data-label={column.label}
            className={`${cellLook} ${column.align === 'end' ? 'text-right' : ''}`}
          >
            <TableCell cell={cell} texts={texts} />
          </td>
        )
      })}
    </tr>
  )
}

const look = 'px-4 py-2 print:px-1.5 text-sm font-medium whitespace-nowrap text-muted bg-sunken'

/** A heading; a click sorts by it, with Shift as a further key. */
function HeaderCell({ column, texts }: { column: DataColumn; texts: TableTexts }) {
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

type Props = { table: Omit<DataTableProps, 'searchable'>; texts: TableTexts }

/** The table itself; on a phone each row becomes a card. */
export function TableBody({ table, texts }: Props) {
  const { state, pending } = useTableNavigation()
  const model = useDataTable(table.columns, table.rows, table.total.count, state)
  const columnOf = (id: string) => table.columns.find((column) => column.id === id)
  if (table.rows.length === 0) return <NoRows beyond={table.total.count > 0} texts={texts} />
  return (
    <section
      aria-label={table.caption}
      aria-busy={pending}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={`relative overflow-x-auto rounded-md border border-hairline bg-surface transition-opacity phone:border-0 phone:bg-transparent ${pending ? 'opacity-60' : ''}`}
    >
      <table onKeyDown={moveBetweenRows} className="w-full border-collapse text-left text-sm phone:block">
        <caption className="sr-only">{table.caption}</caption>
        <thead className="phone:sr-only">
          {model.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const column = columnOf(header.column.id)
                return column && <HeaderCell key={header.id} column={column} texts={texts} />
              })}
            </tr>
          ))}
        </thead>
        <tbody className="phone:grid phone:gap-3">
          {model.getRowModel().rows.map((row) => (
            <BodyRow
              key={row.id}
              row={row.original}
              columns={row.getVisibleCells().map((cell) => columnOf(cell.column.id))}
              texts={texts}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Nothing to show: because nothing matches, or because the address names a page after the last. */
function NoRows({ beyond, texts }: { beyond: boolean; texts: TableTexts }) {
  const { state } = useTableNavigation()
  return (
    <div className="grid justify-items-center gap-3 rounded-md border border-dashed border-control/60 bg-surface px-6 py-12 text-center">
      <p className="text-lg font-semibold">{beyond ? texts.noPage : texts.noMatch}</p>
      {!beyond && <p className="measure text-muted">{texts.noMatchHelp}</p>}
      <TableLink to={beyond ? paged(state, 1) : cleared(state)} className={buttonClass({})}>
        {beyond ? texts.firstPage : texts.clear}
      </TableLink>
    </div>
  )
}

/** ↓ or j to the next row, ↑ or k to the one before; Enter is the link's own. Only while the focus is in the table. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step =
    event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-row-link]')]
  const here = links.findIndex((link) => link === document.activeElement)
  const next = links[here < 0 ? 0 : here + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
