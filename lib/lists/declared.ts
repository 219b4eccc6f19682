import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RawParams } from '@/lib/table/parse'
import { emptyValue, initialState, type SortKey, type TableShape, type TableState, type Total } from '@/lib/table/state'
import { folded } from '@/lib/text/fold'
import type { FacetValue } from './facets'
import { listOf, type Read } from './list'
import type { Asked, ColumnShape, ListBranch, ListSource, SortBy, SortType, Sql } from './source'

const { sql } = Prisma

/** A column of a plain list, or (`hidden: 'always'`) a fact that can only be filtered by. Declared once by its room. */
export type ListColumn<Id extends string = string> = {
  id: Id
  /** Text when nothing is said. */
  shape?: ColumnShape
  sort?: boolean
  filter?: boolean
  /** It names the row and stays. */
  title?: boolean
  hidden?: 'at_first' | 'always'
  align?: 'end'
  /** Pixels that it needs, where what stands in it does not say so. */
  width?: number
}

/** What the rows of a plain list are, in SQL. `from` and `where` hold the rights of the reader. */
export type ListRows<Id extends string = string> = {
  from: Sql
  where: Sql
  /** Text that names a row. */
  key: Sql
  /** Unique and never empty: the order among equals. */
  tie: { by: Sql; as: SortType }
  /** What a column says, typed by its shape; a column without a value cannot be filtered by. */
  values: Readonly<Partial<Record<Id, Sql>>>
  /** What a column is sorted by, where that is something else. */
  orders?: Readonly<Partial<Record<Id, SortBy>>>
  /** The condition that a column has one of these values, where an index needs it otherwise than by its value. */
  matches?: Readonly<Partial<Record<Id, (values: readonly string[]) => Sql>>>
  /** What is searched, folded: a line each for reference, title and the rest. */
  text: Sql
  /** A further condition for a word, where not all of that text is searched: as that of a branch. */
  holds?: ListBranch['holds']
  /** Rows that are seen without the filter named; with it all are there. */
  unasked?: { field: Id; where: Sql }
}

/** Values of a filter with the number of rows each, most first; null: nobody asked. */
export type ListFacet = { field: string; values: readonly FacetValue[] | null }

/** What is asked of a list: what its address says, or rows and total alone, or rows alone. */
export type ListState = TableState & Pick<Asked, 'bare' | 'uncounted'>

/** Asks for the first few rows under these filters and for how many there are, and for no facets. */
export function fewUnder(shape: TableShape, filters: TableState['filters'], size: number): ListState {
  return { ...initialState(shape), filters, size, counted: true, bare: true }
}

export type ListPage = {
  keys: readonly string[]
  total: Total
  facets: readonly ListFacet[]
  /** The page shown: one that there is. */
  page: number
  /** Keys of the pages after and before, for the table. */
  beside: { next: string | null; previous: string | null }
}

