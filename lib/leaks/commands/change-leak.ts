import type { CommandContext } from '@/lib/access/actor'
import type { Resource, Verb } from '@/lib/access/matrix'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { clockChange, writeClocks } from '../clocks/keep-clocks'
import { type LeakFile, loadFile } from '../clocks/leak-file'
import { type LeakVerb, requireNext } from '../facts/rules'

/** Which leak, and the version the form was opened with. */
export type LeakTarget = { ref: string; version: number }

/** What every command on a leak may answer: where the leak stands now. */
export type LeakChanged = { ref: string; version: number }

export type LeakWork = {
  /** Columns to write. */
  data?: Partial<Omit<Leak, 'absentClocks'>>
  /** It hits other records now, so other contracts count. */
  relinked?: boolean
  /** What else changed, for the audit entry (rows of other tables). */
  changes?: AuditChange[]
  reason?: string
}

type Spec = {
  right: readonly [Resource, Verb]
  does: LeakVerb
  action: AuditAction
  /** What a stale form is told beside the newer version, e.g. which fields differ. */
  stale?: (leak: Leak) => JsonValue
}

/**
 * Runs one write on a leak: locks the row, checks right, version and state (in this order: who may not see it learns
 * nothing), loads its file once, does the work, and writes version + 1 with the clocks that follow. The entry comes last.
 * Refuses `not_found` (absent or denied), `stale` (with the newer version), `not_now` (state).
 */
export async function changeLeak(
  context: CommandContext,
  target: LeakTarget,
  spec: Spec,
  work: (tx: Tx, file: LeakFile) => Promise<LeakWork>,
): Promise<Result<LeakChanged>> {
  return change(context, async (tx) => {
    // -- lock
    const leak = await lockLeak(tx, target.ref)
    authorise(context, ...spec.right)
    await refuseEnded(tx, leak)
    if (leak.version !== target.version) throw staleForm(leak, spec)
    const state = requireNext(leak.state, spec.does)

    // -- load, work
    const file = await loadFile(tx, leak)
    const done = await work(tx, file)

    // -- derive, write
    const data = { ...done.data, state }
    await writeLeak(tx, context, done.relinked ? await loadFile(tx, leak) : file, data)

    // -- entry
    const version = leak.version + 1
    return {
      result: { ref: leak.ref, version },
      entry: {
        action: spec.action,
        subject: { type: 'leak', id: leak.id, ref: leak.ref },
        versionBefore: leak.version,
        versionAfter: version,
        changes: [...changesBetween(leak, data), ...(done.changes ?? [])],
        ...(done.reason ? { reason: done.reason } : {}),
      },
    }
  })
}

/** Writes the row of a leak, once, with the clocks that follow from its file and these columns. */
export async function writeLeak(
  tx: Tx,
  context: CommandContext,
  file: LeakFile,
  data: NonNullable<LeakWork['data']> = {},
): Promise<void> {
  const { id: leakId, version } = file.leak
  const change = clockChange({ ...file, leak: { ...file.leak, ...data } }, context)
  const row = { ...data, ...change.columns, version: version + 1, updatedAt: toDatabase(context.now) }
  await tx.leak.update({ where: { id: leakId }, data: row, select: { id: true } })
  await writeClocks(tx, [{ leakId, change }])
}

function staleForm(leak: Leak, spec: Spec): Refusal {
  const fields = spec.stale?.(leak)
  return new Refusal('stale', { data: { version: leak.version, ...(fields === undefined ? {} : { fields }) } })
}

/**
 * The leak of this reference, its row locked until the transaction ends; refuses `not_found`. Who changes it asks
 * `refuseEnded` after the right: an exercise that was ended stays as it was.
 */
export async function lockLeak(tx: Tx, ref: string): Promise<Leak> {
  await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE ref = ${ref} FOR UPDATE`
  const leak = await tx.leak.findUnique({ where: { ref } })
  if (!leak) throw new Refusal('not_found')
  return leak
}

/** Refuses `exercise_ended` for an exercise that was ended: its times and its evaluation are compared with others. */
export async function refuseEnded(tx: Tx, leak: Pick<Leak, 'id' | 'isExercise'>): Promise<void> {
  if (!leak.isExercise) return
  const ended = await tx.exercise.count({ where: { leakId: leak.id, endedAt: { not: null } } })
  if (ended > 0) throw new Refusal('not_now', { reason: 'exercise_ended' })
}
