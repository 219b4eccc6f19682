import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { countLimit, emptyValue } from '@/lib/table/state'
import { conditions, isList } from './conditions'
import type { Asked, ListBranch, ListSource, SourceColumn, Sql, Stepped } from './source'

const { sql, join } = Prisma
const found = z.array(z.object({ facet: z.string(), value: z.string().nullable(), count: z.number() }))

/** A value, which may be the sign for "empty", with the number of its rows; `more`: with more than that. */
export type FacetValue = { value: string; count: number; more?: true }
/** Values of one field, most first. */
export type FacetCounts = { name: string; values: readonly FacetValue[] }

const most = 100

/**
 * The values that the other filters leave, with their numbers, for the field that stands open and those with chosen
 * values; the hundred most frequent of each (one query, none when nothing is asked). Where nothing else narrows a list and indexes
 * allow it, a number is exact up to that of totals.
 */
export async function countFacets(tx: Tx, source: ListSource, state: Asked): Promise<FacetCounts[]> {
  const asked = source.columns.filter(
    ({ name, filter }) => filter && (state.open === name || state.filters[name]?.length),
  )
  if (state.bare || asked.length === 0) return []
  if (source.branches.length === 0) return asked.map(({ name }) => ({ name, values: [] }))
  const parts = asked.map((column) => {
    const counts = source.branches.map((branch) => {
      const by = narrows(state, column.name) ? null : branch.stepped?.(column)
      return by ? countsByStep(source, branch, by, state, column.name) : countsIn(source, branch, column, state)
    })
    return sql`(SELECT ${column.name} AS facet, value, sum(n)::int AS count FROM (${join(counts, ' UNION ALL ')}) f
      GROUP BY value HAVING sum(n) > 0 ORDER BY sum(n) DESC, value LIMIT ${most})`
  })
  const rows = found.parse(await tx.$queryRaw`${join(parts, ' UNION ALL ')}`)
  return asked.map(({ name }) => ({
    name,
    values: rows.flatMap(({ facet, value, count }) =>
      facet === name ? [{ value: value ?? emptyValue, ...upTo(count, isBounded(source, state, name)) }] : [],
    ),
  }))
}

/** Whether a search or another filter narrows the list: then fewer rows are read than values would be stepped through. */
function narrows({ q, filters }: Asked, field: string): boolean {
  return q !== '' || Object.entries(filters).some(([name, chosen]) => name !== field && chosen?.length)
}

function isBounded({ columns, branches }: ListSource, state: Asked, field: string): boolean {
  const column = columns.find(({ name }) => name === field)
  return column !== undefined && !narrows(state, field) && branches.some(({ stepped }) => stepped?.(column))
}

function upTo(count: number, bounded: boolean): Pick<FacetValue, 'count' | 'more'> {
  return bounded && count > countLimit ? { count: countLimit, more: true } : { count }
}

/** Each value is found as the next one in its index, and its rows are counted as far as is said. */
function countsByStep(
  { columns }: ListSource,
  branch: ListBranch,
  { by, there }: Stepped,
  state: Asked,
  field: string,
): Sql {
  const where = sql`${conditions(columns, branch, state, field)}${there ? sql` AND ${there}` : sql``}`
  const next = (after: Sql) =>
    sql`SELECT ${by} AS value FROM ${branch.from} WHERE ${where} AND ${after} ORDER BY ${by} LIMIT 1`
  const rows = (which: Sql) =>
    sql`(SELECT count(*)::int FROM (SELECT 1 FROM ${branch.from} WHERE ${where} AND ${which} LIMIT ${countLimit + 1}) counted)`
  return sql`SELECT NULLIF(c.value::text, '') AS value, c.n FROM (
    WITH RECURSIVE steps AS ((SELECT f.value, 1 AS place FROM (${next(sql`${by} IS NOT NULL`)}) f)
      UNION ALL SELECT (${next(sql`${by} > s.value`)}), s.place + 1 FROM steps s
        WHERE s.value IS NOT NULL AND s.place < ${most})
    SELECT s.value::text AS value, ${rows(sql`${by} = s.value`)} AS n FROM steps s WHERE s.value IS NOT NULL
    UNION ALL SELECT NULL, ${rows(sql`${by} IS NULL`)}) c`
}

/** Values with a number n of rows each; NULL stands for "empty". What is linked is counted before it is named, in one pass. */
function countsIn(source: ListSource, branch: ListBranch, column: SourceColumn, state: Asked): Sql {
  const where = conditions(source.columns, branch, state, column.name)
  const linked = branch.linked?.(column)
  if (linked)
    return sql`SELECT ${linked.valueOf(sql`g.target`)} AS value, g.n FROM (
      SELECT ${linked.to} AS target, count(*)::int AS n
      FROM (SELECT ${branch.id} AS id FROM ${branch.from} WHERE ${where} OFFSET 0) s
      LEFT JOIN ${linked.from} ON ${linked.of} = s.id AND ${linked.where} GROUP BY 1) g`
  if (!isList(column))
    return sql`SELECT v.value, count(*)::int AS n FROM (SELECT ${branch.value(column)}::text AS value
      FROM ${branch.from} WHERE ${where}) v GROUP BY 1`
  return sql`SELECT e.value, count(*)::int AS n FROM (SELECT ${branch.value(column)} AS list FROM ${branch.from}
    WHERE ${where}) v CROSS JOIN LATERAL unnest(CASE WHEN cardinality(v.list) = 0 THEN ARRAY[NULL]::text[] ELSE v.list END)
    AS e(value) GROUP BY 1`
}
