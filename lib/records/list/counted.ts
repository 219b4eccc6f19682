import { Prisma } from '@/lib/db/generated/client'
import type { Sql } from '@/lib/lists/source'
import type { CoveragePart } from '@/lib/registers/declare/parts'

// Facts that figures count and lists are filtered by: one expression for both, so that a bar opens exactly its rows.

const { sql, join } = Prisma

export const coverageStates = ['complete', 'open', 'missing'] as const
export type CoverageState = (typeof coverageStates)[number]

/** Where a record keeps what it lacks, which fields are knowingly open, and the choice that says what is asked of it. */
export type CoveredBy = { missing: Sql; open: Sql; of: Sql }

type Item = CoveragePart['items'][number]

/** The value of the filter `coverage`: an item in one of its states. */
export const coverageValue = (item: string, state: CoverageState) => `${item}:${state}`

/** Item and state of such a value; null when it is none. */
export function coverageIn(value: string): { item: string; state: CoverageState } | null {
  const at = value.lastIndexOf(':')
  const state = coverageStates.find((one) => one === value.slice(at + 1))
  return state ? { item: value.slice(0, at), state } : null
}

/** Whether a record is in this state of an item that is asked of it. */
function isIn({ asks, codes, fields }: Item, state: CoverageState, by: CoveredBy): Sql {
  const asked = sql`COALESCE(${by.of}::text, '') = ANY(${[...asks]}::text[])`
  const lacks = sql`${by.missing} && ${[...codes]}::text[]`
  const isOpen = sql`${by.open} && ${[...fields]}::text[]`
  switch (state) {
    case 'complete':
      return sql`(${asked} AND NOT ${lacks})`
    case 'open':
      return sql`(${asked} AND ${lacks} AND ${isOpen})`
    case 'missing':
      return sql`(${asked} AND ${lacks} AND NOT ${isOpen})`
  }
}

/** The condition that a record is in one of these states (`coverageValue`); unknown ones hold of none. */
export function coverageMatches(part: CoveragePart, by: CoveredBy, values: readonly string[]): Sql {
  const wanted = values.flatMap((value) => {
    const asked = coverageIn(value)
    const item = part.items.find((one) => one.item === asked?.item)
    return item && asked ? [isIn(item, asked.state, by)] : []
  })
  return wanted.length > 0 ? sql`(${join(wanted, ' OR ')})` : sql`FALSE`
}

/** All states of a record as an array of such values. */
export function coverageOf(part: CoveragePart, by: CoveredBy): Sql {
  const cases = part.items.map((item) => {
    const states = coverageStates.map(
      (state) => sql`WHEN ${isIn(item, state, by)} THEN ${coverageValue(item.item, state)}`,
    )
    return sql`CASE ${join(states, ' ')} END`
  })
  return sql`array_remove(ARRAY[${join(cases, ', ')}]::text[], NULL)`
}

/** Where rows of transfers go and by which instrument, each once: `US:46_2c`; `int` for an organisation, `none` for no instrument. */
export function transfersOf(rows: Sql): Sql {
  return sql`ARRAY(SELECT DISTINCT ${transferValue(sql`e`)} FROM ${eachOf(rows)})`
}

export function transferMatches(rows: Sql, values: readonly string[]): Sql {
  return sql`EXISTS (SELECT FROM ${eachOf(rows)} WHERE ${transferValue(sql`e`)} = ANY(${[...values]}::text[]))`
}

/** The rows of a table inside a record as `e`. */
export function eachOf(rows: Sql): Sql {
  return sql`jsonb_array_elements(CASE WHEN jsonb_typeof(${rows}) = 'array' THEN ${rows} ELSE '[]' END) e`
}

/** How a row of transfers is filtered by. */
export function transferValue(row: Sql): Sql {
  return sql`concat(COALESCE(NULLIF(${row} ->> 'country', ''), 'int'), ':', COALESCE(${row} ->> 'mechanism', 'none'))`
}