/** What of these columns may stand in an address, and the order where it says none. */
export function shapeOfList<Id extends string>(
  columns: readonly ListColumn<Id>[],
  sort: readonly (SortKey & { field: Id })[],
): TableShape {
  return {
    columns: columns
      .filter(({ hidden }) => hidden !== 'always')
      .map(({ id, sort: sorts, title, hidden }) => ({
        id,
        sortable: sorts === true,
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

const row = z.object({ key: z.string() })

/**
 * One page of a plain list: the keys of its rows in order, behind which the room reads them. Rows of several kinds, each
 * with indexes of its own, come as several; no row may stand in two, and a key is one among all.
 */
export async function listPage<Id extends string>(
  tx: Tx,
  columns: readonly ListColumn<Id>[],
  rows: ListRows<Id> | readonly ListRows<Id>[],
  state: ListState,
): Promise<ListPage> {
  const source = sourceOf(columns, rows)
  const read = { select: sql`p.id::text AS key`, from: sql`(SELECT 1) here`, where: sql`TRUE`, row }
  const page = await listOf(tx, source, state, read)
  return {
    keys: page.rows.map(({ key }) => key),
    total: page.total,
    page: page.page,
    beside: { next: page.next, previous: page.before },
    facets: columns
      .filter(({ filter }) => filter)
      .map(({ id }) => ({ field: id, values: page.facets.find(({ name }) => name === id)?.values ?? null })),
  }
}

/**
 * The first rows that fit a question best, each read in full by the same statement, and how many there are: for a search over
 * many lists, which shows of each what the list itself would show. One query.
 */
export async function bestOf<Id extends string, Row>(
  tx: Tx,
  columns: readonly ListColumn<Id>[],
  rows: ListRows<Id>,
  { q, size }: { q: string; size: number },
  read: Read<Row>,
): Promise<{ rows: readonly Row[]; total: Total }> {
  const asked: Asked = { q, size, filters: {}, sort: [], page: 1, bare: true }
  return listOf(tx, sourceOf(columns, rows), asked, read)
}

function sourceOf<Id extends string>(
  columns: readonly ListColumn<Id>[],
  rows: ListRows<Id> | readonly ListRows<Id>[],
): ListSource {
  const declared = <Kept>(of: Readonly<Partial<Record<Id, Kept>>> | undefined, id: string) =>
    columns.flatMap((column) => (column.id === id ? [of?.[column.id]] : []))[0]
  const all: readonly ListRows<Id>[] = 'from' in rows ? [rows] : rows
  const says = (id: string) => all.some(({ values }) => declared(values, id) !== undefined)
  const known = columns.filter(({ id }) => says(id) || all.some(({ orders }) => declared(orders, id) !== undefined))
  return {
    columns: known.map(({ id, shape = 'text', sort, filter }) => ({
      ...{ name: id, shape },
      sort: sort === true,
      filter: filter === true && says(id),
    })),
    branches: all.map(
      (own, place): ListBranch => ({
        name: String(place),
        from: own.from,
        where: own.where,
        id: own.key,
        tie: own.tie,
        value: ({ name }) => declared(own.values, name) ?? sql`NULL`,
        order: ({ name }) => declared(own.orders, name) ?? null,
        matches: ({ name }, values) => declared(own.matches, name)?.(values) ?? null,
        text: own.text,
        ...(own.holds ? { holds: own.holds } : {}),
        ...(own.unasked ? { atFirst: own.unasked } : {}),
      }),
    ),
  }
}

/** Rows that were read in any order, in that of the keys of their page. */
export function inOrder<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map(rows.map((one) => [keyOf(one), one]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** The words of the codes of a closed list, folded, as a search looks for them. */
export function foldedWords<Code extends string>(codes: readonly Code[], word: (code: Code) => string) {
  return Object.fromEntries(codes.map((code) => [code, folded(word(code))]))
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
    .map(({ id, sort, title, hidden, align, width }) => ({
      id,
      label: label(id),
      sortable: sort === true,
      hideable: title !== true,
      hiddenAtFirst: hidden === 'at_first',
      title: title === true,
      ...(align ? { align } : {}),
      ...(width ? { width } : {}),
    }))
}

/** Facets of a table, worded; `option` words a value of a field, "is empty" comes worded by `none`. */
export function facetsWith<Id extends string>(
  columns: readonly ListColumn<Id>[],
  facets: readonly ListFacet[],
  { label, option, none }: Words<Id>,
) {
  return columns.flatMap(({ id, filter }) => {
    const facet = facets.find(({ field }) => field === id)
    if (!filter || !facet) return []
    const options =
      facet.values?.map(({ value, ...counted }) => ({
        value,
        ...counted,
        label: value === emptyValue ? none : option(id, value),
      })) ?? null
    return [{ field: id, label: label(id), options }]
  })
}

type Words<Id> = { label: (id: Id) => string; option: (id: Id, value: string) => string; none: string }

/** What the table draws of a page of a plain list beside its rows: columns and filters in words, how many there are, where it stands. */
export function headOf<Id extends string>(
  columns: readonly ListColumn<Id>[],
  page: ListPage,
  state: TableState,
  words: Words<Id>,
) {
  return {
    state: { ...state, page: page.page },
    columns: headsOf(columns, words.label),
    total: page.total,
    keys: page.beside,
    facets: facetsWith(columns, page.facets, words),
  }
}
