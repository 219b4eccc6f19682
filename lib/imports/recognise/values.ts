import type { JsonValue } from '@/lib/errors/json'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { longestOwnWords, ownWords } from '@/lib/text/own-words'
import { dayIn, looksLikeDay, periodIn } from './days'
import { keyOf } from './key'
import { isAmong, itemsOf, writtenItems } from './lists'
import { type Known, saysNone, saysNothing, type Vocabulary } from './vocabulary'

/** Whom and what a text names. */
export type Found = { id: string } | 'ambiguous' | null
export type Lookup = {
  person: (text: string) => Found
  department: (text: string) => Found
  entity: (text: string) => Found
  /** A record of a register by reference, by reference and title, or by title; the answer is its reference. */
  named: (register: string, text: string) => Found
  /** The same, or else the one record that a name without brackets can mean. */
  record: (register: string, text: string) => Found
}

/** What a cell says for a field: a value, or why it says none (a key of `errors.fields`). */
export type CellReading =
  | {
      value: JsonValue
      problem: null
      /** Names of records that are not there yet. */
      unknown?: readonly string[]
      /** Part of it could not be told, so the field is marked as open. */
      open?: true
      /** It says that there is none: the field that denies this one is answered with yes. */
      none?: true
    }
  | { value?: undefined; problem: string }

const wrong = (problem: string): CellReading => ({ problem })
const said = (value: JsonValue): CellReading => ({ value, problem: null })

/** What a cell that is not empty says for a field. */
export function saidBy(field: Known, text: string, words: Vocabulary, lookup: Lookup): CellReading {
  const plain = text.trim()
  switch (field.kind) {
    case 'text':
    case 'longText':
      return said(field.period ? periodIn(plain) : plain)
    case 'choice':
      return saysNothing(plain) ? said(null) : choiceIn(field, plain, words)
    case 'choices':
      return choicesIn(field, plain, words)
    case 'country': {
      if (isCountryOrNone(plain, words)) return wrong('country_or_none')
      const code = saysNothing(plain) ? '' : words.country(plain)
      return code === null ? wrong('unknown_country') : said(code)
    }
    case 'date':
      return saysNothing(plain) ? said('') : dateIn(plain)
    case 'bool': {
      const answer = saysNothing(plain) ? false : words.yesNo(plain)
      return answer === null ? wrong('yes_or_no') : said(answer)
    }
    case 'integer':
      return integerIn(plain)
    case 'tags':
      return said(writtenItems(plain) ?? itemsOf(plain, () => false))
    case 'names':
      return namesIn(plain, words)
    case 'person':
      return found(lookup.person(plain))
    case 'department':
      return found(lookup.department(plain))
    case 'entities':
      return allOf(itemsOf(plain, (item) => lookup.entity(item) !== null).map(lookup.entity))
    case 'relation':
      return linksIn(field, plain, lookup)
    case 'rows':
      return smallTableIn(field, plain, words)
  }
}

function found(one: Found): CellReading {
  return one === null ? wrong('not_in_list') : one === 'ambiguous' ? wrong('ambiguous_name') : said(one.id)
}

function allOf(all: readonly Found[]): CellReading {
  if (all.includes('ambiguous')) return wrong('ambiguous_name')
  const ids = all.flatMap((one) => (one !== null && one !== 'ambiguous' ? [one.id] : []))
  return ids.length < all.length ? wrong('not_in_list') : said(ids)
}

type Listed = { list?: string; ownWords?: true }

function choiceIn({ list = '', ownWords: takesOwn }: Listed, text: string, words: Vocabulary): CellReading {
  const code = words.code(list, text)
  if (code !== null) return said(code)
  const own = words.ownWords(text) ?? (takesOwn ? text : null)
  if (!takesOwn || own === null) return wrong('not_in_list')
  return own.length > longestOwnWords ? wrong(`too_long.${longestOwnWords}`) : said(ownWords(own))
}

