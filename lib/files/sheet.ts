import writeXlsxFile from 'write-excel-file/node'
import { printable } from './content'
import { byteOrderMark, csvLine } from './csv'

/** A table as content, before it is a file: plain data, every cell a text. */
export type SheetContent = {
  /** Name of the sheet. */
  title: string
  headings: string[]
  rows: string[][]
}

/** What a spreadsheet holds in one cell; a longer text is cut with a sign that says so. */
const mostInCell = 32_767
/** A name of a sheet has at most so many characters, and none of these. */
const mostInName = 31
const notInNames = /[\\/?*[\]:]/g

/** The table as an Excel workbook whose cells are texts, never formulas; the headings stay in sight. */
export async function renderXlsx({ title, headings, rows }: SheetContent): Promise<Buffer> {
  const text = (value: string) => {
    const plain = printable(value)
    return plain.length > mostInCell ? `${plain.slice(0, mostInCell - 1)}…` : plain
  }
  const head = headings.map((heading) => ({ value: text(heading), type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => ({ value: text(value), type: String, wrap: true, alignVertical: 'top' as const })),
  )
  return writeXlsxFile([head, ...body], {
    sheet: printable(title).replace(notInNames, ' ').slice(0, mostInName),
    stickyRowsCount: 1,
    columns: headings.map((_, at) => ({ width: widthOf(at, headings, rows) })),
  }).toBuffer()
}

/** As wide as most of what stands in a column, within what a screen shows. */
function widthOf(at: number, headings: string[], rows: string[][]): number {
  const longest = Math.max(headings[at]?.length ?? 0, ...rows.slice(0, 200).map((row) => row[at]?.length ?? 0))
  return Math.min(Math.max(longest + 2, 10), 48)
}

/** The table as CSV that a spreadsheet reads as UTF-8 and opens as text. */
export function renderCsv({ headings, rows }: SheetContent, separator: ',' | ';'): string {
  return byteOrderMark + [headings, ...rows].map((row) => csvLine(row, separator)).join('')
}
