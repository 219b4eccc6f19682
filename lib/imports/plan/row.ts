import type { JsonValue } from '@/lib/errors/json'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { parseRecord } from '@/lib/records/form/input'
import type { Registered } from '@/lib/records/state/registered'
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
  values: Values
  extras: readonly Extra[]
  errors: readonly RowError[]
}

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
  today: CalendarDate
}

/** What is wrong with the values of a record, or null. */
export function wrongIn(register: Registered, values: Values, today: CalendarDate): FieldErrors | null {
  try {
    parseRecord(register, values, today)
    return null
  } catch (error) {
    if (error instanceof Refusal && error.detail.fields) return error.detail.fields
    throw error
  }
}
