import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { roles } from '@/lib/access/roles'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  bestOf,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  listPage,
  shapeOfList,
} from '@/lib/lists/declared'
import { asInstant, asText } from '@/lib/lists/source'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import type { TableShape, TableState, Total } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { type PersonRow, peopleById } from './queries'

const { sql } = Prisma

const columns = [
  { id: 'name', sort: true, title: true, width: 196 },
  { id: 'email', sort: true, width: 248 },
  { id: 'roles', shape: 'array', filter: true },
  { id: 'departments', shape: 'array', filter: true },
  { id: 'state', sort: true, filter: true, width: 116 },
  { id: 'validUntil', sort: true, width: 132 },
] as const satisfies readonly ListColumn[]
export type PersonColumn = (typeof columns)[number]['id']

/** The columns and filters that the reader's right on users shows: addresses and states are not everybody's. */
export function personColumns(actor: Actor): readonly ListColumn<PersonColumn>[] {
  const view = can(actor, 'user', 'read')?.view
  const hidden: readonly PersonColumn[] =
    view === 'full' ? [] : view === 'names' ? ['email', 'state', 'validUntil'] : ['email']
  return columns.filter(({ id }) => !hidden.includes(id))
}

export function personShape(actor: Actor): TableShape {
  return shapeOfList(personColumns(actor), [{ field: 'name', dir: 'asc' }])
}

/** The state of the list that an address asks for. */
export function personListState(actor: Actor, params: RawParams): TableState {
  return tableStateParser(personShape(actor))(params)
}

function personRows(actor: Actor, now: Instant): ListRows<PersonColumn> {
  const grant = can(actor, 'user', 'read')
  const at = sql`${now}::timestamptz`
  const held = sql`ARRAY(SELECT k.role::text FROM "UserRole" k WHERE k."userId" = u.id ORDER BY array_position(${[...roles]}::text[], k.role::text))`
  const address = grant?.view === 'full' ? sql`lower(u.email)` : sql`''`
  return {
    from: sql`"User" u`,
    where: grant ? sql`TRUE` : sql`FALSE`,
    key: sql`u.id::text`,
    tie: { by: sql`u.id::text`, as: asText },
    values: {
      name: sql`u.name`,
      email: sql`u.email`,
      roles: held,
      departments: sql`ARRAY(SELECT d.name FROM "UserDepartment" p JOIN "Department" d ON d.id = p."departmentId"
        WHERE p."userId" = u.id ORDER BY d.name)`,
      state: sql`CASE WHEN u."disabledAt" IS NOT NULL THEN 'disabled' WHEN u."validFrom" > ${at} OR u."validUntil" <= ${at} THEN 'ended'
        WHEN u."passwordHash" IS NULL THEN 'invited' ELSE 'active' END`,
    },
    orders: { validUntil: { by: sql`u."validUntil"`, as: asInstant } },
    text: sql`(chr(10) || folded(u.name) || chr(10) || ${address})`,
  }
}

export type PersonPage = ListPage & { rows: readonly PersonRow[] }

/** A page of everybody, as an address asks and as much of them as the reader's right on users shows; by name by itself. */
export async function personPage(actor: Actor, now: Instant, state: TableState): Promise<PersonPage> {
  const page = await listPage(db(), personColumns(actor), personRows(actor, now), state)
  const rows = await peopleById(actor, now, page.keys)
  return { ...page, rows: inOrder(page.keys, rows, ({ id }) => id) }
}

const foundPerson = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  isExample: z.boolean(),
})

/** The people who fit a question best, by the words that the reader's right lets the list search (one query). */
export async function findPeople(
  actor: Actor,
  now: Instant,
  asked: { q: string; size: number },
): Promise<{ rows: readonly z.output<typeof foundPerson>[]; total: Total }> {
  if (!can(actor, 'user', 'read')) return { rows: [], total: { count: 0, exact: true } }
  return bestOf(db(), personColumns(actor), personRows(actor, now), asked, {
    select: sql`u.id::text AS id, u.name, u."isExample",
      ARRAY(SELECT k.role::text FROM "UserRole" k WHERE k."userId" = u.id ORDER BY array_position(${[...roles]}::text[], k.role::text)) AS roles`,
    from: sql`"User" u`,
    where: sql`u.id = p.id::uuid`,
    row: foundPerson,
  })
}
