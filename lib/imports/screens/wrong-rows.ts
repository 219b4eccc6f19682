import type { RowError } from '../plan/row'
import type { Table } from '../recognise/table'
import type { WrongRow } from './mend-form'

type Row = { at: number; deed: string; errors: readonly RowError[] }

/** How many rows without errors do what; what no row does is left out. */
export function deedCounts(rows: readonly Row[]) {
  const count = (deed: string) => rows.filter((row) => row.errors.length === 0 && row.deed === deed).length
  return (['create', 'update', 'none'] as const).flatMap((deed) =>
    count(deed) > 0 ? [{ deed, count: count(deed) }] : [],
  )
}

/** What is said of rows with errors. */
type Says<One> = {
  /** Where a row stands in its file. */
  row: (at: number) => string
  title: (row: One) => string
  /** What a row says without a column for it; '': the row as a whole. */
  field: (name: string) => string
  problem: (key: string) => string
  /** Beside a cell that is too long to be shown. */
  long: string
}

/** Rows with errors, each wrong cell with what is wrong with it. */
export function wrongRows<One extends Row>(rows: readonly One[], table: Table, says: Says<One>): WrongRow[] {
  return rows.map((one): WrongRow => {
    const { at, errors } = one
    const row = table.rows[at]
    const columns = [...new Set(errors.map(({ column }) => column))]
    return {
      ...{ row: at, label: says.row(at), title: says.title(one) },
      cells: columns.map((column) => {
        const own = errors.filter((error) => error.column === column)
        const named = says.field(own[0]?.field ?? '')
        const isLong = column !== null && row?.long.includes(column)
        const problems = new Set([...own.map(({ key }) => says.problem(key)), ...(isLong ? [says.long] : [])])
        return {
          id: `cell-${at}-${column ?? 'row'}`,
          ...{ row: at, column },
          label: column === null ? named : (table.columns[column] ?? named),
          text: column === null || isLong ? '' : (row?.cells[column] ?? ''),
          problem: [...problems].join(' '),
        }
      }),
    }
  })
}
