import { z } from 'zod'
import { placeOf, recordsAt } from '@/lib/access/past/records-at'
import type { RegisterScope } from '@/lib/access/scope'
import { given } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { identifier } from '@/lib/lists/conditions'
import {
  asDate,
  asInstant,
  asInteger,
  asOneOf,
  asText,
  type Linked,
  type ListBranch,
  type ListSource,
  type SortBy,
  type Sql,
  type Stepped,
  typeOfShape,
} from '@/lib/lists/source'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { CoveragePart } from '@/lib/registers/declare/parts'
import type { Instant } from '@/lib/time/types'
import type { ListColumn } from './columns'
import { type CoveredBy, coverageMatches, coverageOf, transferMatches, transfersOf } from './counted'
import type { Kind, Place, View } from './place'
import { isReachFilter, partyRelations, partyRows, type ReachOf, reachMatches, reachOf } from './reach'
import { holdsIn, textIn, wordsIn } from './searched'

const { sql, join } = Prisma

/** The list of a register within a scope, for the engine; `only` is a further condition on r, which also shows what is retired. */
export function registerSource(view: View, columns: readonly ListColumn[], only: Sql | null = null): ListSource {
  const lasting: readonly (boolean | null)[] = view.searched && view.asOf !== null ? [true, false] : [null]
  const places = kindsOf(view.scope, view.asOf).flatMap((kind) =>
    lasting.map((lasts): Place => ({ kind, view, lasts })),
  )
  return {
    columns,
    branches: places.map((place): ListBranch => {
      const { kind } = place
      const field = (name: string) => columns.find((column) => column.name === name)
      const isWorking = kind === 'live' || kind === 'past'
      const { asOf } = view
      return {
        name: isWorking ? 'working' : 'frozen',
        from: fromOf(place),
        where: only ? sql`${within(place)} AND ${only}` : within(place),
        id: asOf === null && !isWorking ? sql`f."recordId"` : sql`r.id`,
        tie: view.register ? { by: numberOf(place), as: asInteger } : { by: sql`r.ref`, as: asText },
        value: ({ name }) => columnValue(field(name), place),
        order: ({ name }) => {
          const by = orderOf(field(name), place)
          return by && thereIn(place, by)
        },
        linked: ({ name, shape }) => (shape === 'relation' && kind === 'live' ? linksOf(name) : null),
        matches: ({ name }, values) => matchesOf(field(name), place, values),
        empty: ({ name }) => emptyIn(field(name), place),
        stepped: ({ name }) => steppedIn(field(name), place),
        named: (word) => sql`r.ref = ${word.toUpperCase()}`,
        text: textIn(place),
        ...(asOf === null || place.lasts ? { words: wordsIn(place) } : {}),
        holds: (like, text) => holdsIn(kind, view.locale, like, text),
        ...(isWorking && !only ? { atFirst: { field: 'status', where: sql`r.status <> 'retired'` } } : {}),
      }
    }),
  }
}

function kindsOf(scope: RegisterScope, asOf: Instant | null): Kind[] {
  const working: Kind = asOf === null ? 'live' : 'past'
  if (scope.kind === 'all') return [working]
  if (scope.kind === 'none') return []
  const outside: Kind[] = scope.inForce ? [scope.view === 'title' ? 'title' : 'frozen'] : []
  return scope.departmentIds.length > 0 ? [working, ...outside] : outside
}

/**
 * Tables of a branch. What nobody asks for costs nothing: an outer join by a key is left out by the database. The number, which
 * the own table repeats, lets two indexes in its order be read side by side.
 */
function fromOf({ kind, view: { register, asOf }, lasts }: Place): Sql {
  if (kind === 'live' && !register) return sql`"Record" r`
  if (kind === 'live' && register)
    return sql`"Record" r LEFT JOIN ${identifier(register.table)} d ON d.number = r.number`
  const still = lasts === null ? sql`` : lasts ? sql` AND n.until IS NULL` : sql` AND n.until IS NOT NULL`
  const moments = sql`${recordsAt(asOf, sql`${isOf(register, sql`n.register`)}${still}`)} r`
  const then = lasts ? sql`${moments} JOIN "Record" k ON k.id = r.id` : moments
  if (kind === 'past') return then
  return asOf === null
    ? sql`"VersionRow" f LEFT JOIN "Record" r ON r.id = f."recordId"`
    : sql`${then} LEFT JOIN "VersionRow" f ON f.id = r."inForceVersionId"`
}

