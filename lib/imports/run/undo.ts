import { z } from 'zod'
import { authorise, change } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { batchIdSchema, type ImportId, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { updateRows } from '@/lib/db/rows'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Asked, loadAround } from '@/lib/records/derive/around'
import { keepDerived } from '@/lib/records/derive/derived'
import { writeExtras } from '@/lib/records/extras/extras'
import { parseRecord } from '@/lib/records/form/input'
import { lockAround } from '@/lib/records/links/links'
import { valuesOf } from '@/lib/records/state/state'
import { compare, saveInside } from '@/lib/records/write/update'
import { records } from '../kinds/records'
import { Beside } from './beside'
import { batched } from './commit'
import { longest } from './ends'
import { type ImportContext, lockedIn } from './stored'
import type { WrittenPart } from './write'

/** A record that stays as it is, and why. */
const leftSchema = z.object({ ref: z.string(), why: z.enum(['changed_since', 'in_use', 'denied']) })
export type Left = z.infer<typeof leftSchema>
/** What the batch that takes an import back keeps besides its records. */
export const undonePlan = z.object({ left: z.array(leftSchema) }).catch({ left: [] })
export type Undone = { id: ImportId; done: number; left: readonly Left[] }

const changesSchema = z.array(z.object({ field: z.string(), old: z.json(), new: z.json() }))

/**
 * Takes an import back, with one entry: records that it made are retired (their numbers and history stay), records that it
 * changed say again what they said. One that somebody changed since, also beside its fields, or that something else uses by
 * now, stays as it is and is named. Refuses `import_not_done`, and `import_stands` when nothing could be taken back. Right: register.retire or
 * update on each record.
 */
export function undoImport(context: ImportContext, { id }: { id: ImportId }): Promise<Result<Undone>> {
  return change(
    context,
    async (tx) => {
      const stored = await lockedIn('done', records, tx, { context, id })
      if (stored.batchId === null) throw new Refusal('not_now', { reason: 'import_not_done' })
      const parts = await tx.batchRecord.findMany({ where: { batchId: stored.batchId } })
      const ids = parts.map(({ recordId }) => recordIdSchema.parse(recordId))
      await lockAround(tx, { ids })
      const around = await loadAround(tx, context.today, { ids })
      const undoes = batchIdSchema.parse(stored.batchId)
      const beside = await Beside.of(tx, undoes, ids)

      const left: Left[] = []
      const able = parts.flatMap((part) => {
        const asked = around.asked.get(recordIdSchema.parse(part.recordId))
        if (!asked) return []
        const changes = changesSchema.parse(part.changes)
        const isNew = part.versionBefore === 0
        const isOther = beside.isChangedSince({ recordId: asked.id, isNew, changes })
        const why = isOther ? 'changed_since' : whyNot(context, asked, part)
        if (why === null) return [{ part, asked, changes }]
        left.push({ ref: asked.ref, why })
        return []
      })
      const made = able.filter(({ part }) => part.versionBefore === 0)
      const used = await usedElsewhere(
        tx,
        made.map(({ asked }) => asked.id),
      )
      const retiring = made.filter(({ asked }) => !used.has(asked.id))
      left.push(...made.flatMap(({ asked }): Left[] => (used.has(asked.id) ? [{ ref: asked.ref, why: 'in_use' }] : [])))

      const changed = able.filter(({ part }) => part.versionBefore > 0)
      const back = await putBack(tx, context, changed, beside)
      await retire(
        tx,
        context,
        retiring.map(({ asked }) => asked),
      )
      const done: WrittenPart[] = [
        ...back,
        ...retiring.map(({ asked }) => ({
          ...{ id: asked.id, ref: asked.ref, row: null, before: asked.version, after: asked.version + 1 },
          changes: [{ field: 'status', old: asked.status, new: 'retired' }],
        })),
      ]
      if (done.length === 0) throw new Refusal('not_now', { reason: 'import_stands' })
      const { batchId, entry } = await batched(
        tx,
        context,
        { register: stored.register.slug, undoes, plan: { left } },
        done,
      )
      await tx.import.update({
        where: { id },
        data: { state: 'undone', undoBatchId: batchId, updatedAt: context.now },
        select: { id: true },
      })
      return { result: { id, done: done.length, left }, entry }
    },
    longest,
  )
}

