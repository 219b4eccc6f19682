import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { codesOf } from '@/lib/law/codes/code'
import { holdReasons } from '@/lib/law/codes/retention'
import {
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asInteger } from '@/lib/lists/source'
import type { TableState } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import type { CalendarDate } from '@/lib/time/types'
import { type HoldRow, holdsByRef } from './queries'

const { sql } = Prisma

const columns = [
  { id: 'ref', sort: true },
  { id: 'reasonKind', sort: true, filter: true, title: true, width: 168 },
  { id: 'reason', width: 280 },
  { id: 'on' },
  { id: 'since', shape: 'date', sort: true },
  { id: 'until', shape: 'date', sort: true },
  { id: 'state', sort: true, filter: true },
] as const satisfies readonly ListColumn[]
export type HoldColumn = (typeof columns)[number]['id']
export const holdColumns: readonly ListColumn<HoldColumn>[] = columns
export const holdShape = shapeOfList(holdColumns, [{ field: 'ref', dir: 'desc' }])

async function holdRows(actor: Actor, on: CalendarDate): Promise<ListRows<HoldColumn>> {
  const codes = await textsOf(actor.locale, 'codes')
  const words = foldedWords(codesOf(holdReasons), (code) => codes(`holdReasons.${code}`))
  const number = { by: sql`h.number`, as: asInteger, filled: true }
  const day = sql`${on}::date`
  return {
    from: sql`"LegalHold" h`,
    where: can(actor, 'hold', 'read') ? sql`TRUE` : sql`FALSE`,
    key: sql`h.ref`,
    tie: number,
    values: {
      reasonKind: sql`h."reasonKind"::text`,
      since: sql`h."startedOn"`,
      until: sql`COALESCE(h."liftedOn", h."endsOn")`,
      state: sql`CASE WHEN h."liftedOn" <= ${day} THEN 'lifted' WHEN h."startedOn" > ${day} THEN 'planned'
        WHEN h."endsOn" < ${day} THEN 'ended' ELSE 'standing' END`,
    },
    orders: { ref: number },
    text: sql`(lower(h.ref) || chr(10) || ${wordsOf(sql`h."reasonKind"`, words)} || chr(10) || folded(h.reason) || ' '
      || COALESCE((SELECT lower(string_agg(r.ref, ' ')) FROM "LegalHoldRecord" x JOIN "Record" r ON r.id = x."recordId"
        WHERE x."holdId" = h.id), ''))`,
  }
}

export type HoldPage = ListPage & { rows: readonly HoldRow[] }

/** A page of the holds this person may read, as an address asks; placed last first by itself. */
export async function holdPage(actor: Actor, on: CalendarDate, state: TableState): Promise<HoldPage> {
  const page = await listPage(db(), holdColumns, await holdRows(actor, on), state)
  return { ...page, rows: inOrder(page.keys, await holdsByRef(actor, on, page.keys), ({ ref }) => ref) }
}
