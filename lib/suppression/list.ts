import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
} from '@/lib/lists/declared'
import { asInteger } from '@/lib/lists/source'
import { type Instant, instantOf } from '@/lib/time/types'
import { refOf } from './commands/keep-address'
import { sources } from './model/schema'

const { sql } = Prisma

const columns = [
  { id: 'ref', sort: true, title: true },
  { id: 'state', filter: true },
  { id: 'source', sort: true, filter: true },
  { id: 'added', shape: 'date', sort: true },
  { id: 'requests' },
  { id: 'seen', sort: true, filter: true },
] as const satisfies readonly ListColumn[]
export type SuppressionColumn = (typeof columns)[number]['id']
export const suppressionColumns: readonly ListColumn<SuppressionColumn>[] = columns
export const suppressionShape = shapeOfList(suppressionColumns, [
  { field: 'added', dir: 'desc' },
  { field: 'ref', dir: 'desc' },
])

const name = sql`'SL-' || lpad(x.number::text, GREATEST(4, length(x.number::text)), '0')`

function suppressionRows(actor: Actor): ListRows<SuppressionColumn> {
  const number = { by: sql`x.number`, as: asInteger, filled: true }
  return {
    from: sql`"SuppressedAddress" x`,
    where: can(actor, 'suppression', 'read') ? sql`TRUE` : sql`FALSE`,
    key: name,
    tie: number,
    values: {
      state: sql`CASE WHEN x."liftedAt" IS NULL THEN 'standing' ELSE 'lifted' END`,
      source: sql`x.source`,
      added: sql`(x."addedAt" AT TIME ZONE 'UTC')::date`,
      seen: sql`CASE WHEN x."liftedAt" IS NULL THEN x."seenList" END`,
    },
    orders: { ref: number },
    text: sql`lower(${name})`,
  }
}

export type SuppressionRow = {
  ref: string
  state: 'standing' | 'lifted'
  source: (typeof sources)[number]
  addedAt: Instant
  requests: readonly string[]
  seen: { list: string; at: Instant } | null
  isExample: boolean
}
export type SuppressionPage = ListPage & { rows: readonly SuppressionRow[] }

/** A page of the suppression list as an address asks: nothing of any address stands in it. */
export async function suppressionPage(actor: Actor, state: ListState): Promise<SuppressionPage> {
  const page = await listPage(db(), suppressionColumns, suppressionRows(actor), state)
  const rows = await db().suppressedAddress.findMany({
    where: { number: { in: page.keys.map((key) => Number(key.slice(3))) } },
    include: { proofs: { select: { request: { select: { ref: true } } }, orderBy: { at: 'asc' } } },
  })
  const shown = rows.map(({ number, source, addedAt, liftedAt, proofs, seenAt, seenList, isExample }) => ({
    ...{ ref: refOf(number), addedAt: instantOf(addedAt), isExample },
    state: liftedAt ? ('lifted' as const) : ('standing' as const),
    source: sources.find((one) => one === source) ?? 'hand',
    requests: proofs.map(({ request }) => request.ref),
    seen: seenAt && seenList && !liftedAt ? { list: seenList, at: instantOf(seenAt) } : null,
  }))
  return { ...page, rows: inOrder(page.keys, shown, ({ ref }) => ref) }
}
