import type { JsonValue } from '@/lib/errors/json'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { emptyValues, parseRecord } from '@/lib/records/form/input'
import type { Registered } from '@/lib/records/state/registered'
import type { RecordState } from '@/lib/records/state/state'
import type { CalendarDate } from '@/lib/time/types'
import type { Found, Lookup } from '../recognise/values'
import type { Vocabulary } from '../recognise/vocabulary'
import type { Choice } from './choice'

export type Values = Record<string, JsonValue>
/** A cell that was kept beside the record, under its header. */
export type Extra = { header: string; value: string; position: number }
/** What is wrong with a row: at a column, or as a whole (null); a key of `errors.fields`. */
export type RowError = { column: number | null; field: string; key: string }

export type PlannedRow = {
  /** Place among the rows of the table. */
  at: number
  deed: 'create' | 'update'
  /** The record it is about; null: a new one. */
  ref: string | null
  /** What that record says now. */
  before: Values | null
  values: Values
  /** The same as the register reads it; null where it does not. */
  state: RecordState | null
  extras: readonly Extra[]
  errors: readonly RowError[]
  /** Of a new record: what has its name already, a record by reference or a row before it by its place; null: nothing. */
  alike: Alike | null
}
export type Alike = { ref: string } | { at: number }

/** What a plan may look at; nothing in it asks the database. */
export type Around = {
  register: Registered
  words: Vocabulary
  /** Vocabularies of the registers that relations point to. */
  wordsOf: ReadonlyMap<string, { register: Registered; words: Vocabulary }>
  lookup: Lookup
  /** The record of this register that a key names. */
  byKey: (key: Choice['key'], text: string) => Found
  /** Its values now. */
  valuesOf: (ref: string) => Values | null
  /** What a record of another register says in a field that further columns tell of. */
  linkedValue: (ref: string, name: string) => JsonValue | undefined
  today: CalendarDate
}

/** The state that values describe, or what is wrong with them. */
export function stateIn(
  register: Registered,
  values: Values,
  today: CalendarDate,
): { state: RecordState } | { wrong: FieldErrors } {
  try {
    return { state: parseRecord(register, values, today) }
  } catch (error) {
    if (error instanceof Refusal && error.detail.fields) return { wrong: error.detail.fields }
    throw error
  }
}

/** What is wrong with the values of a record, or null. */
export function wrongIn(register: Registered, values: Values, today: CalendarDate): FieldErrors | null {
  const found = stateIn(register, values, today)
  return 'wrong' in found ? found.wrong : null
}

const empty = new WeakMap<Registered, Values>()

/** The values of a record in which nothing is filled in; not to be changed in place. */
export function emptyOf(register: Registered): Values {
  const known = empty.get(register) ?? emptyValues(register)
  empty.set(register, known)
  return known
}

/** Rows with errors, and those that would change something. */
export function sortedOut<Row extends { deed: string; errors: readonly RowError[] }>(rows: readonly Row[]) {
  return {
    wrong: rows.filter(({ errors }) => errors.length > 0),
    able: rows.filter(({ errors, deed }) => errors.length === 0 && deed !== 'none'),
  }
}
