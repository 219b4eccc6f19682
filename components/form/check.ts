import type { FieldErrors } from '@/lib/errors/refusal'
import type { Locale } from '@/lib/text/locale'
import { wholeNumberIn } from '@/lib/text/numbers'
import type { FormColumn, FormField, FormValues } from './model/types'
import { isFilled, listOf, rowsOf, textOf } from './model/value'

const maxRows = 100

/**
 * What can be seen to be wrong before sending: missing, too long, no date, no whole number. The schema on the server
 * decides; this only saves a round trip. Paths and keys are those of the server.
 */
export function checkValues(fields: readonly FormField[], values: FormValues, locale: Locale): FieldErrors {
  const found = fields.flatMap((field) => checkField(field, values, locale))
  return Object.fromEntries(found.map(([path, key]) => [path, [key]]))
}

/** The values with numbers for what is written as one in the language of the page; what cannot be read stays as typed. */
export function withNumbers(fields: readonly FormField[], values: FormValues, locale: Locale): FormValues {
  const read = fields.flatMap(({ name, kind }) => {
    const typed = values[name]
    const number = kind === 'integer' && typeof typed === 'string' ? wholeNumberIn(typed, locale) : null
    return typeof number === 'number' ? [[name, number] as const] : []
  })
  return { ...values, ...Object.fromEntries(read) }
}

/** Names of the fields on which it depends whether this one is asked. */
export function decidingFields({ name, when, insteadOf }: FormField): string[] {
  return [...(when ? [when.field] : []), ...(insteadOf ? [insteadOf, name] : [])]
}

/** True when the field is asked at all, given the other answers. */
export function isAsked(field: FormField, values: FormValues): boolean {
  if (field.insteadOf && isFilled(values[field.insteadOf]) && !isFilled(values[field.name])) return false
  if (!field.when) return true
  const given = values[field.when.field]
  const answers = Array.isArray(given) ? listOf(given) : [String(given ?? '')]
  return answers.some((answer) => field.when?.in.includes(answer))
}

type Wrong = [path: string, key: string]

function checkField(field: FormField, values: FormValues, locale: Locale): Wrong[] {
  if (!isAsked(field, values)) return []
  const value = values[field.name]
  const text = textOf(value).trim()
  if (field.required && text === '' && listOf(value).length === 0 && typeof value !== 'boolean')
    return [[field.name, 'required']]
  switch (field.kind) {
    case 'text':
    case 'longText':
      return tooLong(field.name, text, field.max)
    case 'date':
      return text === '' || isDay(text) ? [] : [[field.name, 'invalid_date']]
    case 'integer':
      return checkInteger(field, text, locale)
    case 'rows':
      return checkRows(field, values)
    case 'choice':
    case 'choices':
    case 'country':
    case 'find':
    case 'relation':
    case 'relations':
    case 'bool':
    case 'person':
    case 'department':
    case 'tags':
      return []
  }
}

function checkRows(field: FormField, values: FormValues): Wrong[] {
  const rows = rowsOf(values[field.name])
  if (rows.length > maxRows) return [[field.name, 'too_big']]
  return rows.flatMap((row, index) =>
    (field.columns ?? []).flatMap((column) =>
      checkColumn(column, `${field.name}.${index}.${column.name}`, row[column.name] ?? ''),
    ),
  )
}

function checkColumn(column: FormColumn, path: string, text: string): Wrong[] {
  if (column.kind === 'date') return text === '' || isDay(text) ? [] : [[path, 'invalid_date']]
  return tooLong(path, text, column.max)
}

function checkInteger(field: FormField, text: string, locale: Locale): Wrong[] {
  if (text === '') return []
  const number = wholeNumberIn(text, locale)
  if (typeof number === 'string') return [[field.name, number]]
  return field.max !== undefined && number > field.max ? [[field.name, 'too_big']] : []
}

function tooLong(path: string, text: string, max: number | undefined): Wrong[] {
  return max !== undefined && text.length > max ? [[path, `too_long.${max}`]] : []
}

/** A day that exists: 2026-02-30 does not. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
