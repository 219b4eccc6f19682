import { Prisma } from '@/lib/db/generated/client'
import { rowCount } from './conditions'
import type { RowKey } from './keys'
import type { ListBranch, SortBy, Sql } from './source'

const { sql, join } = Prisma

type Dir = 'asc' | 'desc'
/** One key of an order: what each branch sorts by, in the order of the branches. */
export type OrderKey = { dir: Dir; in: readonly SortBy[] }

/** Where a page begins: at a row's key, after or before it; without one at the very beginning. */
export type Cursor = { key: RowKey; side: 'after' | 'before' }

/** What a step says of one key: nothing, one value (null: empty), filled, or beyond a value. */
type Hold = { kind: 'equal'; value: string | null } | { kind: 'filled' } | { kind: 'beyond'; value: string }
type Step = readonly Hold[]

/**
 * The rows of a page as a row of steps, each one range of an index: what comes first stands in the first step. A list
 * with empty values last, or one that begins in the middle, cannot be read from an index in one go; its steps can. The last key is
 * the tie breaker. A key that a step holds to one value is not sorted by, and the next one is held to be filled or beyond a value,
 * so that its order is the index's own in both directions.
 */
export function stepsOf(keys: readonly OrderKey[], cursor: Cursor | null): Step[] {
  const canBeEmpty = (index: number) => keys[index]?.in.some((by) => !by.filled) ?? false
  if (cursor === null) return canBeEmpty(0) ? [[{ kind: 'filled' }], [{ kind: 'equal', value: null }]] : [[]]
  const steps: Step[] = []
  for (let depth = keys.length - 1; depth >= 0; depth -= 1) {
    const equal = cursor.key.slice(0, depth).map((value): Hold => ({ kind: 'equal', value }))
    const value = cursor.key[depth] ?? null
    if (value !== null) steps.push([...equal, { kind: 'beyond', value }])
    if (cursor.side === 'after' && value !== null && canBeEmpty(depth))
      steps.push([...equal, { kind: 'equal', value: null }])
    if (cursor.side === 'before' && value === null) steps.push([...equal, { kind: 'filled' }])
  }
  return steps
}

/** Rows of one step in one branch: id, key columns k0, k1 … and the branch, at most `limit` of them in order after those of `offset`; null: all. */
export function rowsOf(
  branch: ListBranch,
  place: number,
  keys: readonly OrderKey[],
  step: Step,
  side: Cursor['side'],
  { where, limit, offset }: { where: Sql; limit: number | null; offset: Sql },
): Sql {
  const own = keys.flatMap((key, index) => {
    const by = key.in[place]
    return by ? [{ by, dir: side === 'before' ? turned(key.dir) : key.dir, hold: step[index], index }] : []
  })
  const held = own.flatMap(({ by, dir, hold }) => (hold ? [condition(by, dir, hold)] : []))
  const there = own.flatMap(({ by }) => (by.there ? [by.there] : []))
  const order = own.flatMap(({ by, dir, hold }) => {
    if (hold?.kind === 'equal') return []
    if (hold || by.filled) return [sql`${by.by} ${dir === 'asc' ? sql`ASC` : sql`DESC`}`]
    return [sorted(by.by, dir, side)]
  })
  const columns = own.map(({ by, index }) => sql`, (${by.by})::${by.as.type} AS ${Prisma.raw(`k${index}`)}`)
  const joins = own.flatMap(({ by }) => (by.join ? [by.join] : []))
  return sql`(SELECT ${branch.id} AS id, ${branch.name}::text AS branch ${join([sql``, ...columns], ' ')}
    FROM ${join([branch.from, ...joins], ' ')} WHERE ${join([where, ...held, ...there], ' AND ')}
    ${order.length > 0 ? sql`ORDER BY ${join(order)}` : sql``} ${limit === null ? sql`` : sql`LIMIT ${rowCount(limit)}`} ${offset})`
}

/** The order of rows that carry their key columns, over all branches. */
export function mergedOrder(keys: readonly OrderKey[], side: Cursor['side']): Sql {
  const parts = keys.map(({ dir }, index) =>
    sorted(Prisma.raw(`k${index}`), side === 'before' ? turned(dir) : dir, side),
  )
  return join(parts)
}

function turned(dir: Dir): Dir {
  return dir === 'asc' ? 'desc' : 'asc'
}

/** Empty values last; first when it is read backwards. */
function sorted(by: Sql, dir: Dir, side: Cursor['side']): Sql {
  return sql`${by} ${dir === 'asc' ? sql`ASC` : sql`DESC`} ${side === 'before' ? sql`NULLS FIRST` : sql`NULLS LAST`}`
}

function condition({ by, as, kept }: SortBy, dir: Dir, hold: Hold): Sql {
  const cast = (value: string) => (kept ? sql`(${value}::text::${as.type})::${kept}` : sql`${value}::text::${as.type}`)
  switch (hold.kind) {
    case 'equal':
      return hold.value === null ? sql`${by} IS NULL` : sql`${by} = ${cast(hold.value)}`
    case 'filled':
      return sql`${by} IS NOT NULL`
    case 'beyond':
      return dir === 'asc' ? sql`${by} > ${cast(hold.value)}` : sql`${by} < ${cast(hold.value)}`
  }
}
