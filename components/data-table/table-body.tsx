'use client'

import { buttonClass } from '@/components/ui/button-class'
import { cleared, paged } from '@/lib/table/steps'
import { BodyRow } from './body-row'
import { HeaderCell } from './header-cell'
import { TableLink, useTableNavigation } from './navigation'
import { moveBetweenRows } from './row-keys'
import type { DataTableProps, TableTexts } from './types'
import { useDataTable } from './use-data-table'

type Props = { table: Omit<DataTableProps, 'searchable'>; texts: TableTexts }

/** The table itself; on a phone each row becomes a card. */
export function TableBody({ table, texts }: Props) {
  const { state, pending } = useTableNavigation()
  const model = useDataTable(table.columns, table.rows, table.rowCount, state)
  const columnOf = (id: string) => table.columns.find((column) => column.id === id)
  if (table.rows.length === 0) return <NoRows beyond={table.rowCount > 0} texts={texts} />
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