function choicesIn(field: Known, text: string, words: Vocabulary): CellReading {
  const isKnown = isAmong(words.keys(field.list ?? ''))
  const items = itemsOf(text, (item) => isKnown(item) || words.ownWords(item) !== null).filter(
    (item) => !saysNothing(item) && !saysNone(item),
  )
  const all = items.map((item) => choiceIn(field, item, words))
  const bad = all.find(({ problem }) => problem !== null)
  if (bad) return bad
  return said([...new Set(all.flatMap(({ value }) => value ?? []))])
}

/** "NA" is Namibia and says that there is nothing, "NO" is Norway and says no: what depends on it is not guessed. */
function isCountryOrNone(text: string, words: Vocabulary): boolean {
  return /^[A-Z]{2}$/.test(text) && (saysNothing(text) || saysNone(text)) && words.country(text) !== null
}

function dateIn(text: string): CellReading {
  const day = dayIn(text)
  if (day !== null) return said(day)
  return wrong(looksLikeDay(text) ? 'invalid_date' : 'date_form')
}

/** A number without decimals. "1.000" and "1,000" are a thousand to some and one to others, so neither is read. */
function integerIn(text: string): CellReading {
  if (saysNothing(text)) return said(null)
  if (/^\d{1,3}[.,]\d{3}$/.test(text)) return wrong('thousand_or_one')
  const grouped = /^\d{1,3}(?:([.,'\u2019 \u00a0\u202f])\d{3})(?:\1\d{3})*$/.test(text)
  const plain = grouped ? text.replace(/\D/g, '') : text.replace(/[.,]0{1,2}$/, '')
  return /^\d{1,9}$/.test(plain) ? said(Number(plain)) : wrong('invalid_number')
}

function namesIn(text: string, words: Vocabulary): CellReading {
  const fields = [...words.fields.values()]
  const byKey = new Map([
    ...fields.map(({ name }): [string, string] => [keyOf(name), name]),
    ...fields.flatMap(({ name, labels }) => labels.map((key): [string, string] => [key, name])),
  ])
  const items = itemsOf(text, (item) => byKey.has(keyOf(item)))
  const names = items.map((item) => byKey.get(keyOf(item)))
  return names.includes(undefined) ? wrong('unknown') : said(names.flatMap((name) => name ?? []))
}

const reference = /^[A-Z]{1,2}-\d{3,}(?=\s|$)/i

function linksIn({ to = '' }: Known, text: string, lookup: Lookup): CellReading {
  const items = itemsOf(text, (item) => reference.test(item) || lookup.record(to, item) !== null).filter(
    (item) => !saysNothing(item) && !saysNone(item),
  )
  const all = items.map((item) => ({ item, one: lookup.record(to, item) }))
  if (all.some(({ one }) => one === 'ambiguous')) return wrong('ambiguous_name')
  const refs = all.flatMap(({ one }) => (one !== null && one !== 'ambiguous' ? [one.id] : []))
  const unknown = all.flatMap(({ item, one }) => (one === null ? [item] : []))
  return { value: [...new Set(refs)], problem: null, unknown: [...new Set(unknown)] }
}

/** A small table: rows as an export writes them, or a list of names in the words of others. */
function smallTableIn(field: Known, text: string, words: Vocabulary): CellReading {
  const tellsCountries = Object.values(field.columns ?? {}).some(({ kind }) => kind === 'country')
  if (tellsCountries && isCountryOrNone(text, words)) return wrong('country_or_none')
  if (saysNone(text)) return { value: [], problem: null, none: true }
  const isWritten = text.split('\n').every((line) => line === '·' || labelled(field, line))
  const lines = isWritten ? text.split('\n') : itemsOf(text, (item) => partsKnown(field, item, words))
  let open = false
  const rows: { [column: string]: JsonValue }[] = []
  for (const line of lines.filter((item) => !saysNothing(item) || item === '·')) {
    const row: { [column: string]: JsonValue } = {}
    const parts = isWritten ? (rowsIn(line)[0] ?? []) : line.split(' | ').map((part) => ({ label: '', text: part }))
    for (const part of parts) {
      const problem = isWritten ? putLabelled(field, row, part, words) : putPart(field, row, part.text, words)
      if (problem === 'open') open = true
      else if (problem !== null) return wrong(problem)
    }
    rows.push(row)
  }
  return { value: rows, problem: null, ...(open && field.openCells ? { open: true as const } : {}) }
}

function columnOf(field: Known, label: string): string | null {
  const key = keyOf(label)
  return Object.entries(field.columnKeys).find(([name, keys]) => keyOf(name) === key || keys.includes(key))?.[0] ?? null
}

function labelled(field: Known, line: string): boolean {
  const parts = rowsIn(line)[0] ?? []
  return parts.length > 0 && parts.every(({ label }) => label !== '' && columnOf(field, label) !== null)
}

type Row = { [column: string]: JsonValue }
type Column = NonNullable<FieldInfo['columns']>[string]

/** Puts a part under the column its label names. An answer of a list that nobody knows is kept as a note where there is one. */
function putLabelled(field: Known, row: Row, { label, text }: { label: string; text: string }, words: Vocabulary) {
  const name = columnOf(field, label)
  const column = name === null ? undefined : field.columns?.[name]
  if (name === null || !column) return 'unknown'
  const value = partIn(column, text, words)
  if (value.problem === null) {
    row[name] = value.value
    return null
  }
  if (!field.openCells?.includes(name)) return value.problem
  const note = Object.entries(field.columns ?? {}).findLast(([, { kind }]) => kind === 'text')?.[0]
  if (note === undefined) return value.problem
  row[note] = [row[note], `${label}: ${text}`].filter(Boolean).join('; ')
  return 'open'
}

/** Puts a part under the first column it fits: a country, a value of a list, else the first text that is still empty. */
function putPart(field: Known, row: Row, text: string, words: Vocabulary): string | null {
  const columns = Object.entries(field.columns ?? {})
  for (const [name, column] of columns) {
    if (row[name] !== undefined || column.kind === 'text' || column.kind === 'longText') continue
    const value = partIn({ ...column, ownWords: undefined }, text, words)
    if (value.problem === null) {
      row[name] = value.value
      return null
    }
  }
  const free = columns.find(([name, { kind }]) => (kind === 'text' || kind === 'longText') && row[name] === undefined)
  if (!free) return 'not_in_list'
  row[free[0]] = text
  return null
}

function partsKnown(field: Known, text: string, words: Vocabulary): boolean {
  return Object.values(field.columns ?? {}).some(
    (column) => column.kind !== 'text' && partIn({ ...column, ownWords: undefined }, text, words).problem === null,
  )
}

function partIn(
  column: Omit<Column, 'ownWords'> & { ownWords?: true | undefined },
  text: string,
  words: Vocabulary,
): CellReading {
  switch (column.kind) {
    case 'choice': {
      const { list, ownWords: own } = column
      return choiceIn({ ...(list ? { list } : {}), ...(own ? { ownWords: own } : {}) }, text, words)
    }
    case 'country': {
      const code = words.country(text)
      return code === null ? wrong('unknown_country') : said(code)
    }
    case 'date':
      return dateIn(text)
    case 'integer':
      return integerIn(text)
    case 'bool': {
      const answer = words.yesNo(text)
      return answer === null ? wrong('yes_or_no') : said(answer)
    }
    default:
      return said(text)
  }
}

/** The lines of a small table as an export writes them: `Label: text | Label: text`, `\\`, `\|` and `\n` for these signs. */
function rowsIn(cell: string): { label: string; text: string }[][] {
  return cell.split('\n').map((line) =>
    partsOf(line).map((part) => {
      const colon = part.indexOf(': ')
      return colon < 0 ? { label: '', text: part } : { label: part.slice(0, colon), text: part.slice(colon + 2) }
    }),
  )
}

function partsOf(line: string): string[] {
  if (line === '·') return []
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    if (sign === '\\') {
      at += 1
      const next = line[at] ?? ''
      part += next === 'n' ? '\n' : next
    } else if (line.startsWith(' | ', at)) {
      parts.push(part)
      part = ''
      at += 2
    } else part += sign
  }
  return [...parts, part]
}
