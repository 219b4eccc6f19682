import { type Actor, actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, type Change, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { type ViewId, viewIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { definitionOf, mayChange, mayMake, mayOpen, mayReadList } from './rules'
import {
  type DefaultInput,
  mostViews,
  type RemoveInput,
  type SaveInput,
  type UpdateInput,
  type ViewKind,
} from './schema'

export type Saved = { id: ViewId; version: number }

/**
 * Keeps a view of a list. Of its address only what a table can say is kept; what the list does not know is dropped when
 * it is opened. At most a hundred a person (`views_many`). Right: view.create, share or lock by its kind, and the list's own.
 */
export function saveView(context: CommandContext, input: SaveInput): Promise<Result<Saved>> {
  return change(context, async (tx) => {
    const ownerId = actingPerson(context)
    authorise(context, 'view', 'create')
    demandKind(context, input.kind)
    demandList(context, input.list)
    if ((await tx.savedView.count({ where: { ownerId } })) >= mostViews)
      throw new Refusal('too_many', { reason: 'views_many', data: { names: String(mostViews) } })
    const said = { ...input, query: definitionOf(new URLSearchParams(input.query)) }
    const row = await tx.savedView.create({
      data: { ...said, ownerId, createdAt: context.now, updatedAt: context.now },
      select: { id: true },
    })
    const id = viewIdSchema.parse(row.id)
    return {
      result: { id, version: 1 },
      entry: {
        action: 'view.create',
        subject: { type: 'view', id },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween({}, said),
      },
    }
  })
}

/**
 * Renames a view, keeps another state under its name, shares, locks or takes back. Right: view.update on the own ones,
 * view.lock on shared and locked ones; for the kind it becomes as in `saveView`. What is personal again opens for no role.
 */
export function updateView(context: CommandContext, { id, version, ...wanted }: UpdateInput): Promise<Result<Saved>> {
  return change(context, async (tx) => {
    const row = await changeable(tx, context, id)
    if (wanted.kind !== undefined && wanted.kind !== row.kind) demandKind(context, wanted.kind)
    const after = {
      name: wanted.name ?? row.name,
      query: wanted.query === undefined ? row.query : definitionOf(new URLSearchParams(wanted.query)),
      kind: wanted.kind ?? row.kind,
    }
    const changes = changesBetween(row, after)
    if (row.version !== version) refuseStale(row.version, changes)
    if (changes.length === 0) throw new Refusal('not_now', { reason: 'record_unchanged' })
    await tx.savedView.update({ where: { id }, data: { ...after, version: version + 1, updatedAt: context.now } })
    if (after.kind === 'personal')
      await tx.viewDefault.deleteMany({ where: { viewId: id, NOT: { userId: row.ownerId } } })
    return {
      result: { id, version: version + 1 },
      entry: {
        action: 'view.update',
        subject: { type: 'view', id },
        versionBefore: version,
        versionAfter: version + 1,
        changes,
      },
    }
  })
}

/** Removes a view; the entry keeps what it said. Lists that opened with it open with everything. Right: as `updateView`. */
export function removeView(context: CommandContext, { id, version }: RemoveInput): Promise<Result<{ id: ViewId }>> {
  return change(context, async (tx) => {
    const row = await changeable(tx, context, id)
    if (row.version !== version) refuseStale(row.version, [])
    await tx.savedView.delete({ where: { id } })
    const { list, name, query, kind } = row
    return {
      result: { id },
      entry: {
        action: 'view.remove',
        subject: { type: 'view', id },
        versionBefore: version,
        versionAfter: null,
        changes: changesBetween({ list, name, query, kind }, { list: null, name: null, query: null, kind: null }),
      },
    }
  })
}

/**
 * Chooses with what a list opens: for oneself (right: view.create), or for a role with a view that is no personal one
 * (right: view.lock).
 */
export function chooseDefault(context: CommandContext, input: DefaultInput): Promise<Result<null>> {
  return change(context, async (tx): Promise<Change<null>> => {
    const person = actingPerson(context)
    const { list, role, opens } = input
    authorise(context, 'view', role === null ? 'create' : 'lock')
    demandList(context, list)
    const viewId = opens === 'all' || opens === 'none' ? null : opens
    if (viewId !== null) {
      const view = await openable(tx, context, viewId)
      if (view.list !== list || (role !== null && view.kind === 'personal')) throw new Refusal('not_found')
    }
    const holder = role === null ? { userId: person } : { role }
    const before = await tx.viewDefault.findFirst({ where: { list, ...holder } })
    // For a role "everything" is what it opens with anyway.
    const stays = opens !== 'none' && (viewId !== null || role === null)
    if (before) await tx.viewDefault.delete({ where: { id: before.id } })
    if (stays) await tx.viewDefault.create({ data: { list, ...holder, viewId } })
    const was = before ? (before.viewId ?? 'all') : null
    return {
      result: null,
      entry: {
        action: 'view.default',
        subject: { type: 'view', id: viewId ?? list },
        changes: [
          { field: 'list', old: null, new: list },
          ...(role === null ? [] : [{ field: 'role', old: null, new: role }]),
          { field: 'opens', old: was, new: stays ? opens : null },
        ],
      },
    }
  })
}

const person = (context: CommandContext): Actor | null => (context.actor.kind === 'person' ? context.actor : null)

function demandList(context: CommandContext, list: string): void {
  const actor = person(context)
  if (actor && !mayReadList(actor, list)) throw new Refusal('denied', { reason: 'view.read' })
}

function demandKind(context: CommandContext, kind: ViewKind): void {
  const actor = person(context)
  if (actor && !mayMake(actor, kind))
    throw new Refusal('denied', { reason: kind === 'locked' ? 'view.lock' : 'view.share' })
}

/** The view under lock, where this person may open it; one of somebody else answers like an absent one. */
async function openable(tx: Tx, context: CommandContext, id: ViewId) {
  await tx.$queryRaw`SELECT 1 FROM "SavedView" WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.savedView.findUnique({ where: { id } })
  if (!row) throw new Refusal('not_found')
  const actor = person(context)
  if (actor && !(mayOpen(actor, row) && mayReadList(actor, row.list)))
    throw new Refusal('denied', { reason: 'view.read' })
  return row
}

async function changeable(tx: Tx, context: CommandContext, id: ViewId) {
  const row = await openable(tx, context, id)
  const actor = person(context)
  if (actor && !mayChange(actor, row)) throw new Refusal('denied', { reason: 'view.update' })
  return row
}