/** Of one register, or of any. */
function isOf(register: AnyRegister | null, column: Sql): Sql {
  return register ? sql`${column} = ${register.slug}` : sql`TRUE`
}

/** Which rows of a branch the person may read. */
function within({ kind, view: { register, scope, asOf, planned }, lasts }: Place): Sql {
  const mine = scope.kind === 'some' ? [...scope.departmentIds] : []
  const kept = lasts && register ? sql` AND ${isOf(register, sql`k.register`)}` : sql``
  const ours = planned ? given(mine, 'uuid') : sql`${mine}::uuid[]`
  const isOurs = (place: Sql) => sql`${place} = ANY(${ours})`
  if (kind === 'live' || kind === 'past') {
    const own =
      scope.kind === 'all' ? sql`` : sql` AND ${isOurs(lasts ? sql`k."departmentId"` : sql`r.${placeOf(asOf)}`)}`
    return sql`${isOf(register, sql`r.register`)}${kept}${own}`
  }
  const elsewhere = (place: Sql) => (mine.length > 0 ? sql` AND ${isOurs(place)} IS NOT TRUE` : sql``)
  return asOf === null
    ? sql`f.current AND ${isOf(register, sql`f.register`)}${elsewhere(sql`f."placeId"`)}`
    : sql`${isOf(register, sql`r.register`)}${kept} AND r."inForceVersionId" IS NOT NULL${elsewhere(lasts ? sql`k."departmentId"` : sql`r."placeToday"`)}`
}

function numberOf({ kind, view: { asOf } }: Place): Sql {
  return (kind === 'frozen' || kind === 'title') && asOf === null ? sql`f.number` : sql`r.number`
}

/** The value of a column, typed by its shape; a relation is an array of reference numbers. */
function columnValue(column: ListColumn | undefined, place: Place): Sql {
  if (!column) return sql`NULL::text`
  const coverage = place.view.register?.coverage
  if (column.name === 'coverage' && coverage) return coverageOf(coverage, coveredIn(coverage, place))
  if (column.name === 'transfersTo') return transfersOf(rowsIn(transferField(place), place))
  if (isReachFilter(column.name)) return reachOf(column.name, reachIn(place))
  const plain = columnIn(column, place)
  const { name, shape } = column
  switch (shape) {
    case 'text':
      return plain ? sql`NULLIF(${plain}::text, '')` : shortText(name, place)
    case 'bool':
      return plain ?? sql`(${shortText(name, place)})::boolean`
    case 'date':
      return plain ?? sql`(${shortText(name, place)})::date`
    case 'integer':
      return plain ?? sql`(${shortText(name, place)})::integer`
    case 'array':
      return plain ?? shortList(name, place)
    case 'relation':
      return place.kind === 'live' ? sql`ARRAY[]::text[]` : shortList(name, place)
  }
}

/** Where a column stands as a column of a table; null where it is one of the short values. */
function columnIn({ name, field }: ListColumn, { kind }: Place): Sql | null {
  const isWorking = kind === 'live' || kind === 'past'
  if (!isWorking) {
    if (name === 'status') return sql`'in_force'::"RecordStatus"`
    // Known for the working copy; that of another version is not computed.
    if (name === 'missing') return sql`CASE WHEN r.status = 'in_force' THEN r.missing END`
    if (['title', 'departmentId', 'ruleSource', 'ruleReference'].includes(name)) return sql`f.${identifier(name)}`
  }
  if (field === null || field.origin === 'base') return sql`r.${identifier(name)}`
  return kind === 'live' && field.origin === 'own' ? sql`d.${identifier(name)}` : null
}