type Part = { versionBefore: number; versionAfter: number }

function whyNot(context: ImportContext, asked: Asked, { versionBefore, versionAfter }: Part): Left['why'] | null {
  if (asked.version !== versionAfter || asked.status === 'retired') return 'changed_since'
  const { ownerId, departmentId, inForceVersionId } = asked
  try {
    const facts = { ownerId, departmentId, inForce: inForceVersionId !== null }
    authorise(context, 'register', versionBefore === 0 ? 'retire' : 'update', facts)
    return null
  } catch (error) {
    if (error instanceof Refusal) return 'denied'
    throw error
  }
}

/** Of these records those that one links to that is neither among them nor retired. */
async function usedElsewhere(tx: Tx, ids: readonly RecordId[]): Promise<ReadonlySet<RecordId>> {
  const links = await tx.recordLink.findMany({
    where: { toId: { in: [...ids] }, fromId: { notIn: [...ids] }, from: { status: { not: 'retired' } } },
    select: { toId: true },
  })
  return new Set(links.map(({ toId }) => recordIdSchema.parse(toId)))
}

async function retire(tx: Tx, context: ImportContext, records: readonly Asked[]): Promise<void> {
  await updateRows(
    tx,
    'Record',
    records.map(({ id, version }) => ({
      ...{ id, status: 'retired', retiredAt: context.now, version: version + 1, updatedAt: context.now },
    })),
  )
  await keepDerived(
    tx,
    records.map(({ id }) => id),
    context.today,
  )
}

type Changed = { asked: Asked; part: Part; changes: readonly AuditChange[] }

/** Records say again what they said before; what stands beside their fields too. */
async function putBack(
  tx: Tx,
  context: ImportContext,
  all: readonly Changed[],
  beside: Beside,
): Promise<WrittenPart[]> {
  if (all.length === 0) return []
  const around = await loadAround(tx, context.today, {
    ids: all.map(({ asked }) => asked.id),
    refs: all.flatMap(({ changes }) =>
      changes.flatMap(({ old }) =>
        Array.isArray(old) ? old.flatMap((one) => (typeof one === 'string' ? [one] : [])) : [],
      ),
    ),
    people: all.map(({ changes }) => idIn(changes, 'ownerId')),
    departments: all.map(({ changes }) => idIn(changes, 'departmentId')),
  })
  const saves = all.flatMap(({ asked, changes }) => {
    const record = around.asked.get(asked.id)
    if (!record) return []
    const old = Object.fromEntries(
      changes.flatMap(({ field, old: value }) => (field === 'extras' ? [] : [[field, value]])),
    )
    const values = { ...valuesOf(around.stateOf(record)), ...old }
    return [compare(around, record, parseRecord(record.register, values, context.today))]
  })
  const writes = await saveInside(
    tx,
    context,
    around,
    saves.filter(({ changes }) => changes.length > 0),
  )
  await writes.answers
  await writeExtras(
    tx,
    context.now,
    all.flatMap(({ asked, changes }) => beside.before({ recordId: asked.id, changes })),
  )
  return all.map(({ asked, changes }, n) => {
    const saved = saves[n]?.changes ?? []
    const extras = changes
      .filter(({ field }) => field === 'extras')
      .map(({ field, old, new: after }) => ({ field, old: after, new: old }))
    return {
      ...{ id: asked.id, ref: asked.ref, row: null, before: asked.version },
      after: asked.version + (saved.length > 0 ? 1 : 0),
      changes: [...saved, ...extras],
    }
  })
}

function idIn(changes: readonly AuditChange[], name: string): string | null {
  const old = changes.find(({ field }) => field === name)?.old
  return typeof old === 'string' ? old : null
}
