import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { Prisma } from '@/lib/db/generated/client'
import { emptyValue, type TableState } from '@/lib/table/state'
import { literal, searchWords } from '@/lib/text/fold'
import type { Locale } from '@/lib/text/locale'
import { type Branch, columnValue, isWorking, keptText, textOf } from './branches'
import type { ListColumn } from './columns'

type Sql = Prisma.Sql
const { sql, join } = Prisma
/** What narrows a list, and the language in which the labels of closed lists are searched. */
export type Narrowing = Pick<TableState, 'q' | 'filters'> & { locale: Locale }

/**
 * The conditions of search and filters on one branch: words and fields together (AND), values of one field as alternatives
 * (OR). Retired records are seen only by those who ask for that status. `except` leaves one field out, for its own facet.
 */
export function narrowed(
  columns: readonly ListColumn[],
  branch: Branch,
  { q, filters, locale }: Narrowing,
  except?: string,
): Sql {
  const parts = [
    ...searchWords(q).map((word) => holds(branch, word, locale)),
    ...columns.flatMap((column) => {
      const chosen = filters[column.name]
      return column.filter && column.name !== except && chosen?.length ? [matches(column, branch, chosen)] : []
    }),
  ]
  if (isWorking(branch) && !filters.status?.length && except !== 'status') parts.push(sql`r.status <> 'retired'`)
  return parts.length > 0 ? join(parts, ' AND ') : sql`TRUE`
}

/** Whether a word stands in what is searched. The text as it is kept is asked too, because only that has an index. */
function holds(branch: Branch, word: string, locale: Locale): Sql {
  const like = `%${literal(word)}%`
  const text = sql`${textOf(branch, locale)} LIKE ${like}`
  return branch === 'title' ? text : sql`(${keptText(branch)} LIKE ${like} AND ${text})`
}

/**
 * Where the words of a search stand in a record, best first: the reference itself, the beginning of the title, reference and
 * title, anywhere; null where nothing is searched. The same order as `searchRank` has.
 */
export function rankOf(branch: Branch, q: string): Sql | null {
  const words = searchWords(q)
  if (words.length === 0) return null
  const asked = words.join(' ')
  const [ref, title] = [1, 2].map((line) => sql`split_part(${keptText(branch)}, chr(10), ${line}::int)`)
  const inHead = words.map((word) => {
    const like = `%${literal(word)}%`
    return sql`(${ref} LIKE ${like} OR ${title} LIKE ${like})`
  })
  return sql`CASE WHEN ${ref} = ${asked} THEN 0 WHEN ${title} LIKE ${`${literal(asked)}%`} THEN 1
    WHEN ${join(inHead, ' AND ')} THEN 2 ELSE 3 END`
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
