import type { CommandContext } from '@/lib/access/actor'
import type { Resource, Verb } from '@/lib/access/matrix'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { Leak, Prisma } from '@/lib/db/generated/client'
import { leakIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { keepClocks } from '../clocks/keep-clocks'
import { type LeakVerb, requireNext } from '../facts/rules'

/** Which leak, and the version the form was opened with. */
export type LeakTarget = { ref: string; version: number }

/** What every command on a leak may answer: where the leak stands now. */
export type LeakChanged = { ref: string; version: number }

export type LeakWork = {
  /** Columns to write. */
  data?: Prisma.LeakUncheckedUpdateInput
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
 * nothing), does the work, writes version + 1, recomputes the clocks and appends the audit entry last.
 * Refuses `not_found` (absent or denied), `stale` (with the newer version), `not_now` (state).
 */
export async function changeLeak(
  context: CommandContext,
  target: LeakTarget,
  spec: Spec,
  work: (tx: Tx, leak: Leak) => Promise<LeakWork>,
): Promise<Result<LeakChanged>> {
  return change(context, async (tx) => {
    const leak = await lockLeak(tx, target.ref)
    authorise(context, ...spec.right)
    if (leak.version !== target.version) throw staleForm(leak, spec)
    const state = requireNext(leak.state, spec.does)
    const done = await work(tx, leak)
    const version = leak.version + 1
    const data = { ...done.data, state }
    await tx.leak.update({ where: { id: leak.id }, data: { ...data, version, updatedAt: toDatabase(context.now) } })
    await keepClocks(tx, leakIdSchema.parse(leak.id), context)
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

function staleForm(leak: Leak, spec: Spec): Refusal {
  const fields = spec.stale?.(leak)
  return new Refusal('stale', { data: { version: leak.version, ...(fields === undefined ? {} : { fields }) } })
}

/** The leak of this reference, its row locked until the transaction ends; refuses `not_found`. */
export async function lockLeak(tx: Tx, ref: string): Promise<Leak> {
  await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE ref = ${ref} FOR UPDATE`
  const leak = await tx.leak.findUnique({ where: { ref } })
  if (!leak) throw new Refusal('not_found')
  return leak
}
