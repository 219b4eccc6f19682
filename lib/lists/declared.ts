import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RawParams } from '@/lib/table/parse'
import { countLimit, emptyValue, type SortKey, type TableShape, type TableState, type Total } from '@/lib/table/state'
import { literal, searchWords } from '@/lib/text/fold'

type Sql = Prisma.Sql
const { sql, join, raw } = Prisma

/** A column of a list, or (`hidden: 'always'`) a fact that can only be filtered by. Plain data, declared once by the room. */
export type ListColumn<Id extends string = string> = {
  id: Id
  sort?: boolean
  filter?: boolean
  /** It names the row and stays. */
  title?: boolean
  hidden?: 'at_first' | 'always'
  align?: 'end'
}

/** What the rows of a list are, in SQL. `from` and `where` hold the rights of the reader. */
export type ListRows<Id extends string = string> = {
  from: Sql
  where: Sql
  /** Text that names a row. */
  key: Sql
  /** What a column says, as it is filtered by: text, or with `array` several. */
  values: Readonly<Partial<Record<Id, Sql>>>
  arrays?: readonly Id[]
  /** What a column is sorted by, where that is something else. */
  orders?: Readonly<Partial<Record<Id, Sql>>>
  /** Unique and never empty: the order among equals. */
  tie: Sql
  /** What is searched, folded: a line each for reference, title and the rest. */
  text: Sql
  /** Rows that are seen without the filter named; with it all are there. */
  unasked?: { field: Id; where: Sql }
}

/** Values of a filter with the number of rows each, most first; null: nobody asked. */
export type ListFacet = { field: string; values: readonly { value: string; count: number }[] | null }

export type ListPage = { keys: readonly string[]; total: Total; facets: readonly ListFacet[] }

/** What of these columns may stand in an address, and the order where it says none. */
export function shapeOfList<Id extends string>(
  columns: readonly ListColumn<Id>[],
  sort: readonly (SortKey & { field: Id })[],
): TableShape {
  return {
    columns: columns
      .filter(({ hidden }) => hidden !== 'always')
      .map(({ id, sort, title, hidden }) => ({
        id,
        sortable: sort === true,
        hideable: title !== true,
        hiddenAtFirst: hidden === 'at_first',
      })),
    filters: columns.filter(({ filter }) => filter).map(({ id }) => id),
    sort,
    sizes: [50, 25, 100, 200],
  }
}

/** An address in which filters had other names (old name → field), as it is written now; what is written anew counts. */
export function namedAgain(params: RawParams, old: Readonly<Record<string, string>>): RawParams {
  const read = Object.entries(old).flatMap(([name, field]) => {
    const value = params[name]
    return value !== undefined && params[`f.${field}`] === undefined ? [[`f.${field}`, value]] : []
  })
  return { ...params, ...Object.fromEntries(read) }
}

const most = 100
const found = z.array(z.object({ key: z.string() }))
const counted = z.array(z.object({ count: z.number() }))
const valued = z.array(z.object({ field: z.string(), value: z.string(), count: z.number() }))

/**
 * The keys of one page in order, the number of all rows (exact up to 10,000, or when asked for), and the values of filters
 * that are open or chosen (three queries at most). The room reads the rows behind the keys.
 */
export async function listPage<Id extends string>(
  tx: Tx,
  columns: readonly ListColumn<Id>[],
  rows: ListRows<Id>,
  state: TableState,
): Promise<ListPage> {
  const where = narrowed(columns, rows, state)
  const [keys, total, facets] = await Promise.all([
    tx.$queryRaw`SELECT ${rows.key} AS key FROM ${rows.from} WHERE ${where}
      ORDER BY ${join(orderOf(columns, rows, state))} LIMIT ${state.size} OFFSET ${(state.page - 1) * state.size}`,
    totalOf(tx, rows, where, state.counted),
    facetsOf(tx, columns, rows, state),
  ])
  return { keys: found.parse(keys).map(({ key }) => key), total, facets }
}

async function totalOf(tx: Tx, rows: ListRows, where: Sql, all: boolean): Promise<Total> {
  const limit = all ? sql`` : sql`LIMIT ${countLimit + 1}`
  const [row] = counted.parse(
    await tx.$queryRaw`SELECT count(*)::int AS count FROM (SELECT 1 FROM ${rows.from} WHERE ${where} ${limit}) matching`,
  )
  const count = row?.count ?? 0
  return all || count <= countLimit ? { count, exact: true } : { count: countLimit, exact: false }
}

function orderOf(columns: readonly ListColumn[], rows: ListRows, { sort, q }: TableState): Sql[] {
  const keys = sort.flatMap(({ field, dir }) => {
    const value = rows.orders?.[field] ?? rows.values[field]
    const known = columns.some((column) => column.sort && column.id === field)
    return known && value ? [sql`${value} ${raw(dir === 'desc' ? 'DESC' : 'ASC')} NULLS LAST`] : []
  })
  return [...keys, ...(searchWords(q).length > 0 ? [rankOf(rows, q)] : []), rows.tie]
}

