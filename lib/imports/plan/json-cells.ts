import { z } from 'zod'
import type { JsonValue } from '@/lib/errors/json'
import { inWords } from '../read/json'
import type { Table } from '../recognise/table'
import { type CellReading, type Found, type Lookup, saidBy } from '../recognise/values'
import type { Known, Vocabulary } from '../recognise/vocabulary'

/** What a cell says as a text; of a table in JSON, its value in words. */
export function textIn({ form }: Pick<Table, 'form'>, cell: string): string {
  return (form === 'json' && cell !== '' ? inWords(z.json().parse(JSON.parse(cell))) : cell).trim()
}

/** The text in a cell that names a record. */
export function keyIn(table: Pick<Table, 'form'>, cell: string): string {
  return textIn(table, cell)
}

const texts = z.array(z.string())

/**
 * What a cell of an export in JSON says: values as the program keeps them, but people, places and linked records by name.
 */
export function saidByJson(field: Known, cell: string, words: Vocabulary, lookup: Lookup): CellReading {
  const value = z.json().parse(JSON.parse(cell))
  switch (field.kind) {
    case 'person':
    case 'department':
      return typeof value === 'string' && value ? saidBy(field, value, words, lookup) : { value: null, problem: null }
    case 'entities':
      return named(value, lookup.entity, () => ({ problem: 'not_in_list' }))
    case 'relation':
      return named(
        value,
        (text) => lookup.record(field.to ?? '', text),
        (unknown, refs) => ({ value: refs, problem: null, unknown }),
      )
    case 'text':
    case 'longText':
      return { value: value ?? '', problem: null }
    default:
      return { value, problem: null }
  }
}

function named(
  value: JsonValue,
  find: (text: string) => Found,
  otherwise: (unknown: string[], refs: string[]) => CellReading,
): CellReading {
  const all = texts
    .catch([])
    .parse(value)
    .map((text) => ({ text, one: find(text) }))
  if (all.some(({ one }) => one === 'ambiguous')) return { problem: 'ambiguous_name' }
  const refs = all.flatMap(({ one }) => (one !== null && one !== 'ambiguous' ? [one.id] : []))
  const unknown = all.flatMap(({ text, one }) => (one === null ? [text] : []))
  return unknown.length > 0 ? otherwise(unknown, refs) : { value: refs, problem: null }
}
