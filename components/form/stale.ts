import type { JsonValue } from '@/lib/errors/json'
import type { FieldValue, FormValues } from './model/types'
import { fieldValueOf, sameValue } from './model/value'

/** One field on which the form and what is kept now differ. */
export type Difference = {
  field: string
  mine: FieldValue
  theirs: FieldValue
  /** Who moved away from what the form was opened with. */
  changedBy: 'me' | 'them' | 'both'
}
export type Stale = { version: number | null; differences: readonly Difference[] }

/** Reads the detail of a `stale` refusal against what the form was opened with and what it holds now. */
export function staleOf(data: JsonValue | undefined, opened: FormValues, now: FormValues): Stale {
  const detail = isObject(data) ? data : {}
  const fields = Array.isArray(data) ? data : Array.isArray(detail.fields) ? detail.fields : []
  return {
    version: typeof detail.version === 'number' ? detail.version : null,
    differences: fields.flatMap((entry) => differenceOf(entry, opened, now)),
  }
}

function differenceOf(entry: JsonValue, opened: FormValues, now: FormValues): Difference[] {
  if (!isObject(entry) || typeof entry.field !== 'string') return []
  const theirs = fieldValueOf(entry.theirs ?? null)
  const mine = now[entry.field] ?? null
  const before = opened[entry.field]
  if (sameValue(mine, theirs)) return []
  const changedBy = sameValue(before, theirs) ? 'me' : sameValue(before, mine) ? 'them' : 'both'
  return [{ field: entry.field, mine, theirs, changedBy }]
}

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
