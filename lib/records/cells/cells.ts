import type { JsonValue } from '@/lib/errors/json'
import { labelled } from '@/lib/text/locale'
import type { LinkedName } from '../list/lines'
import type { DeclaredField } from '../state/registered'
import type { Wording } from '../state/wording'

type Row = { readonly [key: string]: JsonValue }

/** A row of a small table in which nothing is filled in. */
const emptyRow = '·'

/**
 * A value of a field as a cell of a table that is read back: labels of closed lists in the language of the file, a line each; days
 * and periods of ISO 8601; linked records as reference and title, a line each; a row of a small table as `Label: text | Label:
 * text`, in which `\`, `|` and a line break are `\\`, `\|` and `\n` (lib/exports/FORMAT.md).
 */
export function cellText(field: DeclaredField, value: JsonValue, words: Words): string {
  if (value === null || value === '') return ''
  if (!Array.isArray(value)) return partText(field, value, words)
  const items = value.map((one) => (isRow(one) ? rowText(field, one, words) : partText(field, one, words)))
  return (field.kind === 'tags' ? apart(items) : items).join('\n')
}

/** Free words that would be read as several, or without how they begin, each stand behind a hyphen. */
function apart(items: readonly string[]): readonly string[] {
  return items.some((item) => /[,;]|^[-•*–]\s/.test(item)) ? items.map((item) => `- ${item}`) : items
}

/** The same for people who read it on paper: days and periods in words; a box that is not ticked is no answer. */
export function spokenText(field: DeclaredField, value: JsonValue, words: Words): string {
  if (value === false) return ''
  if (field.kind === 'date' || ('period' in field && field.period)) return words.wording.word(field, value)
  if (!Array.isArray(value) || !field.columns) return cellText(field, value, words)
  const rows = value.flatMap((one) => (isRow(one) ? [one] : []))
  return rows.map((row) => linesOf(field, row, words).join('\n')).join('\n\n')
}

/** A linked record as a line of a cell. */
export function linkText({ ref, title }: LinkedName): string {
  return [ref, title].filter(Boolean).join(' ')
}

function partText(field: DeclaredField, value: JsonValue, words: Words): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return words.of(yesOrNo, value)
  if (typeof value !== 'string') return ''
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'country':
    case 'entities':
      return words.of(field, value)
    case 'names':
      return words.label(value)
    default:
      return value
  }
}

function rowText(field: DeclaredField, row: Row, words: Words): string {
  let text = ''
  for (const { name, column, label } of words.columns(field)) {
    const said = wordIn(column, row[name] ?? null, words)
    if (said !== '') text += `${text === '' ? '' : ' | '}${escaped(label)}: ${escaped(said)}`
  }
  return text || emptyRow
}

function wordIn(column: Part, value: JsonValue, words: Words): string {
  if (value === null || value === '') return ''
  if (column.kind === 'choice' || column.kind === 'country' || typeof value === 'boolean')
    return words.of(column, value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

type Part = Parameters<Wording['word']>[0]
const yesOrNo: Part = { kind: 'bool' }

function linesOf(field: DeclaredField, row: Row, words: Words): string[] {
  return words.columns(field).flatMap(({ name, column, label }) => {
    const said = words.wording.word(column, row[name] ?? null)
    return said === '' ? [] : [labelled(words.wording.locale, label, said)]
  })
}

function escaped(text: string): string {
  if (!/[\\|\n]/.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n')
}

/** The lines of such a cell as label and text; the labels are for the reader to know. Undoes `cellText` of a small table. */
export function rowsIn(cell: string): { label: string; text: string }[][] {
  if (cell === '') return []
  return cell.split('\n').map((line) =>
    line === emptyRow
      ? []
      : line.split(' | ').map((part) => {
          const text = part.replace(/\\([\\|n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
          const colon = text.indexOf(': ')
          return { label: text.slice(0, colon), text: text.slice(colon + 2) }
        }),
  )
}

function isRow(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Words of values, each looked up once: a register says the same few thousands of times. */
export type Words = {
  wording: Pick<Wording, 'locale' | 'column' | 'word' | 'status' | 'missing' | 'moment'>
  of(field: Part, value: JsonValue): string
  /** Of a field, by its name. */
  label(name: string): string
  /** The columns of a small table with their labels. */
  columns(field: DeclaredField): readonly { name: string; column: Part; label: string }[]
  /** Any other word, by its place and code. */
  kept(place: string, code: string, word: (code: string) => string): string
}

export function wordsFor(wording: Wording, fields: readonly DeclaredField[]): Words {
  const known = new Map<string | Part, Map<string, string>>()
  const labels = new Map(fields.map((field) => [field.name, wording.field(field)]))
  const columns = new Map(
    fields.map((field) => [
      field.name,
      Object.entries(field.columns ?? {}).map(([name, column]) => ({
        name,
        column,
        label: wording.column(field, name),
      })),
    ]),
  )
  const keptAt = (place: string | Part, code: string, word: (code: string) => string) => {
    let at = known.get(place)
    if (!at) {
      at = new Map<string, string>()
      known.set(place, at)
    }
    const found = at.get(code)
    if (found !== undefined) return found
    const said = word(code)
    at.set(code, said)
    return said
  }
  return {
    wording,
    label: (name) => labels.get(name) ?? name,
    kept: keptAt,
    columns: ({ name }) => columns.get(name) ?? [],
    of: (field, value) => (value === null ? '' : keptAt(field, String(value), () => wording.word(field, value))),
  }
}
