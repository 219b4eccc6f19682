import { Refusal } from '@/lib/errors/refusal'
import { limits } from './limits'

/** A cell whose text was longer than a cell may be: its row says so. Counted from 0. */
export type LongCell = readonly [row: number, column: number]

/** A cell that stands over several rows: where it begins and the last row it reaches. Counted from 0. */
export type Merged = { top: number; left: number; bottom: number }

/** A sheet as texts: days as YYYY-MM-DD, moments as ISO 8601, numbers with a point, formulas as what they gave. */
export type Sheet = {
  name: string
  rows: readonly (readonly string[])[]
  long: readonly LongCell[]
  merged?: readonly Merged[]
  /** Names of the sheets of its file that are hidden: they are not read. */
  unread?: readonly string[]
  /** Its cells are JSON, as an export of Dertig writes them. */
  form?: 'json'
}

/** Why a table cannot be read; words in `errors.reasons`. */
export type TableProblem =
  | 'table_type'
  | 'table_other'
  | 'table_damaged'
  | 'table_unpacked'
  | 'table_doctype'
  | 'table_locked'
  | 'table_sheets'
  | 'table_rows'
  | 'table_columns'
  | 'table_cells'
  | 'table_quotes'
  | 'table_empty'
  | 'table_json'
  | 'table_too_large'
  | 'table_people'

/** Refuses a table as a whole. */
export function refuseTable(reason: TableProblem): never {
  throw new Refusal('invalid', { reason, fields: { file: [reason] } })
}

/** Gathers the rows of the sheets of one file within the limits; cells arrive in the order of reading. */
export class Gathering {
  readonly sheets: Sheet[] = []
  #rows = 0
  #cells = 0

  /** Begins a sheet; its rows are given one after another, empty ones too. */
  sheet(name: string, form?: 'json'): SheetRows {
    if (this.sheets.length >= limits.sheets) refuseTable('table_sheets')
    const rows: string[][] = []
    const long: LongCell[] = []
    const merged: Merged[] = []
    this.sheets.push({ name, rows, long, merged, ...(form ? { form } : {}) })
    const counted = (cells: number) => {
      this.#rows += 1
      this.#cells += cells
      if (this.#rows > limits.rows) refuseTable('table_rows')
      if (this.#cells > limits.cells) refuseTable('table_cells')
    }
    return new SheetRows(rows, long, merged, counted)
  }
}

/** The rows of one sheet while it is read. Empty rows are kept between others, so that numbers stay those people see. */
export class SheetRows {
  #empty = 0
  /** Rows over which cells reach, together. */
  #reached = 0

  constructor(
    private readonly rows: string[][],
    private readonly long: LongCell[],
    private readonly merged: Merged[],
    private readonly counted: (cells: number) => void,
  ) {}

  /** The place of the next row. */
  get next(): number {
    return this.rows.length + this.#empty
  }

  /** A cell that reaches over the rows below it. */
  merge({ top, left, bottom }: Merged): void {
    const reach = Math.min(bottom, top + limits.rows) - top
    if (reach <= 0 || this.#reached + reach > limits.cells) return
    this.#reached += reach
    this.merged.push({ top, left, bottom: top + reach })
  }

  /** So many rows like this one. */
  add(cells: readonly string[], times = 1): void {
    const kept = withoutTail(cells)
    if (kept.length === 0) {
      this.#empty += times
      return
    }
    if (kept.length > limits.columns) refuseTable('table_columns')
    if (this.rows.length + this.#empty > limits.rows * 4) refuseTable('table_rows')
    for (; this.#empty > 0; this.#empty -= 1) this.rows.push([])
    for (let time = 0; time < times; time += 1) {
      this.counted(kept.filter(Boolean).length)
      const row = kept.map((text, column) => {
        if (text.length <= limits.cellLength) return text
        this.long.push([this.rows.length, column])
        return ''
      })
      this.rows.push(row)
    }
  }
}

function withoutTail(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && !cells[end - 1]?.trim()) end -= 1
  return cells.slice(0, end)
}