/** What coverage is counted from, in a branch. */
function coveredIn({ of }: CoveragePart, place: Place): CoveredBy {
  const isWorking = place.kind === 'live' || place.kind === 'past'
  return {
    missing: isWorking ? sql`r.missing` : sql`CASE WHEN r.status = 'in_force' THEN r.missing END`,
    open: isWorking ? sql`r."openFields"` : sql`f."openFields"`,
    of: place.kind === 'live' ? sql`d.${identifier(of)}` : shortText(of, place),
  }
}

const transferField = ({ view: { register } }: Place) => register?.transfers ?? 'transfers'

/** A small table of a branch, as jsonb. */
function rowsIn(name: string, { kind }: Place): Sql {
  if (kind === 'live') return sql`d.${identifier(name)}`
  if (kind === 'past') return sql`(r.values -> ${name})`
  return sql`(SELECT v.content::jsonb -> 'values' -> ${name} FROM "RecordVersion" v WHERE v.id = f.id)`
}

/** What a branch says of where data go; parties are those of the row, as they are today. */
function reachIn(place: Place): ReachOf {
  const { register } = place.view
  const fields = register ? partyRelations(register) : []
  const rows = { recipients: rowsIn('recipients', place), transfers: rowsIn(transferField(place), place) }
  if (place.kind !== 'live') {
    const refs = fields.map((name) => sql`x.ref = ANY(${shortList(name, place)})`)
    return { ...rows, isLinked: refs.length > 0 ? sql`(${join(refs, ' OR ')})` : sql`FALSE` }
  }
  const isParty = sql`l.field = ANY(${[...fields]}::text[])`
  return {
    ...rows,
    isLinked: sql`x.id IN (SELECT l."toId" FROM "RecordLink" l WHERE l."fromId" = r.id AND ${isParty})`,
    hasParty: (fits) =>
      sql`r.id IN (SELECT l."fromId" FROM ${partyRows()} JOIN "RecordLink" l ON l."toId" = x.id WHERE ${isParty} AND ${fits})`,
  }
}

function shortOf({ kind }: Place): Sql {
  return kind === 'past' ? sql`r.short` : sql`f.short`
}

// The name stands in the text, not beside it: only so it is the expression of the index.
function shortText(name: string, place: Place): Sql {
  return sql`${shortOf(place)} ->> ${literalOf(name)}`
}

function shortList(name: string, place: Place): Sql {
  const list = sql`${shortOf(place)} -> ${literalOf(name)}`
  return sql`ARRAY(SELECT jsonb_array_elements_text(CASE WHEN jsonb_typeof(${list}) = 'array' THEN ${list} END))`
}

function literalOf(name: string): Sql {
  identifier(name)
  return Prisma.raw(`'${name}'`)
}

const asStatus = asOneOf(sql`"RecordStatus"`, ['draft', 'in_review', 'in_force', 'retired'])

/** How a column is sorted, as its index says it: see the migration of these rows and `sortable` in it. */
function orderOf(column: ListColumn | undefined, place: Place): SortBy | null {
  if (!column) return null
  const value = columnIn(column, place)
  switch (column.name) {
    case 'ref':
      return { by: numberOf(place), as: asInteger, filled: true }
    case 'status':
      return value && { by: value, as: asStatus, filled: true }
    case 'title':
      return value && { by: sql`lower(${value})`, as: asText, filled: true }
    case 'updatedAt':
      return value && { by: value, as: asInstant }
    case 'ownerId':
      return { by: sql`lower(o.name)`, as: asText, join: sql`LEFT JOIN "User" o ON o.id = ${value ?? sql`NULL`}` }
    case 'departmentId':
      return { by: sql`lower(g.name)`, as: asText, join: sql`LEFT JOIN "Department" g ON g.id = ${value ?? sql`NULL`}` }
  }
  const { name, shape, field } = column
  if (shape === 'text' && field?.origin === 'own' && value)
    return { by: sql`lower(left(NULLIF(${value}, ''), 100))`, as: asText }
  if (shape === 'text')
    return { by: sql`lower(${value ? sql`NULLIF(${value}, '')` : shortText(name, place)})`, as: asText }
  if (shape === 'date' && !value) return { by: sql`(${shortText(name, place)})`, as: asDate, kept: sql`text` }
  return value && { by: value, as: typeOfShape(shape) }
}

