import { headerOfMarked, markedHeader } from '@/lib/records/extras/header'
import { folded } from '@/lib/text/fold'
import type { Merged, Sheet } from '../read/sheet'
import { isFiche, tableOfFiches } from './fiche'
import { targetOf } from './suggest'
import type { Table, TableRow } from './table'
import type { Vocabulary } from './vocabulary'

/** Rows looked at for the header. */
const mostAbove = 20
/** So much of such a row is kept, to be told. */
const longestAbove = 200

/** The tables in a file, and the one that looks most like this register. */
export function tablesIn(sheets: readonly Sheet[], words: Vocabulary): { tables: Table[]; best: number } {
  const fiches = tableOfFiches(sheets.filter(isFiche))
  const plain = sheets.filter((sheet) => !fiches || !isFiche(sheet)).flatMap((sheet) => tableIn(sheet, words))
  const unread = sheets.find((sheet) => sheet.unread)?.unread
  const beside = unread ? { unread: unread.map((sheet) => sheet.slice(0, longestAbove)) } : {}
  const tables = [...(fiches ? [fiches] : []), ...plain].map((table) => ({ ...table, ...beside }))
  const hits = tables.map(({ columns, form }) => (form === 'fiche' ? 1_000 : hitsOf(columns, words)))
  return { tables, best: Math.max(0, hits.indexOf(Math.max(...hits))) }
}

function hitsOf(cells: readonly string[], words: Vocabulary): number {
  return new Set(cells.flatMap((cell) => (cell === '' ? [] : (targetOf(cell, words) ?? [])))).size
}

/** A sheet as a table: its header is the row that names the most fields, else the first with two cells. */
function tableIn({ name, rows, long, form, merged = [] }: Sheet, words: Vocabulary): Table[] {
  const begin = rows.slice(0, mostAbove)
  const hits = begin.map((row) => hitsOf(row, words))
  const most = Math.max(0, ...hits)
  const width = (row: readonly string[] = []) => row.filter(Boolean).length
  const first = begin.findIndex((row) => width(row) > 1)
  const named = hits.indexOf(most)
  const isHeader = most >= 3 || most * 2 > width(begin[named])
  const at = form === 'json' ? 0 : most > 0 && isHeader ? named : Math.max(first, 0)
  const header = rows[at]
  if (!header) return []
  const body = spread(rows, merged, at).flatMap((cells, n): TableRow[] => {
    const inFile = at + 1 + n
    const tooLong = long.flatMap(([row, column]) => (row === inFile ? [column] : []))
    return cells.some((cell) => cell.trim()) || tooLong.length > 0
      ? [{ sheet: name, number: inFile + 1, cells: [...cells], long: tooLong }]
      : []
  })
  if (body.length === 0) return []
  const columns = columnNames(header, Math.max(header.length, ...body.map(({ cells }) => cells.length)))
  const used = columns.map(
    (_, c) => (header[c]?.trim() ?? '') !== '' || body.some(({ cells, long: l }) => cells[c]?.trim() || l.includes(c)),
  )
  const kept = <T>(all: readonly T[], nothing: T) => columns.flatMap((_, c) => (used[c] ? [all[c] ?? nothing] : []))
  const above = rows.slice(0, at).map((cells) =>
    cells
      .filter((cell) => cell.trim())
      .join(' · ')
      .slice(0, longestAbove),
  )
  const places = columns.map((_, c) => used.slice(0, c).filter(Boolean).length)
  return [
    {
      name,
      form: form ?? 'table',
      columns: kept(columns, ''),
      rows: body.map((row) => ({ ...row, cells: kept(row.cells, ''), long: row.long.map((c) => places[c] ?? c) })),
      above: [...new Set(above.filter(Boolean))],
    },
  ]
}

/** The rows below a header: a cell that reaches over several rows says the same of each that says something else besides. */
function spread(rows: Sheet['rows'], merged: readonly Merged[], header: number): string[][] {
  const body = rows.slice(header + 1).map((cells) => [...cells])
  const isRow = body.map((cells) => cells.some((cell) => cell.trim()))
  for (const { top, left, bottom } of merged) {
    const said = top > header ? rows[top]?.[left] : undefined
    if (!said) continue
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row += 1) {
      const cells = body[row - header - 1]
      if (!cells || !isRow[row - header - 1] || cells[left]) continue
      while (cells.length < left) cells.push('')
      cells[left] = said
    }
  }
  return body
}

/** Names of columns, each its own: one without a name is called by its letter, a second of the same name is numbered. */
function columnNames(header: readonly string[], count: number): string[] {
  const names = Array.from({ length: count }, (_, c) => {
    const whole = (header[c] ?? '').replace(/\s+/g, ' ').trim()
    const extra = headerOfMarked(whole)
    return (extra === null ? whole.slice(0, 200) : markedHeader(extra.slice(0, 200))) || letterOf(c)
  })
  // Extras are as different as they are written: they came from several tables.
  const key = (name: string) => (headerOfMarked(name) === null ? folded(name) : name)
  // A name that stands in the file is never the number of another one: our own exports write numbered ones.
  const taken = new Set(names.map(key))
  const seen = new Set<string>()
  return names.map((name) => {
    let [own, n] = [name, 1]
    while (seen.has(key(own)) || (n > 1 && taken.has(key(own)))) {
      n += 1
      own = `${name} (${n})`
    }
    seen.add(key(own))
    return own
  })
}

function letterOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}
