import { headerOfMarked, markedHeader } from '@/lib/records/extras/header'
import type { Sheet } from '../read/sheet'
import { isFiche, tableOfFiches } from './fiche'
import { keyOf } from './key'
import { targetOf } from './suggest'
import type { Table, TableRow } from './table'
import type { Vocabulary } from './vocabulary'

/** Rows looked at for the header. */
const mostAbove = 20

/** The tables in a file, and the one that looks most like this register. */
export function tablesIn(sheets: readonly Sheet[], words: Vocabulary): { tables: Table[]; best: number } {
  const fiches = tableOfFiches(sheets.filter(isFiche))
  const plain = sheets.filter((sheet) => !fiches || !isFiche(sheet)).flatMap((sheet) => tableIn(sheet, words))
  const tables = [...(fiches ? [fiches] : []), ...plain]
  const hits = tables.map(({ columns, form }) => (form === 'fiche' ? 1_000 : hitsOf(columns, words)))
  return { tables, best: Math.max(0, hits.indexOf(Math.max(...hits))) }
}

function hitsOf(cells: readonly string[], words: Vocabulary): number {
  return new Set(cells.flatMap((cell) => (cell === '' ? [] : (targetOf(cell, words) ?? [])))).size
}

/** A sheet as a table: its header is the row that names the most fields, else the first with two cells. */
function tableIn({ name, rows, long, form }: Sheet, words: Vocabulary): Table[] {
  const above = rows.slice(0, mostAbove)
  const hits = above.map((row) => hitsOf(row, words))
  const most = Math.max(0, ...hits)
  const width = (row: readonly string[] = []) => row.filter(Boolean).length
  const first = above.findIndex((row) => width(row) > 1)
  const named = hits.indexOf(most)
  const isHeader = most >= 3 || most * 2 > width(above[named])
  const at = form === 'json' ? 0 : most > 0 && isHeader ? named : Math.max(first, 0)
  const header = rows[at]
  if (!header) return []
  const body = rows.slice(at + 1).flatMap((cells, n): TableRow[] => {
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
  const places = columns.map((_, c) => used.slice(0, c).filter(Boolean).length)
  return [
    {
      name,
      form: form ?? 'table',
      columns: kept(columns, ''),
      rows: body.map((row) => ({ ...row, cells: kept(row.cells, ''), long: row.long.map((c) => places[c] ?? c) })),
    },
  ]
}

/** Names of columns, each its own: one without a name is called by its letter, a second of the same name is numbered. */
function columnNames(header: readonly string[], count: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: count }, (_, c) => {
    const whole = (header[c] ?? '').replace(/\s+/g, ' ').trim()
    const extra = headerOfMarked(whole)
    const name = (extra === null ? whole.slice(0, 200) : markedHeader(extra.slice(0, 200))) || letterOf(c)
    // Extras are as different as they are written: they came from several tables.
    const key = (extra === null && keyOf(name)) || name
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function letterOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}