/** Search, filters and rights together; `except` leaves one filter out, for its own facet. */
function narrowed(columns: readonly ListColumn[], rows: ListRows, { q, filters }: TableState, except?: string): Sql {
  const parts = [
    rows.where,
    ...searchWords(q).map((word) => sql`${rows.text} LIKE ${`%${literal(word)}%`}`),
    ...columns.flatMap(({ id, filter }) => {
      const chosen = filters[id]
      return filter && id !== except && chosen?.length ? [holds(rows, id, chosen)] : []
    }),
  ]
  const { unasked } = rows
  if (unasked && !filters[unasked.field]?.length && except !== unasked.field) parts.push(unasked.where)
  return join(parts, ' AND ')
}

function holds(rows: ListRows, id: string, chosen: readonly string[]): Sql {
  const value = rows.values[id]
  if (!value) return sql`FALSE`
  const values = chosen.filter((one) => one !== emptyValue)
  const orEmpty = chosen.includes(emptyValue)
  return rows.arrays?.includes(id)
    ? sql`(${value} && ${values}::text[]${orEmpty ? sql` OR cardinality(${value}) = 0` : sql``})`
    : sql`(${value}::text = ANY(${values}::text[])${orEmpty ? sql` OR ${value} IS NULL` : sql``})`
}

/** Best first: the reference itself, the beginning of the title, all words in reference and title, anywhere. The order of `searchRank`. */
function rankOf({ text }: ListRows, q: string): Sql {
  const words = searchWords(q)
  const asked = words.join(' ')
  const [ref, title] = [1, 2].map((line) => sql`split_part(${text}, chr(10), ${line}::int)`)
  const inHead = words.map((word) => {
    const like = `%${literal(word)}%`
    return sql`(${ref} LIKE ${like} OR ${title} LIKE ${like})`
  })
  return sql`CASE WHEN ${ref} = ${asked} THEN 0 WHEN ${title} LIKE ${`${literal(asked)}%`} THEN 1
    WHEN ${join(inHead, ' AND ')} THEN 2 ELSE 3 END`
}

async function facetsOf(
  tx: Tx,
  columns: readonly ListColumn[],
  rows: ListRows,
  state: TableState,
): Promise<readonly ListFacet[]> {
  const facets = columns.filter(({ filter }) => filter)
  const asked = facets.filter(({ id }) => state.open === id || state.filters[id]?.length)
  const parts = asked.flatMap(({ id }) => {
    const value = rows.values[id]
    if (!value) return []
    const each = rows.arrays?.includes(id)
      ? sql`unnest(CASE WHEN cardinality(${value}) = 0 THEN ARRAY[NULL]::text[] ELSE ${value} END)`
      : sql`${value}::text`
    return [
      sql`(SELECT ${id} AS field, COALESCE(value, ${emptyValue}) AS value, count(*)::int AS count
        FROM (SELECT ${each} AS value FROM ${rows.from} WHERE ${narrowed(columns, rows, state, id)}) f
        GROUP BY value ORDER BY count(*) DESC, value LIMIT ${most})`,
    ]
  })
  const values = parts.length === 0 ? [] : valued.parse(await tx.$queryRaw`${join(parts, ' UNION ALL ')}`)
  return facets.map(({ id }) => ({
    field: id,
    values: asked.some((one) => one.id === id) ? values.filter(({ field }) => field === id) : null,
  }))
}

/** The words of a closed list where a row keeps its code: what stands behind it in the reader's language, folded. */
export function wordsOf(code: Sql, words: Readonly<Record<string, string>>): Sql {
  return sql`COALESCE(${JSON.stringify(words)}::jsonb ->> ${code}::text, '')`
}

/** The same for a row that keeps several codes. */
export function wordsOfAll(codes: Sql, words: Readonly<Record<string, string>>): Sql {
  return sql`COALESCE((SELECT string_agg(${JSON.stringify(words)}::jsonb ->> code, ' ') FROM unnest(${codes}) code), '')`
}

/** Heads of a table for these columns, worded. */
export function headsOf<Id extends string>(columns: readonly ListColumn<Id>[], label: (id: Id) => string) {
  return columns
    .filter(({ hidden }) => hidden !== 'always')
    .map(({ id, sort, title, hidden, align }) => ({
      id,
      label: label(id),
      sortable: sort === true,
      hideable: title !== true,
      hiddenAtFirst: hidden === 'at_first',
      title: title === true,
      ...(align ? { align } : {}),
    }))
}

/** Facets of a table, worded; `option` words a value of a field, "is empty" comes worded by `none`. */
export function facetsWith<Id extends string>(
  columns: readonly ListColumn<Id>[],
  facets: readonly ListFacet[],
  { label, option, none }: { label: (id: Id) => string; option: (id: Id, value: string) => string; none: string },
) {
  return columns.flatMap(({ id, filter }) => {
    const facet = facets.find(({ field }) => field === id)
    if (!filter || !facet) return []
    const options =
      facet.values?.map(({ value, count }) => ({
        value,
        count,
        label: value === emptyValue ? none : option(id, value),
      })) ?? null
    return [{ field: id, label: label(id), options }]
  })
}
