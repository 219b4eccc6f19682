import { z } from 'zod'
import type { JsonValue } from '@/lib/errors/json'
import { codeList } from '@/lib/law/codes/registry'
import { inWords } from '../read/json'
import type { Table } from '../recognise/table'
import { type CellReading, type Found, type Lookup, saidBy } from '../recognise/values'
import type { Known, Vocabulary } from '../recognise/vocabulary'

/** What a cell says as a text; of a table in JSON, its value in words. */
export function textIn({ form }: Pick<Table, 'form'>, cell: string): string {
  return (form === 'json' && cell !== '' ? inWords(valueIn(cell)) : cell).trim()
}

/** The value of a cell of a table in JSON; what is none is a text that somebody wrote there. */
export function valueIn(cell: string): JsonValue {
  try {
    return z.json().parse(JSON.parse(cell))
  } catch {
    return cell
  }
}

/** The text in a cell that names a record. */
export function keyIn(table: Pick<Table, 'form'>, cell: string): string {
  return textIn(table, cell)
}

const texts = z.array(z.string())

/**
 * What a cell of an export in JSON says: values as the program keeps them, but people, places and linked records by name; a
 * text where the program keeps something else is what somebody mended, in words.
 */
export function saidByJson(field: Known, cell: string, words: Vocabulary, lookup: Lookup): CellReading {
  const value = valueIn(cell)
  if (typeof value === 'string' && value !== '' && !isKept(field, value)) return saidBy(field, value, words, lookup)
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

/** Is a text what the program keeps of a field as it stands. */
function isKept({ kind, list, period }: Known, value: string): boolean {
  if (kind === 'text' || kind === 'longText') return !period
  if (kind === 'country') return /^[A-Z]{2}$/.test(value)
  return kind === 'choice' && (/^other:/.test(value) || (!!list && codeList(list).some(({ code }) => code === value)))
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
