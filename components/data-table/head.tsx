import { sortToggled } from '@/lib/table/steps'
import type { Drawing } from './drawing'
import type { ShownColumn, TableModel } from './model'

type Props = { model: TableModel; drawing: Drawing; picks: string | null }

/** Widths and headings. A click on a heading sorts by it, with Shift as a further key. */
export function Head({ model, drawing, picks }: Props) {
  const { t } = drawing
  return (
    <>
      <colgroup>
        {picks && <col style={{ width: pickWidth }} />}
        {model.columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {picks && (
            <td data-pick>
              <input type="checkbox" data-pick-page aria-label={t('pickPage')} />
            </td>
          )}
          {model.columns.map((column) => (
            <Heading key={column.id} column={column} drawing={drawing} />
          ))}
        </tr>
      </thead>
    </>
  )
}

export const pickWidth = 36

function Heading({ column, drawing: { state, to } }: { column: ShownColumn; drawing: Drawing }) {
  const place = {
    scope: 'col',
    'data-column': column.id,
    'data-edit': column.editable ? '' : undefined,
    'data-end': column.align === 'end' ? '' : undefined,
    'data-pin': column.start === null ? undefined : '',
    style: column.start === null ? undefined : { left: column.start },
  } as const
  if (!column.sortable) return <th {...place}>{column.label}</th>
  return (
    <th {...place} aria-sort={column.sorted === 'asc' ? 'ascending' : column.sorted === 'desc' ? 'descending' : 'none'}>
      <a href={to(sortToggled(state, column.id, false))} data-further={to(sortToggled(state, column.id, true))}>
        {column.label}
        {column.priority > 0 && <b>{column.priority}</b>}
      </a>
    </th>
  )
}
