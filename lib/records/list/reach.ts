import { Prisma } from '@/lib/db/generated/client'
import { identifier } from '@/lib/lists/conditions'
import type { Sql } from '@/lib/lists/source'
import { catalog } from '@/lib/registers/catalog'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import { eachOf } from './counted'

// Where the data of an activity go, as lists are filtered by it: a place of the map opens exactly the rows it counts.

const { sql, join } = Prisma

/** Filters of a register that is the activity of a flow: countries its data reach, kinds of recipients without a record. */
export const reachFilters = ['reaches', 'givenTo'] as const
export type ReachFilter = (typeof reachFilters)[number]

export function isReachFilter(name: string): name is ReachFilter {
  return reachFilters.some((filter) => filter === name)
}

/** The kind of recipients of whom no more is said. */
export const otherKind = 'other'

/** What a row of a list says of where its data go: two small tables as jsonb, and the parties x it links to. */
export type ReachOf = {
  recipients: Sql
  transfers: Sql
  /** The condition that party x is one of this row. */
  isLinked: Sql
  /** The condition that some party x of this row fits; by itself `isLinked` on each row. */
  hasParty?: (fits: Sql) => Sql
}

const parties = catalog.filter((register: AnyRegister) => register.flow === 'party')

/** Relations of an activity to the parties of its flow. */
export function partyRelations(register: AnyRegister): readonly string[] {
  const isParty = (slug: string) => parties.some((one) => one.slug === slug)
  return Object.entries(register.relations).flatMap(([name, { to }]) => (isParty(to) ? [name] : []))
}

/** All parties, as they are today, as rows x of id, ref, names (folded), country and transfers; a field that is not declared is empty. */
export function partyRows(): Sql {
  const each = parties.map((register) => {
    const declared = new Set<string>(fieldsOf(register).map(({ name }) => name))
    const own = (name: string, empty: Sql) => (declared.has(name) ? sql`own.${identifier(name)}` : empty)
    return sql`SELECT p.id, p.ref, folded(concat_ws(' ', p.title, ${own('legalName', sql`''`)})) AS names,
      COALESCE(${own('country', sql`''`)}, '') AS country, ${own('transfers', sql`'[]'::jsonb`)} AS transfers
      FROM "Record" p JOIN ${identifier(register.table)} own ON own.id = p.id`
  })
  return sql`(${join(each, ' UNION ALL ')}) x`
}

/** All values of such a filter that a row has, each once, as an array. */
export function reachOf(filter: ReachFilter, row: ReachOf): Sql {
  const { recipients, transfers, isLinked } = row
  switch (filter) {
    case 'reaches':
      return sql`ARRAY(SELECT x.country FROM ${partyRows()} WHERE ${isLinked} AND x.country <> ''
        UNION SELECT e ->> 'country' FROM ${partyRows()} CROSS JOIN LATERAL ${eachOf(sql`x.transfers`)}
          WHERE ${isLinked} AND COALESCE(e ->> 'country', '') <> ''
        UNION SELECT e ->> 'country' FROM ${eachOf(transfers)} WHERE COALESCE(e ->> 'country', '') <> '')`
    case 'givenTo':
      return sql`ARRAY(SELECT ${kindOf(sql`e`)} FROM ${eachOf(recipients)}
        UNION SELECT ${otherKind} WHERE ${namesNobodyLinked(row)})`
  }
}

/** The condition that a row has one of these values. */
export function reachMatches(filter: ReachFilter, row: ReachOf, values: readonly string[]): Sql {
  const wanted = sql`${[...values]}::text[]`
  const { recipients, transfers, isLinked } = row
  const hasParty =
    row.hasParty ?? ((fits: Sql) => sql`EXISTS (SELECT FROM ${partyRows()} WHERE ${isLinked} AND ${fits})`)
  const named = (rows: Sql) => sql`EXISTS (SELECT FROM ${eachOf(rows)} WHERE e ->> 'country' = ANY(${wanted}))`
  switch (filter) {
    case 'reaches':
      return sql`(${hasParty(sql`(x.country = ANY(${wanted}) OR ${named(sql`x.transfers`)})`)} OR ${named(transfers)})`
    case 'givenTo': {
      const kinds = sql`EXISTS (SELECT FROM ${eachOf(recipients)} WHERE ${kindOf(sql`e`)} = ANY(${wanted}))`
      return values.includes(otherKind) ? sql`(${kinds} OR ${namesNobodyLinked(row)})` : kinds
    }
  }
}

function kindOf(recipient: Sql): Sql {
  return sql`COALESCE(NULLIF(${recipient} ->> 'kind', ''), ${otherKind})`
}

/** A row of transfers that names none of the parties that the record links to: its recipient is known by no more than that. */
function namesNobodyLinked({ transfers, isLinked }: ReachOf): Sql {
  const named = sql`folded(COALESCE(e ->> 'recipient', ''))`
  return sql`EXISTS (SELECT FROM ${eachOf(transfers)} WHERE COALESCE(e ->> 'country', '') <> '' AND NOT EXISTS (
    SELECT FROM ${partyRows()} WHERE ${isLinked} AND ${named} <> '' AND strpos(x.names, ${named}) > 0))`
}
