import type { Actor } from '@/lib/access/actor'
import { conditionsOf, departmentsOf } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  fewUnder,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
} from '@/lib/lists/declared'
import { asInteger } from '@/lib/lists/source'
import { deletedRegisters } from '../scope/targets'
import { type DeletionRow, deletionsByRef } from './queries'

const { sql } = Prisma

const columns = [
  { id: 'ref', sort: true },
  { id: 'what', sort: true, title: true },
  { id: 'batch', sort: true },
  { id: 'on' },
  { id: 'method', sort: true, filter: true },
  { id: 'when', shape: 'date', sort: true },
  { id: 'standing', filter: true, hidden: 'always' },
  { id: 'record', shape: 'array', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type DeletionColumn = (typeof columns)[number]['id']
export const deletionColumns: readonly ListColumn<DeletionColumn>[] = columns
export const deletionShape = shapeOfList(deletionColumns, [
  { field: 'when', dir: 'desc' },
  { field: 'ref', dir: 'desc' },
])

function deletionRows(actor: Actor): ListRows<DeletionColumn> {
  const conditions = conditionsOf(actor, 'deletion', 'read')
  const places = sql`${[...departmentsOf(actor, 'deletion', 'read')]}::uuid[]`
  const deciding = [deletedRegisters.rules, deletedRegisters.activities]
  const targets = sql`FROM "DeletionTarget" t JOIN "Record" r ON r.id = t."recordId" WHERE t."deletionId" = x.id`
  const number = { by: sql`x.number`, as: asInteger, filled: true }
  return {
    from: sql`"DeletionRecord" x`,
    where: conditions.has('always')
      ? sql`TRUE`
      : conditions.has('department')
        ? sql`EXISTS (SELECT ${targets} AND r.register = ANY(${deciding}::text[]) AND r."departmentId" = ANY(${places}))`
        : sql`FALSE`,
    key: sql`x.ref`,
    tie: number,
    values: {
      what: sql`x.scope`,
      batch: sql`NULLIF(x.batch, '')`,
      method: sql`x.method::text`,
      when: sql`x."executedOn"`,
      standing: sql`(NOT EXISTS (SELECT FROM "DeletionRecord" y WHERE y."correctsId" = x.id))`,
      record: sql`ARRAY(SELECT r.ref ${targets} ORDER BY r.ref)`,
    },
    orders: { ref: number },
    matches: {
      record: (
        refs,
      ) => sql`x.id IN (SELECT t."deletionId" FROM "Record" r JOIN "DeletionTarget" t ON t."recordId" = r.id
        WHERE r.ref = ANY(${[...refs]}::text[]))`,
    },
    text: sql`(lower(x.ref) || chr(10) || folded(x.scope) || chr(10) || folded(x.batch) || ' '
      || COALESCE((SELECT lower(string_agg(r.ref, ' ')) ${targets}), ''))`,
  }
}

export type DeletionPage = ListPage & { rows: readonly DeletionRow[] }

/** A page of the deletion records this person may read, as an address asks; executed last first by itself. */
export async function deletionPage(actor: Actor, state: ListState): Promise<DeletionPage> {
  const page = await listPage(db(), deletionColumns, deletionRows(actor), state)
  return { ...page, rows: inOrder(page.keys, await deletionsByRef(actor, page.keys), ({ ref }) => ref) }
}

/** The first deletion records that stand as proof about a record, and how many. */
export function deletionsOf(actor: Actor, ref: string): Promise<DeletionPage> {
  return deletionPage(actor, fewUnder(deletionShape, { record: [ref], standing: ['true'] }, 8))
}
