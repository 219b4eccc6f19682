import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import type { TableState } from '@/lib/table/state'

export type Sql = Prisma.Sql
const { sql } = Prisma

/** How the value of a column is typed in SQL: text (NULL when empty), text[] (never NULL), boolean, date, integer; a relation is a text[] of references. */
export type ColumnShape = 'text' | 'array' | 'bool' | 'date' | 'integer' | 'relation'

export type SourceColumn = { name: string; shape: ColumnShape; sort?: boolean; filter?: boolean }

/** A type that rows are sorted as: its name in SQL, and whether a value of a key (which anybody may have written) can be cast to it. */
export type SortType = { type: Sql; fits: (value: string) => boolean }

const within = (schema: z.ZodType) => (value: string) => schema.safeParse(value).success
export const asText: SortType = {
  type: sql`text`,
  fits: (value) => value.length <= 2000 && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value),
}
export const asInteger: SortType = { type: sql`bigint`, fits: (value) => /^-?\d{1,18}$/.test(value) }
export const asBoolean: SortType = { type: sql`boolean`, fits: (value) => value === 'true' || value === 'false' }
export const asDate: SortType = {
  type: sql`date`,
  fits: (value) => !value.startsWith('0000') && within(z.iso.date())(value),
}
export const asInstant: SortType = {
  type: sql`timestamptz`,
  fits: (value) => !value.startsWith('0000') && within(z.iso.datetime({ offset: true }))(value),
}

/** A type of a closed list whose order is that of its declaration. */
export function asOneOf(type: Sql, values: readonly string[]): SortType {
  return { type, fits: (value) => values.includes(value) }
}

/** The type that a column of this shape is sorted as when its branch says nothing else. */
export function typeOfShape(shape: ColumnShape): SortType {
  switch (shape) {
    case 'text':
    case 'array':
    case 'relation':
      return asText
    case 'bool':
      return asBoolean
    case 'date':
      return asDate
    case 'integer':
      return asInteger
  }
}

/**
 * What rows are sorted by. `by` stands exactly as in the index that makes it cheap; `as` is what the branches of a list
 * are merged as, and `kept` the type of `by` where that is another (a date kept as text). `filled`: never NULL. `join`:
 * further tables that `by` needs, after those of the branch. `there`: a condition that always holds and says that a table joined
 * from outside has its row, so that its index may lead; `tie`: the tie breaker as that index has it.
 */
export type SortBy = { by: Sql; as: SortType; kept?: Sql; filled?: boolean; join?: Sql; there?: Sql; tie?: Sql }

/** A column whose values stand in rows of their own, e.g. links: read in one pass instead of an array a row. */
export type Linked = {
  /** Table of the rows, with its alias. */
  from: Sql
  where: Sql
  /** Column with the id of the row that has them, and column with what they point to. */
  of: Sql
  to: Sql
  /** The value of a `to`, and the condition that a `to` has one of these values. */
  valueOf: (to: Sql) => Sql
  isOneOf: (to: Sql, values: readonly string[]) => Sql
}

/** `by` is the index's own expression; `there` is a condition that lets its table lead. */
export type Stepped = { by: Sql; there?: Sql }

/** One place that rows of a list come from. No row may stand in two branches. */
export type ListBranch = {
  name: string
  from: Sql
  /** Which rows, the rights inside; what is constant here stands first in the indexes. */
  where: Sql
  /** Unique; the caller reads the rows of a page by it. */
  id: Sql
  /** Unique and never NULL: the order that remains when all else is equal, and of a list without any order. */
  tie: { by: Sql; as: SortType }
  /** The value of a column, typed by its shape. */
  value: (column: SourceColumn) => Sql
  /** How it is sorted by a column; null or left out: by its value, text without regard to case. */
  order?: (column: SourceColumn) => SortBy | null
  linked?: (column: SourceColumn) => Linked | null
  /** The condition that a column has one of these values, where an index needs it otherwise than by text; null: as usual. */
  matches?: (column: SourceColumn, values: readonly string[]) => Sql | null
  /** The condition that a column is empty, where an index answers it; null: as usual. */
  empty?: (column: SourceColumn) => Sql | null
  /**
   * What a column of few values is stepped through by, where an index begins with it (after `where`'s constants): each value
   * is then counted as far as totals are, however many rows there are. Left out or null: all rows are read.
   */
  stepped?: (column: SourceColumn) => Stepped | null
  /** A kept text of lines (reference, title, the rest); left out: nothing is found by words. */
  text?: Sql
  /**
   * The same where its words have an index as whole words: `parts` are the signs before words (search_words of the migrations)
   * that may be searched; `holds` is the condition that a row has one of these words, each with its sign, which all hold `like`.
   */
  words?: { parts: readonly string[]; holds: (words: readonly string[], like: string) => Sql }
  /** For each word of a search the words that hold it; set by the engine. Without an entry the text itself is asked. */
  known?: ReadonlyMap<string, readonly string[]>
  /** The condition that a row has what is searched for as its reference, where an index answers it; left out: no row has. */
  named?: (asked: string) => Sql
  /** A further condition for a word as a pattern of LIKE, where not all of the text is searched; `text` is a table with that text. */
  holds?: (like: string, text: Sql) => Sql
  /** The text where it is unpacked already; set by the engine. */
  unpacked?: Sql
  /** Conditions of the list as it is before any filter, e.g. without what is closed; `field` is the one whose choice lifts it. */
  atFirst?: { field: string; where: Sql }
}

export type ListSource = { columns: readonly SourceColumn[]; branches: readonly ListBranch[] }

/** What of a table's state a list answers to. */
export type Asked = Pick<TableState, 'q' | 'filters' | 'sort' | 'page' | 'size'> &
  Partial<Pick<TableState, 'group' | 'open' | 'after' | 'before' | 'counted'>> & {
    /** Rows and total only: nobody chooses from facets. */ bare?: true
    /** Words that are searched leave the order as it is: who goes on from page to page meets every row once. */
    inOrder?: true
    /** Nobody asks how many there are: the total is then none. */ uncounted?: true
  }
