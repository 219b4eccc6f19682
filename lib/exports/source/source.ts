import type { Actor } from '@/lib/access/actor'
import type { JsonValue } from '@/lib/errors/json'
import type { DeclaredField } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { RawParams } from '@/lib/table/parse'
import type { TableState } from '@/lib/table/state'
import type { CalendarDate, Instant } from '@/lib/time/types'
import type { ExportFields, ExportState, ExportWhat } from '../order/schema'

/**
 * A column of a file. `number`: its texts are whole numbers. `field`: what a register declares of it. `extra`: it stands beside
 * the fields, its key is the header it came with and may be the name of one.
 */
export type Column = {
  key: string
  label: string
  number?: true
  extra?: true
  field?: Pick<DeclaredField, 'name' | 'kind' | 'list' | 'to'>
}

/** A row of a file. Texts are those of tables, which are read back; spoken ones are for people; values for programs. */
export type Line = {
  ref: string
  title: string
  texts(): readonly string[]
  spoken(): readonly string[]
  values(): readonly JsonValue[]
}

/** What narrows it, in words. */
export type FilterWords = { label: string; values: readonly string[] }

/** What is asked of a list. */
export type Asked = {
  actor: Actor
  words: Wording
  state: ExportState
  what: ExportWhat
  fields: ExportFields
  picks: readonly string[]
  asOf: Instant | null
  now: Instant
  zone: string
  today: CalendarDate
}

/** A list that is being read: columns, how many rows, and the rows when they are asked for. */
export type Opened = {
  /** Name of the list, e.g. of the register in the plural. */
  title: string
  columns: readonly Column[]
  filters: readonly FilterWords[]
  /** What its rows are in the Data Privacy Vocabulary; left out: it has no place there. */
  dpv?: { type: string | null; isActivity: boolean }
  total: number
  /** Each page can be gone through once. */
  pages(): AsyncGenerator<Iterable<Line>>
}

/** A list as a source of files, under the rights of the reader: the same rows, and of them the same, as the list itself shows. */
export type Source = {
  state(actor: Actor, params: RawParams): TableState
  open(asked: Asked): Promise<Opened>
  /** Only the application may read it: the child has no keys. */
  here?: true
}
