import type { JsonValue } from '@/lib/errors/json'
import { administrative } from '@/lib/records/state/base'
import { type DeclaredField, declaredFields } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { type AnyRegister, answeredRows } from '@/lib/registers/declare/define'
import { sameValue } from '../steps/standing'
import type { Values } from './review-of'

export type ComparedRow = {
  name: string
  label: string
  article: string | null
  /** As it was: in force, or as it was returned. */
  before: string
  proposed: string
  changed: boolean
}

/** Field by field what was before (in force, or as it was returned) beside what is proposed, in words, in the order of the form. */
export function comparedRows(
  register: AnyRegister,
  { before, proposed, titles }: { before: Values | null; proposed: Values; titles: ReadonlyMap<string, string> },
  words: Wording,
): ComparedRow[] {
  const fields = declaredFields(register)
  const labels = new Map(fields.map((field) => [field.name, words.field(field)]))
  const worded = (field: DeclaredField, value: JsonValue | undefined) =>
    wordsOf(field, value, { words, labels, titles })
  return fields
    .filter((field) => !administrative.has(field.name))
    .map((field) => ({
      name: field.name,
      label: words.field(field),
      article: field.article ?? null,
      before: before ? worded(field, before[field.name]) : '',
      proposed: worded(field, proposed[field.name]),
      changed: !sameValue(before?.[field.name], proposed[field.name]),
    }))
    .filter((row) => row.before !== '' || row.proposed !== '')
}

type Known = { words: Wording; labels: ReadonlyMap<string, string>; titles: ReadonlyMap<string, string> }

/** A field's value in words: rows line by line, links with their names, open answers by their labels. */
export function wordsOf(field: DeclaredField, value: JsonValue | undefined, { words, labels, titles }: Known): string {
  if (!Array.isArray(value)) return words.word(field, value)
  const texts = value.filter((entry) => typeof entry === 'string')
  // A question alone would read as if it were said to be so.
  const rows = field.questions ? answeredRows(field.questions, value) : value
  if (field.kind === 'rows') return rows.map((row) => rowWords(field, row, words)).join('\n')
  if (field.kind === 'relation') return texts.map((ref) => `${ref} ${titles.get(ref) ?? ''}`.trim()).join('\n')
  if (field.kind === 'names') return texts.map((name) => labels.get(name) ?? name).join(', ')
  return words.word(field, value)
}

function rowWords(field: DeclaredField, row: JsonValue, words: Wording): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return ''
  return Object.entries(field.columns ?? {})
    .map(([name, column]) => words.word(column, row[name]))
    .filter((text) => text !== '')
    .join(' · ')
}
