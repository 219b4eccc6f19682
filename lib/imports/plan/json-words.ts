import type { JsonValue } from '@/lib/errors/json'
import { cellText, wordsFor } from '@/lib/records/cells/cells'
import { type DeclaredField, declaredFields, type Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { inWords } from '../read/json'
import type { Table } from '../recognise/table'
import { valueIn } from './json-cells'

const keptByItself = new Set(['ref', 'status', 'missing', 'version', 'updatedAt'])

/** A table in JSON as the same export would be as CSV, for people to read and to be read back; any other as it is. */
export function tableInWords(table: Table, register: Registered, wording: Wording): Table {
  if (table.form !== 'json') return table
  const all = declaredFields(register)
  const fields = new Map(all.map((field) => [field.name, field]))
  const words = wordsFor(wording, all)
  const labelOf = (name: string) => {
    const field = fields.get(name)
    return field ? wording.field(field) : keptByItself.has(name) ? wording.kept(name) : name
  }
  const textOf = (cell: string, name: string) => {
    if (cell === '') return ''
    const value = valueIn(cell)
    const field = fields.get(name)
    return field && isWritten(field, value) ? cellText(field, value, words) : inWords(value)
  }
  return {
    ...table,
    form: 'table',
    columns: table.columns.map(labelOf),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, column) => textOf(cell, table.columns[column] ?? '')),
    })),
  }
}

/** Has a value the shape that a cell of its field has words for: what is wrong with it may be its shape. */
function isWritten({ columns }: DeclaredField, value: JsonValue): boolean {
  const items = Array.isArray(value) ? value : [value]
  return items.every((one) => {
    if (one === null || typeof one !== 'object') return one !== null || !Array.isArray(value)
    if (Array.isArray(one) || !columns || !Array.isArray(value)) return false
    return Object.entries(one).every(
      ([name, part]) => Object.hasOwn(columns, name) && (part === null || typeof part !== 'object'),
    )
  })
}
