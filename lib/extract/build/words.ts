import type { JsonValue } from '@/lib/errors/json'
import { type DeclaredField, declarationOf, declaredFields } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { fieldsOf } from '@/lib/registers/declare/define'
import type { ExtractScope } from './model'
import type { ReadRecord } from './read'

type Row = { [key: string]: JsonValue }
/** What is needed to word values: the language, and the records that links lead to. */
export type Around = { words: Wording; linked: ReadonlyMap<string, ReadRecord>; scope: ExtractScope }
export type FieldWords = { text: string[]; value: JsonValue }

/** The value of one field in words, a line per thing, and as kept; no line when nothing is filled in. */
export function wordField(
  field: DeclaredField,
  values: ReadRecord['values'],
  around: Around,
  columns?: readonly string[],
): FieldWords {
  const value = values[field.name] ?? null
  if (field.kind === 'relation') return wordLinks(Array.isArray(value) ? value : [], around)
  if (field.kind === 'rows') return wordRows(field, Array.isArray(value) ? value : [], around, columns)
  const line = value === false ? '' : around.words.word(field, value)
  return { text: line === '' ? [] : [line], value }
}

function wordRows(
  field: DeclaredField,
  rows: readonly JsonValue[],
  { words }: Around,
  wanted?: readonly string[],
): FieldWords {
  const columns = Object.entries(field.columns ?? {}).filter(([name]) => !wanted || wanted.includes(name))
  const text = rows.flatMap((row) => {
    const parts = columns.flatMap(([name, column]) => {
      const word = words.word(column, isRow(row) ? row[name] : null)
      return word === '' ? [] : [labelled(words.column(field, name), word)]
    })
    return parts.length > 0 ? [inOneLine(parts)] : []
  })
  return { text, value: [...rows] }
}

function wordLinks(refs: readonly JsonValue[], around: Around): FieldWords {
  const told = refs.map((ref) => (typeof ref === 'string' ? tellLinked(ref, around) : tellFormer(ref, around)))
  return { text: told.flatMap((one) => one.text), value: told.map((one) => one.value) }
}

/** A value of a version from before the field was a link or was declared: its words side by side, codes as they were kept. */
export function tellFormer(value: JsonValue, { words }: Around): FieldWords {
  const lines = (Array.isArray(value) ? value : [value]).map((one) => words.word({ kind: 'text' }, one))
  return { text: lines.filter(Boolean), value }
}

/** A linked record by its reference, its name and the facts an extract needs of it. */
function tellLinked(ref: string, { words, linked, scope }: Around): FieldWords {
  const record = linked.get(ref)
  // What is not in force says nothing yet in an extract of what is.
  if (!record || (scope === 'in_force' && !record.inForce)) {
    return { text: [`${ref} (${words.t('extract.notInForce')})`], value: { ref, inForce: false } }
  }
  const register = declarationOf(record.register)
  const wanted = register.extract?.columnsWhenLinked
  const fields = declaredFields(register).filter((field) =>
    wanted ? wanted.includes(field.name) : field.origin === 'own' && field.column === 'shown',
  )
  const facts = fields.flatMap((field) => {
    const line = isBlank(record.values[field.name]) ? '' : words.word(field, record.values[field.name])
    return line === '' ? [] : [labelled(words.field(field), line)]
  })
  const own = Object.fromEntries(fieldsOf(register).map(({ name }) => [name, record.values[name] ?? null]))
  return {
    text: [`${ref} ${record.title}${facts.length > 0 ? ` — ${inOneLine(facts)}` : ''}`],
    value: {
      ref,
      register: record.register,
      title: record.title,
      inForce: record.inForce !== null,
      version: record.inForce?.number ?? null,
      contentHash: record.inForce?.contentHash ?? null,
      values: own,
    },
  }
}

/** Nothing filled in: an unticked box is no answer either. */
export function isBlank(value: JsonValue | undefined): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

export function isRow(value: JsonValue | undefined): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A fact behind its label; a label that asks needs no colon. */
export function labelled(label: string, word: string): string {
  return `${label}${/[?:]$/.test(label) ? '' : ':'} ${word}`
}

/** Facts in one line; behind one that ends as a sentence stands no semicolon. */
export function inOneLine(facts: readonly string[]): string {
  return facts
    .map((fact, at) => (at === facts.length - 1 || /[.!?…。]["”»’)]*$/.test(fact) ? fact : `${fact};`))
    .join(' ')
}
