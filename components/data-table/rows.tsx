import { cellContent, isEmptyCell } from './cell'
import type { Drawing } from './drawing'
import { countWords } from './facets'
import type { ShownColumn, TableModel } from './model'
import type { DataRow, Facet } from './types'

type Props = { model: TableModel; drawing: Drawing; picks: string | null; hasMenu: boolean; peekable: boolean }

/** All rows, under the heading of their group where they are grouped. */
export function Rows({ model, ...row }: Props) {
  const { drawing, picks } = row
  const span = model.columns.length + (picks ? 1 : 0)
  const facet = drawing.facets.find(({ field }) => field === drawing.state.group)
  return model.groups.map((group) => (
    <tbody key={group.key}>
      {group.words !== null && (
        <tr data-group>
          <th scope="rowgroup" colSpan={span}>
            <span>
              {group.words || drawing.t('isEmpty')}
              <GroupCount words={group.words} facet={facet} drawing={drawing} />
            </span>
          </th>
        </tr>
      )}
      {group.rows.map((one) => (
        <Row key={one.id} row={one} columns={model.columns} {...row} />
      ))}
    </tbody>
  ))
}

/** How many rows a group has over all pages, where the options of its facet are known. */
function GroupCount({ words, facet, drawing }: { words: string; facet: Facet | undefined; drawing: Drawing }) {
  const option = facet?.options?.find(({ label }) => label === words)
  return option ? <b>{countWords(option, drawing)}</b> : null
}

type RowProps = Omit<Props, 'model'> & { row: DataRow; columns: readonly ShownColumn[] }

/** One record: its title is the row's heading and its only link. */
function Row({ row, columns, drawing, picks, hasMenu, peekable }: RowProps) {
  const { t, state, called } = drawing
  const title = titleOf(row, columns)
  return (
    <tr
      id={`row-${row.id}`}
      {...(row.id === state.peek ? { 'data-on': '' } : {})}
      {...(row.editable ? { 'data-edit': '' } : {})}
    >
      {picks && (
        <td data-pick>
          {row.pick !== undefined && (
            <input type="checkbox" form={picks} name="pick" value={row.pick} aria-label={called.pick(title)} />
          )}
        </td>
      )}
      {columns.map((column) => {
        const cell = row.cells[column.id] ?? null
        // What says nothing is not sent at all, not even that it is not there: a page has hundreds of cells.
        const pinned = column.start === null ? null : { left: column.start }
        const kind = isEmptyCell(cell) ? 'none' : cell?.kind === 'text' ? undefined : cell?.kind
        if (column.title)
          return (
            <th key={column.id} scope="row" {...(pinned && column.start ? { style: pinned } : {})}>
              {row.href === null ? cellContent(cell, t) : <a href={row.href}>{cellContent(cell, t)}</a>}
              {hasMenu && rowMenu({ row, title, drawing, peekable })}
              {row.mark && <small>{row.mark}</small>}
              {row.example && <small data-example>{t('example')}</small>}
            </th>
          )
        return (
          <td
            key={column.id}
            data-label={column.label}
            {...(kind === undefined ? {} : { 'data-kind': kind })}
            {...(column.align === 'end' ? { 'data-end': '' } : {})}
            {...(pinned ? { 'data-pin': '', style: pinned } : {})}
          >
            {cellContent(cell, t)}
          </td>
        )
      })}
    </tr>
  )
}

/**
 * What else can be done with a row: a menu that the controller makes of these words when it is opened. Without script it leads
 * to the row beside the table, where the same actions stand.
 */
function rowMenu({ row, title, drawing, peekable }: { row: DataRow; title: string } & Omit<Drawn, 'columns'>) {
  const { called, beside, menus } = drawing
  const leads = peekable ? beside(row.id) : (row.href ?? row.actions?.[0]?.href)
  if (leads === undefined) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: with script it opens a menu; without, a button would do nothing
    <a href={leads} role="button" aria-haspopup="true" aria-label={called.rowMenu(title)} data-menu={menus.of(row)}>
      ⋯
    </a>
  )
}

type Drawn = { drawing: Drawing; peekable: boolean; columns: readonly ShownColumn[] }

function titleOf(row: DataRow, columns: readonly ShownColumn[]): string {
  const cell = row.cells[columns.find((column) => column.title)?.id ?? ''] ?? null
  return cell !== null && 'text' in cell ? cell.text : row.id
}
