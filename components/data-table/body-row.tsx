'use client'

import { Link } from '@/components/ui/link'
import { TableCell } from './table-cell'
import type { DataColumn, DataRow, TableTexts } from './types'

const rowLook =
  'border-t border-hairline bg-surface hover:bg-hover focus-within:bg-hover phone:grid phone:grid-cols-[minmax(0,1fr)] phone:gap-1.5 phone:rounded-md phone:border phone:p-4'
const titleLook =
  'min-w-56 bg-inherit px-4 md:sticky md:left-0 print:static print:min-w-0 print:px-1.5 py-(--row-pad) align-top leading-6 font-medium phone:block phone:p-0 phone:text-base'
const cellLook =
  'h-(--row) px-4 print:px-1.5 py-(--row-pad) align-top leading-6 phone:grid phone:h-auto phone:grid-cols-[8rem_minmax(0,1fr)] phone:justify-items-start phone:gap-2 phone:p-0 phone:text-left phone:before:text-muted phone:before:content-[attr(data-label)]'

type Props = { row: DataRow; columns: readonly (DataColumn | undefined)[]; texts: TableTexts }

/** One record: its title is the row's heading and its only link. */
export function BodyRow({ row, columns, texts }: Props) {
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
