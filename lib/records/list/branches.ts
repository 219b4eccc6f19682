import { placeOf, recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import { Prisma } from '@/lib/db/generated/client'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { type Locale, locales } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import type { ListColumn } from './columns'

type Sql = Prisma.Sql
const { sql, raw } = Prisma

/**
 * Records a person sees come from two branches: working copies (r with its own table d) and, outside the own departments,
 * versions in force (r with the frozen values x.c). 'title' is the frozen branch of people who see titles only. As of a
 * past moment r is each record as it stood, and the working copies are 'past': r with the values x.c of then.
 */
export type Branch = 'live' | 'past' | 'frozen' | 'title'

/** The branches of a scope, now or as of a moment; none when nothing may be read. */
export function branchesOf(scope: RegisterScope, asOf: Instant | null): readonly Branch[] {
  const working: Branch = asOf === null ? 'live' : 'past'
  if (scope.kind === 'all') return [working]
  if (scope.kind === 'none') return []
  const outside: readonly Branch[] = scope.inForce ? [scope.view === 'title' ? 'title' : 'frozen'] : []
  return scope.departmentIds.length > 0 ? [working, ...outside] : outside
}

/** Whether a branch shows working copies. */
export function isWorking(branch: Branch): boolean {
  return branch === 'live' || branch === 'past'
}

/** Tables of a branch. Identifiers come from the declaration only. */
export function from(register: AnyRegister, branch: Branch, asOf: Instant | null): Sql {
  if (branch === 'live') return sql`"Record" r JOIN ${identifier(register.table)} d ON d.id = r.id`
  const records = recordsAt(asOf, sql`n.register = ${register.slug}`)
  if (branch === 'past') return sql`${records} r CROSS JOIN LATERAL (SELECT r.values AS c) x`
  return sql`${records} r JOIN "RecordVersion" v ON v.id = r."inForceVersionId"
    CROSS JOIN LATERAL (SELECT v.content::jsonb -> 'values' AS c OFFSET 0) x`
}

/** Which rows of a branch the person may read. */
export function within(register: AnyRegister, scope: RegisterScope, branch: Branch, asOf: Instant | null): Sql {
  const mine = scope.kind === 'some' ? [...scope.departmentIds] : []
  const own = sql`r.${placeOf(asOf)} = ANY(${mine}::uuid[])`
  if (isWorking(branch)) return sql`r.register = ${register.slug} AND ${scope.kind === 'all' ? sql`TRUE` : own}`
  return sql`r.register = ${register.slug} AND r."inForceVersionId" IS NOT NULL AND ${own} IS NOT TRUE`
}

/** The value of a column on a branch, typed by its shape; a relation is an array of reference numbers. */
export function columnValue(column: ListColumn, branch: Branch): Sql {
  const special = keptByRecord(column.name, branch)
  if (special) return special
  const live = columnInTable(column, branch)
  switch (column.shape) {
    case 'text':
      return live ? sql`NULLIF(${live}::text, '')` : sql`NULLIF(x.c ->> ${column.name}, '')`
    case 'array':
      return live ?? frozenArray(column.name)
    case 'bool':
      return live ?? sql`(x.c ->> ${column.name})::boolean`
    case 'date':
      return live ?? sql`(x.c ->> ${column.name})::date`
    case 'integer':
      return live ?? sql`(x.c ->> ${column.name})::integer`
    case 'relation':
      return branch === 'live' ? linkedRefs(column.name) : frozenArray(column.name)
  }
}

/** The lines of what is kept for a search: reference, title, the rest, then the labels of its codes, a line a language. */
const labelLines = 4

/** What is kept for a search of this branch, in those lines. */
export function keptText(branch: Branch): Sql {
  return isWorking(branch) ? sql`r."searchText"` : sql`r."inForceText"`
}

/**
 * What a search looks in: of the kept lines all but the labels in other languages. People who see titles only search in
 * reference, title and owner.
 */
export function textOf(branch: Branch, locale: Locale): Sql {
  const text = keptText(branch)
  const line = (number: number) => sql`split_part(${text}, chr(10), ${number}::int)`
  if (branch === 'title')
    return sql`concat_ws(chr(10), ${line(1)}, ${line(2)}, (SELECT folded(name) FROM "User" WHERE id = r."ownerId"))`
  const labels = line(labelLines + locales.indexOf(locale))
  return sql`concat_ws(chr(10), ${line(1)}, ${line(2)}, ${line(3)}, ${labels})`
}

/** A name of a table or column, quoted; anything but letters and digits is a mistake in a declaration. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${name} cannot be a table or a column`)
  return raw(`"${name}"`)
}

function keptByRecord(name: string, branch: Branch): Sql | null {
  switch (name) {
    case 'ref':
      return sql`r.ref`
    case 'status':
      return isWorking(branch) ? sql`r.status::text` : sql`'in_force'::text`
    case 'missing':
      // Known for the working copy; that of another version is not computed.
      return isWorking(branch) ? sql`r.missing` : sql`CASE WHEN r.status = 'in_force' THEN r.missing END`
    case 'updatedAt':
      return sql`r."updatedAt"`
    case 'ownerId':
      return sql`r."ownerId"::text`
    case 'ownerRole':
    case 'formerRef':
      return sql`NULLIF(r.${identifier(name)}, '')`
    case 'tags':
      return sql`r.tags`
    case 'nextReviewOn':
      return sql`r."nextReviewOn"`
    default:
      return null
  }
}

/** Where a declared column stands as a column of its own; null where it is one of the values x.c. */
function columnInTable({ name, field }: ListColumn, branch: Branch): Sql | null {
  if (branch === 'live' && field?.origin === 'own') return sql`d.${identifier(name)}`
  return isWorking(branch) && field?.origin === 'base' ? sql`r.${identifier(name)}` : null
}

/** A list among the values x.c; none where it was not filled in, or where the past did not know the field. */
function frozenArray(name: string): Sql {
  const list = sql`x.c -> ${name}`
  return sql`ARRAY(SELECT e #>> '{}' FROM jsonb_array_elements(CASE WHEN jsonb_typeof(${list}) = 'array' THEN ${list} END) e
    WHERE jsonb_typeof(e) = 'string')`
}

function linkedRefs(name: string): Sql {
  return sql`ARRAY(SELECT t.ref FROM "RecordLink" l JOIN "Record" t ON t.id = l."toId"
    WHERE l."fromId" = r.id AND l.field = ${name})`
}
