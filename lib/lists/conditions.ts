import { Prisma } from '@/lib/db/generated/client'
import { emptyValue, type TableState } from '@/lib/table/state'
import { literal, searchWords } from '@/lib/text/fold'
import type { ListBranch, SourceColumn, Sql } from './source'

const { sql, join, raw } = Prisma

/** What narrows a list. */
export type Narrowing = Pick<TableState, 'q' | 'filters'>

/**
 * The conditions of rights, search and filters on one branch: words and fields together (AND), values of one field as
 * alternatives (OR). `except` leaves one field out, for its own facet.
 */
export function conditions(
  columns: readonly SourceColumn[],
  branch: ListBranch,
  { q, filters }: Narrowing,
  except?: string,
): Sql {
  const parts = [
    branch.where,
    ...searchWords(q).map((word) => holds(branch, word)),
    ...columns.flatMap((column) => {
      const chosen = filters[column.name]
      return column.filter && column.name !== except && chosen?.length ? [matches(column, branch, chosen)] : []
    }),
  ]
  const { atFirst } = branch
  if (atFirst && atFirst.field !== except && !filters[atFirst.field]?.length) parts.push(atFirst.where)
  return join(parts, ' AND ')
}

/** Whether a word stands in what is searched. The text as it is kept is asked too, because only that may have an index. */
function holds(branch: ListBranch, word: string): Sql {
  const like = `%${literal(word)}%`
  if (!branch.text) return sql`FALSE`
  const known = branch.known?.get(word)
  if (known && branch.words) return branch.words.holds(known, like)
  const kept = sql`${branch.text} LIKE ${like}`
  return branch.holds ? sql`(${kept} AND ${branch.holds(like, unpackedOf(branch, branch.text))})` : kept
}

/**
 * Where the words of a search stand in a row, best first: the reference itself, the beginning of the title, reference and
 * title, anywhere; null where nothing is searched. The same order as `searchRank` of lib/text/fold.ts has.
 */
export function rankOf(branch: ListBranch, q: string): Sql | null {
  const words = searchWords(q)
  if (words.length === 0 || !branch.text) return null
  const asked = words.join(' ')
  const inHead = words.map((word) => {
    const like = `%${literal(word)}%`
    return sql`(x.ref LIKE ${like} OR x.title LIKE ${like})`
  })
  return sql`(SELECT CASE WHEN x.ref = ${asked} THEN 0 WHEN x.title LIKE ${`${literal(asked)}%`} THEN 1
    WHEN ${join(inHead, ' AND ')} THEN 2 ELSE 3 END FROM (SELECT split_part(t.text, chr(10), 1) AS ref,
      split_part(t.text, chr(10), 2) AS title FROM ${unpackedOf(branch, branch.text)} t OFFSET 0) x)`
}

/** The branch with the text of a row unpacked once, for its conditions and its rank together. */
export function readOnce(branch: ListBranch): ListBranch {
  if (!branch.text) return branch
  return {
    ...branch,
    from: sql`${branch.from} CROSS JOIN LATERAL ${unpacked(branch.text)} once`,
    unpacked: sql`once.text`,
  }
}

/** A long text as rows with `text`: unpacked once however often it is looked at. */
function unpackedOf(branch: ListBranch, text: Sql): Sql {
  return branch.unpacked ? sql`(SELECT ${branch.unpacked} AS text)` : unpacked(text)
}

function unpacked(text: Sql): Sql {
  return sql`(SELECT ${text} || '' AS text OFFSET 0)`
}

function matches(column: SourceColumn, branch: ListBranch, chosen: readonly string[]): Sql {
  const values = chosen.filter((value) => value !== emptyValue)
  const alternatives = [
    ...(values.length > 0 ? [hasOneOf(column, branch, values)] : []),
    ...(chosen.includes(emptyValue) ? [isEmpty(column, branch)] : []),
  ]
  return sql`(${join(alternatives, ' OR ')})`
}

function hasOneOf(column: SourceColumn, branch: ListBranch, values: readonly string[]): Sql {
  const own = branch.matches?.(column, values)
  if (own) return own
  const linked = branch.linked?.(column)
  if (linked)
    return sql`${branch.id} IN (SELECT ${linked.of} FROM ${linked.from} WHERE ${linked.where} AND ${linked.isOneOf(linked.to, values)})`
  const value = branch.value(column)
  return isList(column) ? sql`${value} && ${[...values]}::text[]` : sql`${value}::text = ANY(${[...values]}::text[])`
}

function isEmpty(column: SourceColumn, branch: ListBranch): Sql {
  const own = branch.empty?.(column)
  if (own) return own
  const linked = branch.linked?.(column)
  if (linked) return sql`NOT EXISTS (SELECT FROM ${linked.from} WHERE ${linked.where} AND ${linked.of} = ${branch.id})`
  const value = branch.value(column)
  return isList(column) ? sql`cardinality(${value}) = 0` : sql`${value} IS NULL`
}

/** Whether a column has any number of values. */
export function isList(column: SourceColumn): boolean {
  return column.shape === 'array' || column.shape === 'relation'
}

/** A name of a table or column, quoted; anything but letters and digits is a mistake of whoever declared it. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${name} cannot be a table or a column`)
  return raw(`"${name}"`)
}

/**
 * How many rows are left out before. For a statement whose plan is kept the planner may not look at the number: else a plan for
 * this page always seems cheaper than the kept one, and it plans anew at each click.
 */
export function rowsSkipped(rows: number, isKept: boolean): Sql {
  if (rows === 0) return sql``
  return isKept ? sql`OFFSET (SELECT ${rows}::bigint)` : sql`OFFSET ${rows}`
}

/** How many rows, as a number in the statement: the planner counts on it, also in a plan that is kept. */
export function rowCount(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`${rows} is no number of rows`)
  return raw(String(rows))
}
