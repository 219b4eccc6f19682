import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { emptyValue } from '@/lib/table/state'
import { conditions, isList } from './conditions'
import type { Asked, ListBranch, ListSource, SourceColumn, Sql } from './source'

const { sql, join } = Prisma
const found = z.array(z.object({ facet: z.string(), value: z.string().nullable(), count: z.number() }))

/** Values of one field with the number of rows, most first; a value may be the sign for "empty". */
export type FacetCounts = { name: string; values: readonly { value: string; count: number }[] }

const most = 100

/**
 * The values that the other filters leave, with their numbers, for the field that stands open and those with chosen
 * values; the hundred most frequent of each (one query, none when nothing is asked).
 */
export async function countFacets(tx: Tx, source: ListSource, state: Asked): Promise<FacetCounts[]> {
  const asked = source.columns.filter(
    ({ name, filter }) => filter && (state.open === name || state.filters[name]?.length),
  )
  if (state.bare || asked.length === 0) return []
  if (source.branches.length === 0) return asked.map(({ name }) => ({ name, values: [] }))
  const parts = asked.map((column) => {
    const counts = source.branches.map((branch) => countsIn(source, branch, column, state))
    return sql`(SELECT ${column.name} AS facet, value, sum(n)::int AS count FROM (${join(counts, ' UNION ALL ')}) f
      GROUP BY value ORDER BY sum(n) DESC, value LIMIT ${most})`
  })
  const rows = found.parse(await tx.$queryRaw`${join(parts, ' UNION ALL ')}`)
  return asked.map(({ name }) => ({
    name,
    values: rows.flatMap(({ facet, value, count }) => (facet === name ? [{ value: value ?? emptyValue, count }] : [])),
  }))
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
