import { randomBytes } from 'node:crypto'
import { authorise, type Change, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import { digestOf } from '@/lib/audit/log/batches'
import type { Tx } from '@/lib/db/client'
import { type BatchId, batchIdSchema, type RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockAround } from '@/lib/records/links/links'
import { declarationOf } from '@/lib/records/state/registered'
import { type BatchContext, type BatchRow, batchRows, factsOf, type Judged, judged, type Left } from './judge'
import { planned, putBack } from './rules'
import { type ApplyInput, type Deed, storedChanges, type UndoInput } from './schema'
import { stepped } from './steps'
import { writeFields } from './write'

/** What became of a batch: `left`: records that stayed as they were, and why. */
export type Applied = { id: BatchId; done: number; left: readonly Left[] }

type Done = { id: RecordId; ref: string; before: number; after: number; changes: readonly AuditChange[] }

/**
 * Does one thing with several records in one transaction: changes their fields, submits them, or says that they are still
 * correct. Each is asked as in a single save; one that cannot, that was changed since it was shown, or that is not for this
 * person (like an absent one) is left and named. One audit entry tells of all with a digest each (lib/audit/FORMAT.md).
 * Refuses `batch_nothing` when none is left to do. Right: register.update, submit or confirm on each record.
 */
export function applyBatch(context: BatchContext, input: ApplyInput): Promise<Result<Applied>> {
  return change(context, async (tx) => {
    const register = declarationOf(input.register)
    const shown = new Map(input.picks.map(({ ref, version }) => [ref, version]))

    // Everything under lock at once, in the order of ids.
    const refs = [...shown.keys()]
    await lockAround(tx, { ids: (await batchRows(tx, { refs })).map(({ id }) => id) })
    const rows = (await batchRows(tx, { refs })).filter((row) => row.register === register.slug)

    // What becomes of each.
    const { done, left } =
      input.deed === 'change'
        ? await changed(tx, context, rows, input, shown)
        : await stepped(tx, context, rows, input.deed, shown)
    const there = new Set(rows.map(({ ref }) => ref))
    const absent = refs.flatMap((ref): Left[] => (there.has(ref) ? [] : [{ ref, why: 'not_found' }]))

    return recorded(
      tx,
      context,
      { register: register.slug, kind: input.deed, plan: input.plan, undoesId: null },
      done,
      [...left, ...absent],
    )
  })
}

async function changed(
  tx: Tx,
  context: BatchContext,
  rows: readonly BatchRow[],
  { plan }: ApplyInput,
  shown: ReadonlyMap<string, number>,
) {
  const all = await judged(tx, context.actor, rows, {
    version: ({ ref }) => shown.get(ref) ?? null,
    after: ({ now }) => planned(now, plan, context.today),
    moved: 'stale',
  })
  return written(tx, context, all)
}

/** Writes what was judged to be done; notes for whom a deputy does it. */
async function written(tx: Tx, context: BatchContext, all: readonly Judged[]) {
  const wanted = all.flatMap((one) => (one.why === null ? [one] : []))
  for (const { row } of wanted) authorise(context, 'register', 'update', factsOf(row))
  const done = (wanted.length === 0 ? [] : await writeFields(tx, context, wanted)).map(
    ({ row, changes }): Done => ({ id: row.id, ref: row.ref, before: row.version, after: row.version + 1, changes }),
  )
  return { done, left: all.flatMap(({ row, why }): Left[] => (why === null ? [] : [{ ref: row.ref, why }])) }
}

/**
 * Puts back what a batch changed, as a batch of its own, in the records that nobody changed since; the others are left and
 * named. A step of review cannot be taken back here (`batch_step`), a batch is taken back once (`batch_undone`). Right:
 * register.update on each record.
 */
export function undoBatch(context: BatchContext, { id }: UndoInput): Promise<Result<Applied>> {
  return change(context, async (tx) => {
    const batch = await tx.batch.findUnique({ where: { id }, include: { records: true } })
    if (!batch) throw new Refusal('not_found')
    const parts = new Map(batch.records.map((record) => [record.recordId, record]))
    await lockAround(tx, { ids: (await batchRows(tx, { ids: [...parts.keys()] })).map((row) => row.id) })
    const rows = await batchRows(tx, { ids: [...parts.keys()] })

    // To whom none of its records is open, it is not there.
    const all = await judged(tx, context.actor, rows, {
      version: (row) => parts.get(row.id)?.versionAfter ?? null,
      after: ({ id: recordId, now }) => putBack(now, storedChanges.parse(parts.get(recordId)?.changes ?? [])),
      moved: 'changed_since',
    })
    if (all.every(({ why }) => why === 'not_found')) throw new Refusal('denied', { reason: 'register.update' })
    // What an import did is taken back there (lib/imports).
    if (batch.kind !== 'change' && batch.kind !== 'undo') throw new Refusal('not_now', { reason: 'batch_step' })
    if ((await tx.batch.count({ where: { undoesId: id } })) > 0)
      throw new Refusal('not_now', { reason: 'batch_undone' })

    const { done, left } = await written(tx, context, all)
    return recorded(tx, context, { register: batch.register, kind: 'undo', plan: {}, undoesId: id }, done, left)
  })
}

type Kept = { register: string; kind: Deed | 'undo'; plan: JsonValue & object; undoesId: BatchId | null }

/** Keeps the batch with its part of each record, and answers the one entry that tells of all. */
async function recorded(
  tx: Tx,
  context: BatchContext,
  kept: Kept,
  done: readonly Done[],
  left: readonly Left[],
): Promise<Change<Applied>> {
  if (done.length === 0) throw new Refusal('not_now', { reason: 'batch_nothing' })
  const { id: made } = await tx.batch.create({
    data: { ...kept, byId: context.actor.id, at: context.now },
    select: { id: true },
  })
  const id = batchIdSchema.parse(made)
  const parts = done.map((one) => {
    const salt = randomBytes(16).toString('hex')
    const changes = one.changes.map(({ field, old, new: after }) => ({ field, old, new: after }))
    return { ...one, changes, salt, digest: digestOf(changes, salt) }
  })
  await tx.batchRecord.createMany({
    data: parts.map(({ id: recordId, before, after, changes, salt }) => ({
      ...{ batchId: id, recordId, versionBefore: before, versionAfter: after, changes, salt },
    })),
  })
  const records = parts.map(({ id: recordId, ref, before, after, digest }) => ({
    id: recordId,
    ref,
    before,
    after,
    digest,
  }))
  const first =
    kept.undoesId === null
      ? { field: 'plan', old: null, new: { do: kept.kind, ...kept.plan } }
      : { field: 'undoes', old: null, new: kept.undoesId }
  return {
    result: { id, done: done.length, left },
    entry: {
      action: kept.undoesId === null ? 'batch.apply' : 'batch.undo',
      subject: { type: 'batch', id },
      changes: [first, { field: 'records', old: null, new: records }],
    },
  }
}
