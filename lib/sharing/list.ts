import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asInteger } from '@/lib/lists/source'
import { textsOf } from '@/lib/text/catalogue'
import type { CalendarDate } from '@/lib/time/types'
import { type DisclosureRow, disclosuresByRef } from './queries'
import { disclosureKinds } from './schema'

const { sql } = Prisma

const columns = [
  { id: 'ref', sort: true, width: 92 },
  { id: 'recipient', sort: true, title: true },
  { id: 'kind', sort: true, filter: true, width: 160 },
  { id: 'givenOn', shape: 'date', sort: true },
  { id: 'outcome', sort: true, filter: true },
  { id: 'basis', filter: true, hidden: 'at_first' },
  { id: 'dataCategories', shape: 'array', filter: true, hidden: 'at_first' },
  { id: 'permission', filter: true },
  { id: 'gaps', width: 176 },
  { id: 'agreement', sort: true, filter: true, hidden: 'at_first', width: 176 },
] as const satisfies readonly ListColumn[]
export type DisclosureColumn = (typeof columns)[number]['id']
export const disclosureColumns: readonly ListColumn<DisclosureColumn>[] = columns
export const disclosureShape = shapeOfList(disclosureColumns, [
  { field: 'givenOn', dir: 'desc' },
  { field: 'ref', dir: 'desc' },
])

async function disclosureRows(actor: Actor): Promise<ListRows<DisclosureColumn>> {
  const t = await textsOf(actor.locale, 'sharing')
  const kinds = foldedWords(disclosureKinds, (kind) => t(`kinds.${kind}`))
  const number = { by: sql`x.number`, as: asInteger, filled: true }
  return {
    from: sql`"Disclosure" x LEFT JOIN "Record" a ON a.id = x."agreementId"`,
    where: can(actor, 'sharing', 'read') ? sql`TRUE` : sql`FALSE`,
    key: sql`x.ref`,
    tie: number,
    values: {
      recipient: sql`x.recipient`,
      kind: sql`x.kind`,
      givenOn: sql`x."givenOn"`,
      outcome: sql`x.outcome`,
      basis: sql`x.basis`,
      dataCategories: sql`x."dataCategories"`,
      agreement: sql`a.ref`,
      permission: sql`CASE WHEN x.permission <> '' OR EXISTS (SELECT FROM "DisclosureFile" f
        WHERE f."disclosureId" = x.id AND f.kind = 'permission' AND f."erasedAt" IS NULL) THEN 'proven' WHEN x.kind IN ('partner', 'direct_marketing') THEN 'lacking' END`,
    },
    orders: { ref: number },
    text: sql`(x."searchText" || ' ' || ${wordsOf(sql`x.kind`, kinds)} || ' ' || COALESCE(lower(a.ref), ''))`,
  }
}

export type DisclosurePage = ListPage & { rows: readonly DisclosureRow[] }

/** A page of the log of disclosures for who may read it, as an address asks; given last first by itself. */
export async function disclosurePage(actor: Actor, today: CalendarDate, state: ListState): Promise<DisclosurePage> {
  const page = await listPage(db(), disclosureColumns, await disclosureRows(actor), state)
  return { ...page, rows: inOrder(page.keys, await disclosuresByRef(actor, today, page.keys), ({ ref }) => ref) }
}
