'use client'

import { Link } from '@/components/ui/link'
import { TableCell } from './table-cell'
import type { DataColumn, DataRow, TableTexts } from './types'

const rowLook =
  'border-t border-hairline hover:bg-hover focus-within:bg-hover max-md:grid max-md:gap-1.5 max-md:rounded-md max-md:border max-md:bg-surface max-md:p-4'
const titleLook =
  'min-w-56 px-4 py-(--row-pad) align-top leading-6 font-medium max-md:block max-md:p-0 max-md:text-base'
const cellLook =
  'h-(--row) px-4 py-(--row-pad) align-top leading-6 max-md:grid max-md:h-auto max-md:grid-cols-[8rem_minmax(0,1fr)] max-md:justify-items-start max-md:gap-2 max-md:p-0 max-md:text-left max-md:before:text-muted max-md:before:content-[attr(data-label)]'

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
