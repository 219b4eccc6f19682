import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { registerScope } from '@/lib/access/scope'
import type { AuditChange } from '@/lib/audit/entry/event'
import { db } from '@/lib/db/client'
import { lockAround } from '@/lib/records/links/links'
import { listColumns, listShape, viewOf } from '@/lib/records/list/columns'
import { pageRows } from '@/lib/records/list/page'
import { workingScope } from '@/lib/records/list/where'
import type { Registered } from '@/lib/records/state/registered'
import type { RawParams } from '@/lib/table/parse'
import { instantOf } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'
import { type BatchContext, type BatchRow, batchRows, factsOf, judged } from './judge'
import { type LeftOut, planned } from './rules'
import { type Deed, mostRecords, type Plan, storedChanges } from './schema'
import { stepped } from './steps'

/** References of all records that a list shows at this address, one more than a batch takes (three queries). */
export async function refsOfList(actor: Actor, register: Registered, params: RawParams): Promise<string[]> {
  const scope = registerScope(actor)
  const columns = listColumns(register, viewOf(scope))
  const { state } = await viewedState(actor, `/registers/${register.slug}`, params, listShape(columns))
  const all = { ...state, page: 1, after: null, before: null, size: mostRecords.change + 1, locale: actor.locale }
  const rows = await pageRows(db(), register, scope, columns, all, null)
  return rows.map(({ ref }) => ref)
}

/** One record of a preview. Of one that is not for this person only the reference is known, as they gave it. */
export type PreviewRow = {
  ref: string
  title: string
  version: number
  changes: readonly AuditChange[]
  why: LeftOut | null
  /** How many items it lacks. */
  missing: number
}

/** What would become of these records now; nothing is written. */
export async function previewBatch(
  context: BatchContext,
  register: Registered,
  { deed, plan, refs }: { deed: Deed; plan: Plan; refs: readonly string[] },
): Promise<PreviewRow[]> {
  const found = await batchRows(db(), { refs })
  const rows = found.filter((row) => row.register === register.slug)
  const told = deed === 'change' ? await toldOfChange(context, rows, plan) : await toldOfSteps(context, rows, deed)
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  return refs.map((ref): PreviewRow => {
    const row = byRef.get(ref)
    const tells = told.get(ref)
    if (!row || !tells || tells.why === 'not_found')
      return { ref, title: '', version: 1, changes: [], why: 'not_found', missing: 0 }
    return { ref, title: row.title, version: row.version, missing: row.missing.length, ...tells }
  })
}

type Told = ReadonlyMap<string, { changes: readonly AuditChange[]; why: LeftOut | null }>

async function toldOfChange({ actor, today }: BatchContext, rows: readonly BatchRow[], plan: Plan): Promise<Told> {
  const all = await judged(db(), actor, rows, {
    version: () => null,
    after: ({ now }) => planned(now, plan, today),
    moved: 'stale',
  })
  return new Map(all.map(({ row, why, changes }) => [row.ref, { why, changes: changes ?? [] }]))
}

class Seen extends Error {}

/** The steps are taken and rolled back: only so is it sure that the same is said when they are taken. */
async function toldOfSteps(
  context: BatchContext,
  rows: readonly BatchRow[],
  deed: 'submit' | 'confirm',
): Promise<Told> {
  const told = new Map<string, { changes: readonly AuditChange[]; why: LeftOut | null }>()
  const readable = rows.filter((row) => can(context.actor, 'register', deed, factsOf(row)) !== null)
  try {
    await db().$transaction(async (tx) => {
      await lockAround(tx, { ids: readable.map(({ id }) => id) })
      const { done, left } = await stepped(tx, context, readable, deed, new Map())
      for (const { ref, changes } of done) told.set(ref, { changes, why: null })
      for (const { ref, why } of left) told.set(ref, { changes: [], why })
      throw new Seen()
    })
  } catch (error) {
    if (!(error instanceof Seen)) throw error
  }
  return told
}

/** A batch as this person may see it: the records whose working copy they read. Null when that is none. */
export async function batchSeen(actor: Actor, id: string) {
  const batch = await db().batch.findUnique({
    where: { id },
    include: {
      records: {
        where: { record: workingScope(actor) },
        include: { record: { select: { ref: true, title: true, departmentId: true, ownerId: true } } },
        orderBy: { record: { number: 'asc' } },
      },
      _count: { select: { records: true } },
    },
  })
  if (!batch || batch.records.length === 0) return null
  const [by, undone] = await Promise.all([
    db().user.findUnique({ where: { id: batch.byId }, select: { name: true } }),
    db().batch.findUnique({ where: { undoesId: id }, select: { id: true } }),
  ])
  return {
    id: batch.id,
    register: batch.register,
    kind: batch.kind,
    undoes: batch.undoesId,
    undoneBy: undone?.id ?? null,
    by: by?.name ?? '',
    at: instantOf(batch.at),
    total: batch._count.records,
    rows: batch.records.map(({ record, changes }) => ({
      ...record,
      changes: storedChanges.parse(changes),
      mayUndo: can(actor, 'register', 'update', record) !== null,
    })),
  }
}
export type BatchSeen = NonNullable<Awaited<ReturnType<typeof batchSeen>>>
