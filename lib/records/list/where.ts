import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { Prisma } from '@/lib/db/generated/client'
import { emptyValue, type TableState } from '@/lib/table/state'
import { folded } from '@/lib/text/fold'
import { type Branch, columnValue, isWorking, textOf } from './branches'
import type { ListColumn } from './columns'

type Sql = Prisma.Sql
const { sql, join } = Prisma
export type Narrowing = Pick<TableState, 'q' | 'filters'>

/**
 * The conditions of search and filters on one branch: words and fields together (AND), values of one field as alternatives
 * (OR). Retired records are seen only by those who ask for that status. `except` leaves one field out, for its own facet.
 */
export function narrowed(
  columns: readonly ListColumn[],
  branch: Branch,
  { q, filters }: Narrowing,
  except?: string,
): Sql {
  const parts = [
    ...wordsOf(q).map((word) => sql`${textOf(branch)} LIKE ${`%${escaped(word)}%`}`),
    ...columns.flatMap((column) => {
      const chosen = filters[column.name]
      return column.filter && column.name !== except && chosen?.length ? [matches(column, branch, chosen)] : []
    }),
  ]
  if (isWorking(branch) && !filters.status?.length && except !== 'status') parts.push(sql`r.status <> 'retired'`)
  return parts.length > 0 ? join(parts, ' AND ') : sql`TRUE`
}

/** The words of a search as they are kept: lower case, without accents; at most eight. */
function wordsOf(q: string): string[] {
  return folded(q).split(' ').filter(Boolean).slice(0, 8)
}

function matches(column: ListColumn, branch: Branch, chosen: readonly string[]): Sql {
  const values = chosen.filter((value) => value !== emptyValue)
  const orEmpty = chosen.includes(emptyValue)
  const value = columnValue(column, branch)
  switch (column.shape) {
    case 'text':
    case 'bool':
    case 'date':
    case 'integer':
      return sql`(${value}::text = ANY(${values}::text[])${orEmpty ? sql` OR ${value} IS NULL` : sql``})`
    case 'array':
      return sql`(${value} && ${values}::text[]${orEmpty ? sql` OR cardinality(${value}) = 0` : sql``})`
    case 'relation':
      return branch === 'live'
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

/** Records whose working copy this person reads: all, those of the own departments, or none. */
export function workingScope(actor: Actor): Prisma.RecordWhereInput {
  const scope = registerScope(actor)
  switch (scope.kind) {
    case 'all':
      return {}
    case 'some':
      return { departmentId: { in: [...scope.departmentIds] } }
    case 'none':
      return { id: { in: [] } }
  }
}

/**
 * Records whose present state this person may read: working copies, and outside the own departments those in force, whose
 * working copy says what was approved. Whose draft it is decides, not who owns it: an owner elsewhere sees no draft.
 */
export function presentScope(actor: Actor): Prisma.RecordWhereInput {
  const scope = registerScope(actor)
  const approved = scope.kind === 'some' && scope.inForce && scope.view === 'full'
  return approved ? { OR: [workingScope(actor), { status: 'in_force' }] } : workingScope(actor)
}
