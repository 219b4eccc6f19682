import type { JsonValue } from '@/lib/errors/json'
import { ownWordsIn } from '@/lib/text/own-words'
import type { FieldValue, FormField, RowValue } from './types'

/** Readings of a value by what a control needs; what does not fit reads as empty. */
export function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function listOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

export function rowsOf(value: FieldValue | undefined): readonly RowValue[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object') : []
}

/** A value that came back from the server, as a form holds it. */
export function fieldValueOf(json: JsonValue): FieldValue {
  if (!Array.isArray(json)) return typeof json === 'object' ? null : json
  if (json.every((entry) => typeof entry === 'string')) return json
  return json.flatMap((entry): RowValue[] => (isRow(entry) ? [rowOf(entry)] : []))
}

export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return normal(a) === normal(b)
}

/** A value in the words of its choices: one line per row. */
export function wordsOf(field: FormField, value: FieldValue | undefined, yesNo: { yes: string; no: string }): string {
  const label = (code: string) =>
    field.options?.find((option) => option.value === code)?.label ?? ownWordsIn(code) ?? code
  if (typeof value === 'boolean') return value ? yesNo.yes : yesNo.no
  if (field.kind === 'rows')
    return rowsOf(value)
      .map((row) => rowWords(field, row))
      .join('\n')
  if (Array.isArray(value)) return listOf(value).map(label).join(', ')
  return label(textOf(value))
}

function rowWords(field: FormField, row: RowValue): string {
  return (field.columns ?? [])
    .map((column) => {
      const text = row[column.name] ?? ''
      return column.options?.find((option) => option.value === text)?.label ?? ownWordsIn(text) ?? text
    })
    .filter((text) => text !== '')
    .join(' · ')
}

/** Empty text, null and an absent value are the same answer: none. */
function normal(value: FieldValue | undefined): string {
  return value === undefined || value === null ? '""' : JSON.stringify(value)
}

function isRow(entry: JsonValue): entry is { [key: string]: JsonValue } {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
}

function rowOf(entry: { [key: string]: JsonValue }): RowValue {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  )
}

/** True when somebody answered: no empty text, no empty list, no unticked box. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === false) return false
  return typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0
}
