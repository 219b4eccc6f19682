import { Prisma } from '@/lib/db/generated/client'
import { emptyValue, type TableState } from '@/lib/table/state'
import { folded } from '@/lib/text/fold'
import type { ListColumn } from './columns'
import { columnValue, isWorking, type Side, textOf } from './sides'

type Sql = Prisma.Sql
const { sql, join } = Prisma
export type Narrowing = Pick<TableState, 'q' | 'filters'>

/**
 * The conditions of search and filters on one side: words and fields together (AND), values of one field as alternatives
 * (OR). Retired records are seen only by those who ask for that status. `except` leaves one field out, for its own facet.
 */
export function narrowed(columns: readonly ListColumn[], side: Side, { q, filters }: Narrowing, except?: string): Sql {
  const parts = [
    ...wordsOf(q).map((word) => sql`${textOf(side)} LIKE ${`%${escaped(word)}%`}`),
    ...columns.flatMap((column) => {
      const chosen = filters[column.name]
      return column.filter && column.name !== except && chosen?.length ? [matches(column, side, chosen)] : []
    }),
  ]
  if (isWorking(side) && !filters.status?.length && except !== 'status') parts.push(sql`r.status <> 'retired'`)
  return parts.length > 0 ? join(parts, ' AND ') : sql`TRUE`
}

/** The words of a search as they are kept: lower case, without accents; at most eight. */
export function wordsOf(q: string): string[] {
  return folded(q).split(' ').filter(Boolean).slice(0, 8)
}

function matches(column: ListColumn, side: Side, chosen: readonly string[]): Sql {
  const values = chosen.filter((value) => value !== emptyValue)
  const orEmpty = chosen.includes(emptyValue)
  const value = columnValue(column, side)
  switch (column.shape) {
    case 'text':
    case 'bool':
    case 'date':
    case 'integer':
      return sql`(${value}::text = ANY(${values}::text[])${orEmpty ? sql` OR ${value} IS NULL` : sql``})`
    case 'array':
      return sql`(${value} && ${values}::text[]${orEmpty ? sql` OR cardinality(${value}) = 0` : sql``})`
    case 'relation':
      return side === 'live'
        ? liveRelation(column.name, values, orEmpty)
        : sql`(${value} && ${values}::text[]${orEmpty ? sql` OR cardinality(${value}) = 0` : sql``})`
  }
}

function liveRelation(field: string, refs: readonly string[], orEmpty: boolean): Sql {
  const none = sql` OR NOT EXISTS (SELECT FROM "RecordLink" l WHERE l."fromId" = r.id AND l.field = ${field})`
  return sql`(r.id IN (SELECT l."fromId" FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId"
    WHERE l.field = ${field} AND t.ref = ANY(${[...refs]}::text[]))${orEmpty ? none : sql``})`
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
