import { z } from 'zod'
import { plannedAgain, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { countLimit, pageCount, type SortKey, type Total } from '@/lib/table/state'
import { searchWords } from '@/lib/text/fold'
import { conditions, rankOf, readOnce, rowCount, rowsSkipped } from './conditions'
import { countFacets, type FacetCounts } from './facets'
import { keyFrom, keyText, type RowKey, rowKey } from './keys'
import {
  type Asked,
  asInteger,
  type ListBranch,
  type ListSource,
  type SortBy,
  type SourceColumn,
  type Sql,
  typeOfShape,
} from './source'
import { type Cursor, mergedOrder, type OrderKey, rowsOf, stepsOf } from './steps'
import { withWords } from './words'

const { sql, join, raw } = Prisma

/** How the rows of a page p are read: one row for each p.id (and p.branch), by `where`. */
export type Read<Row> = { select: Sql; from: Sql; where: Sql; row: z.ZodType<Row> }

/** A page of a list. `page` is one that there is; `next` and `before` are keys for the address, null where there is nothing. */
export type ListPage<Row> = {
  rows: readonly Row[]
  total: Total
  page: number
  size: number
  next: string | null
  before: string | null
  facets: readonly FacetCounts[]
}

/**
 * One page of a list with its total, unless nobody asks for it (one query; two when the page asked for is not there any more) and
 * the facets that are asked for (one more); one more where a search has an index of words. A source without branches is an empty list.
 */
export async function listOf<Row>(tx: Tx, declared: ListSource, state: Asked, read: Read<Row>): Promise<ListPage<Row>> {
  const none = { rows: [], total: { count: 0, exact: true }, page: 1, size: state.size, next: null, before: null }
  if (declared.branches.length === 0) return { ...none, facets: await countFacets(tx, declared, state) }
  const source = await withWords(tx, declared, state.q)
  const order = orderOf(source, state)
  const cursor = cursorOf(order, state)
  const facets = await countFacets(tx, source, state)
  const asked = await pageAt(tx, source, state, read, order, cursor ?? state.page)
  if (isThere(asked, state, cursor)) return { ...asked, size: state.size, facets }
  const { count } = asked.total.exact ? asked.total : await counted(tx, source, { ...state, counted: true })
  const last = Math.min(state.page, pageCount(state.size, count))
  return { ...(await pageAt(tx, source, state, read, order, last)), size: state.size, facets }
}

/** How many rows match, as a page of the list says it (one query). */
export async function totalFor(tx: Tx, source: ListSource, state: Asked): Promise<Total> {
  if (source.branches.length === 0) return { count: 0, exact: true }
  return counted(tx, await withWords(tx, source, state.q), state)
}

async function counted(tx: Tx, source: ListSource, state: Asked): Promise<Total> {
  const [answer] = z.array(z.object({ total: z.number() })).parse(await tx.$queryRaw(countOf(source, state)))
  return totalOf(answer?.total ?? 0, state)
}

const tallied = z.array(z.object({ value: z.string(), total: z.number() }))

/**
 * How many rows match with each of these values of a column, most first and none that has none; of each no more are counted than
 * the first so many (one query), so that what is found everywhere costs what is found seldom does.
 */
export async function totalsBy(
  tx: Tx,
  declared: ListSource,
  state: Asked,
  { field, values, most }: { field: string; values: readonly string[]; most: number },
): Promise<{ value: string; total: Total }[]> {
  if (declared.branches.length === 0 || values.length === 0) return []
  const source = await withWords(tx, declared, state.q)
  const parts = values.map(
    (value) => sql`SELECT ${value}::text AS value, c.total FROM
      (${countOf(source, { ...state, filters: { ...state.filters, [field]: [value] } }, most)}) c`,
  )
  const rows = tallied.parse(
    await tx.$queryRaw`SELECT * FROM (${join(parts, ' UNION ALL ')}) t WHERE total > 0 ORDER BY total DESC, value`,
  )
  return rows.map(({ value, total }) => ({ value, total: totalOf(total, {}, most) }))
}

const idRow = z.object({ id: z.string() })

/** Ids of all rows that match, in order, at most `limit` of them (one query). */
export async function matchingIds(tx: Tx, declared: ListSource, state: Asked, limit: number): Promise<string[]> {
  if (declared.branches.length === 0) return []
  const source = await withWords(tx, declared, state.q)
  const order = orderOf(source, state)
  const rows = z.array(idRow).parse(
    await tx.$queryRaw`WITH ${join(stepTables(source, state, order, null, limit), ', ')}
        SELECT id::text FROM found ORDER BY step, ${mergedOrder(order.keys, 'after')} LIMIT ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/**
 * The statement of all rows that match, in order, for who reads them one after another; null for a source without branches. `read`
 * gives of each row what it selects, by p.id (and p.branch).
 */
export async function everyRow(
  tx: Tx,
  declared: ListSource,
  state: Asked,
  read: Omit<Read<unknown>, 'row'>,
): Promise<Sql | null> {
  if (declared.branches.length === 0) return null
  const source = await withWords(tx, declared, state.q)
  const order = orderOf(source, state)
  const steps = stepsOf(order.keys, null)
  // A step that is always the same is no order to the database, and it would sort once more.
  const inOrder = sql`${steps.length > 1 ? sql`step, ` : sql``}${mergedOrder(order.keys, 'after')}`
  // What is read of a row is long: it comes to rows that are in order already and is never sorted itself.
  return sql`WITH ${join(stepTables(source, state, order, null, null), ', ')}
    SELECT x.* FROM (SELECT * FROM found ORDER BY ${inOrder}) p CROSS JOIN LATERAL
      (SELECT ${read.select} FROM ${read.from} WHERE ${read.where} OFFSET 0) x ORDER BY ${inOrder}`
}

type Order = {
  keys: readonly OrderKey[]
  /** Under which a key is good. */
  name: string
  /** By nothing but how well a search fits. */
  ranked: boolean
}

/** The order of a list: by its group, its sort, by how well a search fits, by its tie breaker, which goes with the last of the sort. */
function orderOf({ columns, branches }: ListSource, state: Asked): Order {
  const grouped: SortKey[] = state.group == null ? [] : [{ field: state.group, dir: 'asc' }]
  const asked = [...grouped, ...state.sort.filter(({ field }) => field !== state.group)]
  const sort = asked.flatMap(({ field, dir }) => {
    const column = columns.find((candidate) => candidate.sort && candidate.name === field)
    return column ? [{ column, dir }] : []
  })
  const ranks = branches.map((branch) => (state.inOrder ? null : rankOf(branch, state.q)))
  const isRanked = ranks.some((rank) => rank !== null)
  const last = sort.at(-1)?.dir ?? 'asc'
  const sorted = sort.map(
    ({ column, dir }): OrderKey => ({ dir, in: branches.map((branch) => sortBy(branch, column)) }),
  )
  const keys: OrderKey[] = [
    ...sorted,
    ...(isRanked
      ? [{ dir: 'asc' as const, in: ranks.map((by) => ({ by: by ?? sql`3`, as: asInteger, filled: true })) }]
      : []),
    {
      dir: last,
      in: branches.map(({ tie }, place) => ({ ...tie, by: sorted[0]?.in[place]?.tie ?? tie.by, filled: true })),
    },
  ]
  const name = [...sort.map(({ column, dir }) => `${dir} ${column.name}`), ...(isRanked ? [`rank ${state.q}`] : [])]
  return { keys, name: name.join(), ranked: isRanked && sort.length === 0 }
}

function sortBy(branch: ListBranch, column: SourceColumn): SortBy {
  const own = branch.order?.(column)
  if (own) return own
  const value = branch.value(column)
  return { by: column.shape === 'text' ? sql`lower(${value})` : value, as: typeOfShape(column.shape) }
}

function cursorOf({ keys, name }: Order, { after = null, before = null }: Asked): Cursor | null {
  const types = keys.flatMap((key) => key.in.slice(0, 1).map(({ as }) => as))
  const follows = keyFrom(after, name, types)
  if (follows) return { key: follows, side: 'after' }
  const precedes = keyFrom(before, name, types)
  return precedes && { key: precedes, side: 'before' }
}

type Found<Row> = Pick<ListPage<Row>, 'rows' | 'total' | 'page' | 'next' | 'before'>

/** What the engine itself asks of each row, beside what its reader does. */
const head = z.object({
  list_total: z.number(),
  list_place: z.bigint().nullable(),
  list_keys: rowKey.nullable(),
})

async function pageAt<Row>(
  tx: Tx,
  source: ListSource,
  state: Asked,
  read: Read<Row>,
  order: Order,
  at: Cursor | number,
): Promise<Found<Row>> {
  const { size } = state
  const cursor = typeof at === 'number' ? null : at
  const page = typeof at === 'number' ? at : state.page
  const offset = typeof at === 'number' ? (at - 1) * size : 0
  const side = cursor?.side ?? 'after'
  const keys = join(order.keys.map((_, index) => raw(`k${index}`)))
  const isBounded = !state.counted && state.page * size < foundLimit
  // All that a search finds is gathered once where all of it is counted and nothing but the tie breaker orders it.
  const isGathered = order.ranked || (state.q !== '' && state.counted === true && order.name === '')
  const hits = isGathered
    ? hitsOf(source, state, order, isBounded ? sql`LIMIT ${rowCount(foundLimit + 1)}` : sql``)
    : null
  const isPlain = isNothingAsked(state)
  const [tables, left] = hits
    ? [[...hits.tables, ...stepTables(hits.source, unasked(state), hits.order, cursor, offset + size + 1)], offset]
    : pageTables(source, state, order, cursor, offset)
  const answered = z.array(z.unknown()).parse(
    await tx.$queryRaw`${isPlain || isFew(state) ? raw(plannedAgain) : sql``}
    WITH ${join(tables, ', ')},
    page AS (SELECT *, row_number() OVER () AS place FROM (
      SELECT * FROM found ORDER BY step, ${mergedOrder(order.keys, side)} LIMIT ${rowCount(size + 1)}
      ${rowsSkipped(left, isPlain)}) ordered),
    counted AS (${state.uncounted ? sql`SELECT 0 AS total` : hits ? countOf(hits.source, unasked(state)) : countOf(source, state)})
    SELECT c.total AS list_total, p.place AS list_place, jsonb_build_array(${keys}) AS list_keys, x.*
    FROM counted c LEFT JOIN page p ON TRUE
    LEFT JOIN LATERAL (SELECT ${read.select} FROM ${read.from} WHERE ${read.where}) x ON TRUE
    ORDER BY p.place`,
  )
  const heads = z.array(head).parse(answered)
  // Without rows the total still comes, beside a place that is empty.
  const there = heads.flatMap(({ list_place, list_keys }, index) =>
    list_place === null ? [] : [{ index, key: list_keys }],
  )
  const shown = there.slice(0, size)
  if (side === 'before') shown.reverse()
  const keyOf = (one: (typeof shown)[number] | undefined) =>
    one?.key ? keyText(order.name, one.key satisfies RowKey) : null
  const isMore = there.length > size
  const total = state.uncounted
    ? notCounted
    : totalOf(heads[0]?.list_total ?? 0, state, hits && isBounded ? foundLimit : countLimit)
  return {
    rows: z.array(read.row).parse(shown.map(({ index }) => answered[index])),
    total,
    page: total.exact && total.count === 0 ? 1 : page,
    next: side === 'before' || isMore ? keyOf(shown.at(-1)) : null,
    before: (side === 'before' ? isMore : page > 1 || cursor !== null) ? keyOf(shown[0]) : null,
  }
}

/** The total of a list that nobody counted. */
const notCounted: Total = { count: 0, exact: false }

/** Of more matches only so many are ranked, and the total says that there are more; all of them for a page beyond these. */
export const foundLimit = 500

const unasked = (state: Asked): Asked => ({ ...state, q: '', filters: {} })

/**
 * What a search without a sort finds, as rows of id and keys: the text of a row, which is long, is read once if it is ranked. The
 * row whose reference is what was asked for is always among them.
 */
function hitsOf({ columns, branches: all }: ListSource, state: Asked, { ranked }: Order, bound: Sql) {
  const source = { columns, branches: ranked ? all.map(readOnce) : all }
  const order = orderOf(source, state)
  const name = (place: number) => raw(`hits${place}`)
  const tables = source.branches.map((branch, place) => {
    const where = conditions(source.columns, branch, state)
    const keys = order.keys.flatMap(({ in: by }, index) =>
      by[place] ? [sql`, (${by[place].by})::${by[place].as.type} AS ${raw(`k${index}`)}`] : [],
    )
    const hits = (also: Sql, limit: Sql) =>
      sql`(SELECT ${branch.id} AS id ${join([sql``, ...keys], ' ')} FROM ${branch.from} WHERE ${where}${also} ${limit})`
    const named = branch.named?.(searchWords(state.q).join(' '))
    return sql`${name(place)} AS MATERIALIZED (${hits(sql``, bound)}
      ${named ? sql`UNION ${hits(sql` AND ${named}`, sql``)}` : sql``})`
  })
  const branches = source.branches.map(
    ({ name: own, tie }, place): ListBranch => ({
      ...{ name: own, tie, from: sql`${name(place)} h`, where: sql`TRUE`, id: sql`h.id`, value: () => sql`NULL` },
    }),
  )
  const keys = order.keys.map(
    ({ dir, in: by }, index): OrderKey => ({
      dir,
      in: by.map(({ as }) => ({ by: sql`h.${raw(`k${index}`)}`, as, filled: true })),
    }),
  )
  return { tables, source: { columns: [], branches }, order: { ...order, keys } }
}

/** A plan that is kept serves any value of a filter, and often none of them well: only lists that nothing narrows have one. */
export const isNothingAsked = ({ q, filters }: Asked) =>
  q === '' && Object.values(filters).every((chosen) => !chosen?.length)

/** The first of a list and their number under filters that a program chose: asked again and again in the same words. */
const isFew = ({ q, bare, counted }: Asked) => q === '' && bare === true && counted === true

/** The steps of a page, and what of its offset is left: one range of one branch skips rows where they are read. */
function pageTables(source: ListSource, state: Asked, order: Order, cursor: Cursor | null, offset: number) {
  const isOne = source.branches.length === 1 && stepsOf(order.keys, cursor).length === 1
  return isOne
    ? ([stepTables(source, state, order, cursor, state.size + 1, offset), 0] as const)
    : ([stepTables(source, state, order, cursor, offset + state.size + 1), offset] as const)
}

/** Rows of each step; a later one is not read when those before it fill the page. */
function stepTables(
  source: ListSource,
  state: Asked,
  order: Order,
  cursor: Cursor | null,
  limit: number | null,
  offset = 0,
): Sql[] {
  const steps = stepsOf(order.keys, cursor)
  const skipped = rowsSkipped(offset, isNothingAsked(state))
  const tables = steps.map((step, index) => {
    const before = steps.slice(0, index).map((_, earlier) => sql`(SELECT count(*) FROM ${raw(`step${earlier}`)})`)
    const open = before.length > 0 && limit !== null ? sql` AND ${join(before, ' + ')} < ${limit}` : sql``
    const parts = source.branches.map((branch, place) => {
      const where = sql`${conditions(source.columns, branch, state)}${open}`
      return rowsOf(branch, place, order.keys, step, cursor?.side ?? 'after', { where, limit, offset: skipped })
    })
    return sql`${raw(`step${index}`)} AS MATERIALIZED (${join(parts, ' UNION ALL ')})`
  })
  const all = steps.map((_, index) => sql`SELECT ${index}::int AS step, * FROM ${raw(`step${index}`)}`)
  return [...tables, sql`found AS (${join(all, ' UNION ALL ')})`]
}

/** How many rows match; no more are counted than are said, unless all are asked for. */
function countOf({ columns, branches }: ListSource, state: Asked, limit = countLimit): Sql {
  const cap = state.counted ? sql`` : sql`LIMIT ${rowCount(limit + 1)}`
  // What others work on is mostly more than one's own, so that the limit is reached before that is looked for.
  const parts = [...branches]
    .reverse()
    .map((branch) => sql`(SELECT 1 FROM ${branch.from} WHERE ${conditions(columns, branch, state)} ${cap})`)
  return sql`SELECT count(*)::int AS total FROM (SELECT 1 FROM (${join(parts, ' UNION ALL ')}) every_one ${cap}) some_of_them`
}

function totalOf(count: number, { counted }: Pick<Asked, 'counted'>, limit = countLimit): Total {
  return counted || count <= limit ? { count, exact: true } : { count: limit, exact: false }
}

/** Whether a page was there: an empty one is when nothing matches; one before a key is whole. */
function isThere<Row>({ rows, total }: Found<Row>, { page, size }: Asked, cursor: Cursor | null): boolean {
  if (cursor?.side === 'before') return rows.length === size
  return rows.length > 0 || (total.exact && total.count === 0) || (page === 1 && cursor === null)
}
