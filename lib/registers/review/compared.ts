import { canonicalJson } from '@/lib/audit/canonical'
import type { JsonValue } from '@/lib/errors/json'
import type { AnyRegister } from '../define'
import { administrative } from '../record/base'
import { type DeclaredField, declaredFields } from '../record/declared'
import type { Wording } from '../record/wording'
import type { Values } from './review-of'

export type ComparedRow = {
  name: string
  label: string
  article: string | null
  approved: string
  proposed: string
  changed: boolean
}

/** Field by field what is in force beside what is proposed, in words, in the order of the form. */
export function comparedRows(
  register: AnyRegister,
  approved: Values | null,
  proposed: Values,
  words: Wording,
): ComparedRow[] {
  return declaredFields(register)
    .filter((field) => !administrative.has(field.name))
    .map((field) => ({
      name: field.name,
      label: words.field(field),
      article: field.article ?? null,
      approved: approved ? worded(field, approved[field.name], words) : '',
      proposed: worded(field, proposed[field.name], words),
      changed: canonicalJson(approved?.[field.name] ?? null) !== canonicalJson(proposed[field.name] ?? null),
    }))
    .filter((row) => row.approved !== '' || row.proposed !== '')
}

function worded(field: DeclaredField, value: JsonValue | undefined, words: Wording): string {
  if (field.kind !== 'rows' || !Array.isArray(value)) return words.word(field, value)
  return value.map((row) => rowWords(field, row, words)).join('\n')
}

function rowWords(field: DeclaredField, row: JsonValue, words: Wording): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return ''
  return Object.entries(field.columns ?? {})
    .map(([name, column]) => words.word(column, row[name]))
    .filter((text) => text !== '')
    .join(' · ')
}
