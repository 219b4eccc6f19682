import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { type ExportedList, exportOf } from '@/lib/access/exports'
import { type Role, roles } from '@/lib/access/roles'
import { db, given, plannedOnce } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { type TableShape, type TableState, tableQuery } from '@/lib/table/state'
import { definitionOf, mayChange, mayMake, paramsIn, rolesInOrder, saysState } from './rules'
import { type ViewKind, viewKinds } from './schema'

export type ViewRow = {
  id: string
  name: string
  query: string
  kind: ViewKind
  version: number
  mine: boolean
  mayChange: boolean
  /** Roles that open the list with it. */
  roles: readonly Role[]
}

export type Viewed = {
  list: string
  state: TableState
  /** Those this person may open: locked, shared, personal, by name. */
  rows: readonly ViewRow[]
  /** The view that the state began with; null: none. */
  base: ViewRow | null
  /** The state says something else than the view it began with. */
  modified: boolean
  /** The address names a view that is not there, or not for this person. */
  gone: boolean
  /** What of the state a view would keep. */
  query: string
  /** The person's own choice: a view, everything, or nothing chosen. */
  own: string | 'all' | null
  /** True when the list opens with a view for this person, so that "all" must be said. */
  opensWithView: boolean
  kinds: readonly ViewKind[]
  /** Whether this person chooses what a role opens with. */
  mayChooseForRoles: boolean
  /** Where the list can be had as a file; null: not by this person. */
  files: { path: string; linked: boolean } | null
}

const from = 'from-'
const word = z.union([z.string(), z.array(z.string()).transform((all) => all[0])]).catch(undefined)

/**
 * The state of a list as its address and the views of this person say it (one query). Without anything in the address it
 * is the default, the person's own before that of their roles.
 */
export async function viewedState(actor: Actor, list: string, params: RawParams, shape: TableShape): Promise<Viewed> {
  const { rows, defaults } = await viewsOf(actor, list)
  const chosen = defaults.find(({ userId }) => userId !== null)
  const ofRole = rolesInOrder.flatMap((role) => defaults.find((one) => one.role === role)?.viewId ?? [])
  const known = (id: string | null | undefined) => rows.find((row) => row.id === id) ?? null
  const opens = chosen ? known(chosen.viewId) : known(ofRole[0])
  const asked = word.parse(params.view)
  const parse = tableStateParser(shape)

  const named = asked === undefined || asked === '' || asked === 'all' ? null : known(asked.replace(from, ''))
  const opened = asked === undefined && !saysState(params) ? opens : asked?.startsWith(from) ? null : named
  const base = opened ?? named
  const read = parse(opened ? { ...paramsIn(opened.query), ...params } : params)
  const said = base ? `${from}${base.id}` : opens ? 'all' : null
  const state: TableState = { ...read, view: said }
  const definition = (of: TableState) => definitionOf(tableQuery(of, shape))
  const query = definition(state)
  return {
    list,
    state,
    rows,
    base,
    modified: base !== null && query !== definition(parse(paramsIn(base.query))),
    gone: asked !== undefined && asked !== '' && asked !== 'all' && named === null,
    query,
    own: chosen ? (chosen.viewId ?? 'all') : null,
    opensWithView: opens !== null,
    kinds: viewKinds.filter((kind) => mayMake(actor, kind)),
    mayChooseForRoles: can(actor, 'view', 'lock') !== null,
    files: filesOf(exportOf(actor, list)),
  }
}

const filesOf = (one: ExportedList | null) =>
  one && { path: `/api/exports/${one.list}`, linked: one.resource === 'register' }

const viewRow = z.object({
  ...{ id: z.string(), name: z.string(), query: z.string(), kind: z.enum(viewKinds), version: z.number() },
  ...{ ownerId: z.string(), roles: z.array(z.enum(roles)) },
})
const defaultRow = z.object({
  role: z.enum(roles).nullable(),
  userId: z.string().nullable(),
  viewId: z.string().nullable(),
})
const found = z.tuple([z.object({ views: z.array(viewRow), defaults: z.array(defaultRow) })])

/** The views of a list that this person may open, and what it opens with; whoever gets its page may read the list. */
async function viewsOf(
  actor: Actor,
  list: string,
): Promise<{ rows: ViewRow[]; defaults: z.infer<typeof defaultRow>[] }> {
  const [{ views, defaults }] = found.parse(
    await db().$queryRaw`${Prisma.raw(plannedOnce)} SELECT
      (SELECT COALESCE(json_agg(x), '[]') FROM (
        SELECT v.id, v.name, v.query, v.kind, v.version, v."ownerId",
          ARRAY(SELECT d.role FROM "ViewDefault" d WHERE d."viewId" = v.id AND d.role IS NOT NULL) AS roles
        FROM "SavedView" v WHERE v.list = ${list} AND (v."ownerId" = ${actor.id}::uuid OR v.kind <> 'personal')
        ORDER BY v.kind DESC, v.name, v.id LIMIT ${mostShown}) x) AS views,
      (SELECT COALESCE(json_agg(x), '[]') FROM (
        SELECT d.role, d."userId", d."viewId" FROM "ViewDefault" d
        WHERE d.list = ${list} AND (d."userId" = ${actor.id}::uuid OR d.role::text = ANY(${given(actor.roles, 'text')}))) x) AS defaults`,
  )
  const rows = views.map(({ ownerId, ...row }) => ({
    ...row,
    mine: ownerId === actor.id,
    mayChange: mayChange(actor, { kind: row.kind, ownerId }),
  }))
  return { rows, defaults }
}

const mostShown = 200