/** Own tables and records are joined from outside so that lists which ask nothing of them never read them; a sort by them may. */
function thereIn({ kind, view: { register, asOf } }: Place, by: SortBy): SortBy {
  const table = kind === 'live' ? 'd' : kind === 'past' ? null : asOf === null ? 'r' : 'f'
  return table !== null && new RegExp(`\\b${table}\\.("|short)`).test(by.by.sql)
    ? {
        ...by,
        there: table === 'd' ? sql`d.id IS NOT NULL` : isOf(register, sql`${Prisma.raw(table)}.register`),
        tie: sql`${Prisma.raw(table)}.number`,
      }
    : by
}

function linksOf(field: string): Linked {
  return {
    from: sql`"RecordLink" l`,
    where: sql`l.field = ${field}`,
    of: sql`l."fromId"`,
    to: sql`l."toId"`,
    valueOf: (to) => sql`(SELECT t.ref FROM "Record" t WHERE t.id = ${to})`,
    isOneOf: (to, refs) => sql`${to} IN (SELECT t.id FROM "Record" t WHERE t.ref = ANY(${[...refs]}::text[]))`,
  }
}

const isId = (value: string) => z.uuid().safeParse(value).success

/** One value is asked for by itself: only then its index also gives the order. */
function isOneOf(value: Sql, values: readonly string[]): Sql {
  const [only, ...others] = values
  return others.length === 0 ? sql`${value} = ${only}` : sql`${value} = ANY(${[...values]}::text[])`
}

/** Conditions that an index answers, or that need no list to be taken out of the short values. */
function matchesOf(column: ListColumn | undefined, place: Place, values: readonly string[]): Sql | null {
  if (!column) return null
  const coverage = place.view.register?.coverage
  if (column.name === 'coverage' && coverage) return coverageMatches(coverage, coveredIn(coverage, place), values)
  if (column.name === 'transfersTo') return transferMatches(rowsIn(transferField(place), place), values)
  if (isReachFilter(column.name)) return reachMatches(column.name, reachIn(place), values)
  const value = columnIn(column, place)
  const { name, shape } = column
  if (name === 'status' && value) return sql`${value} = ANY(${values.filter(asStatus.fits)}::text[]::"RecordStatus"[])`
  if ((name === 'ownerId' || name === 'departmentId') && value)
    return sql`${value} = ANY(${values.filter(isId)}::uuid[])`
  if (value) return shape === 'text' && name !== 'ruleSource' ? isOneOf(value, values) : null
  if (shape === 'text') return isOneOf(sql`(${shortText(name, place)})`, values)
  if (shape === 'array' || (shape === 'relation' && place.kind !== 'live'))
    return sql`jsonb_exists_any(${shortOf(place)} -> ${literalOf(name)}, ${[...values]}::text[])`
  return null
}

/** An own column that is empty, by the index it is sorted by; the own table is then there, which lets that index lead. */
function emptyIn(column: ListColumn | undefined, place: Place): Sql | null {
  if (place.kind !== 'live' || !column?.sort || column.field?.origin !== 'own') return null
  const by = orderOf(column, place)
  return by && sql`(${by.by} IS NULL AND d.id IS NOT NULL)`
}

/** A closed list has few values, and an index of today's rows that begins with them. */
function steppedIn(column: ListColumn | undefined, place: Place): Stepped | null {
  const isFew = column?.name === 'status' || (column?.field?.kind === 'choice' && !column.field.ownWords)
  if (!column || !isFew || place.kind === 'past' || place.view.asOf !== null) return null
  const value = columnIn(column, place)
  if (place.kind === 'live' && column.field?.origin === 'own')
    return value && { by: value, there: sql`d.id IS NOT NULL` }
  return { by: value ?? sql`(${shortText(column.name, place)})` }
}
