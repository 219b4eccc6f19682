import { z } from 'zod'
import type { RegisterScope } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { emptyValue } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { branchesOf, columnValue, from, identifier, within } from './branches'
import type { ListColumn } from './columns'
import { type Narrowing, narrowed } from './where'

type Sql = Prisma.Sql
const { sql, join } = Prisma
const rows = z.array(z.object({ facet: z.string(), value: z.string().nullable(), count: z.number() }))

/** Values of one facet with the number of records, most first; `value` may be the sign for "empty". */
export type FacetCounts = { name: string; values: readonly { value: string; count: number }[] }

const most = 100

/**
 * The number of records that match, and per facet the values that the other filters leave (one query). Facets without a
 * choice of their own share one scan; a facet with a choice counts without it, so that more can be chosen.
 */
export async function countFacets(
  tx: Tx,
  register: AnyRegister,
  scope: RegisterScope,
  columns: readonly ListColumn[],
  narrowing: Narrowing,
  asOf: Instant | null,
): Promise<{ total: number; facets: FacetCounts[] }> {
  if (branchesOf(scope, asOf).length === 0) return { total: 0, facets: [] }
  const facets = columns.filter((column) => column.filter)
  const chosen = facets.filter((column) => column.name === 'status' || narrowing.filters[column.name]?.length)
  const shared = facets.filter((column) => !chosen.includes(column))
  const set = (fields: readonly ListColumn[], except?: string) =>
    seen(register, scope, columns, narrowing, fields, asOf, except)
  const sets = [
    sql`seen AS MATERIALIZED (${set(shared)})`,
    ...chosen.map((column, index) => sql`${identifier(`seen${index}`)} AS (${set([column], column.name)})`),
  ]
  const counts = [
    sql`SELECT 'total' AS facet, NULL AS value, count(*)::int AS count FROM seen`,
    ...shared.map((column) => counted(column, sql`seen`)),
    ...chosen.map((column, index) => counted(column, identifier(`seen${index}`))),
  ]
  const found = rows.parse(await tx.$queryRaw`WITH ${join(sets, ', ')} ${join(counts, ' UNION ALL ')}`)
  return {
    total: found.find((row) => row.facet === 'total')?.count ?? 0,
    facets: facets.map(({ name }) => ({
      name,
      values: found.flatMap((row) =>
        row.facet === `f.${name}` ? [{ value: row.value ?? emptyValue, count: row.count }] : [],
      ),
    })),
  }
}

function seen(
  register: AnyRegister,
  scope: RegisterScope,
  columns: readonly ListColumn[],
  narrowing: Narrowing,
  fields: readonly ListColumn[],
  asOf: Instant | null,
  except?: string,
): Sql {
  const parts = branchesOf(scope, asOf).map((branch) => {
    const chosen = fields.map((column) => {
      const value = column.shape === 'relation' && branch === 'live' ? sql`NULL::text[]` : columnValue(column, branch)
      return sql`, ${value} AS ${identifier(column.name)}`
    })
    return sql`SELECT r.id, ${branch === 'live'}::boolean AS live ${join([sql``, ...chosen], ' ')} FROM ${from(register, branch, asOf)}
      WHERE ${within(register, scope, branch, asOf)} AND ${narrowed(columns, branch, narrowing, except)}`
  })
  return join(parts, ' UNION ALL ')
}

function counted(column: ListColumn, set: Sql): Sql {
  return sql`(SELECT ${`f.${column.name}`} AS facet, value, sum(n)::int AS count FROM (${partCounts(column, set)}) f
    GROUP BY value ORDER BY sum(n) DESC, value LIMIT ${most})`
}

/** Values with a number n of records each; NULL stands for "empty". Links are counted before their names are looked up. */
function partCounts(column: ListColumn, set: Sql): Sql {
  const name = identifier(column.name)
  const each = sql`unnest(CASE WHEN cardinality(s.${name}) = 0 THEN ARRAY[NULL]::text[] ELSE s.${name} END)`
  const links = sql`FROM ${set} s JOIN "RecordLink" l ON l."fromId" = s.id AND l.field = ${column.name} WHERE s.live`
  switch (column.shape) {
    case 'text':
    case 'bool':
    case 'date':
    case 'integer':
      return sql`SELECT s.${name}::text AS value, 1 AS n FROM ${set} s`
    case 'array':
      return sql`SELECT ${each} AS value, 1 AS n FROM ${set} s`
    case 'relation':
      return sql`SELECT t.ref AS value, g.n FROM (SELECT l."toId", count(*)::int AS n ${links} GROUP BY l."toId") g
          JOIN "Record" t ON t.id = g."toId"
        UNION ALL SELECT NULL, e.n FROM (SELECT (SELECT count(*) FROM ${set} s WHERE s.live)::int
          - (SELECT count(DISTINCT l."fromId") ${links})::int AS n) e WHERE e.n > 0
        UNION ALL SELECT ${each}, 1 FROM ${set} s WHERE NOT s.live`
  }
}
