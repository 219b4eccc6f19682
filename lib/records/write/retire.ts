import type { CommandContext } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { Asked } from '../derive/around'
import { keepDerived } from '../derive/derived'
import { readableTitles, usedBy } from '../links/used-by'
import { voidSubmissions, writeStep } from '../standing/comeback'
import { lockRecord } from './update'

export type StateInput = { ref: string; version: number }
export type StateChanged = { ref: string; version: number }

/**
 * Takes a record out of use; its versions and history stay. Refuses `in_use` with the list while other records link to it
 * or rely on it in their version in force. What was in force or stood for review ends here. Right: register.retire.
 */
export function retireRecord(context: CommandContext, input: StateInput): Promise<Result<StateChanged>> {
  return change(context, async (tx) => {
    const { record } = await lockRecord(tx, context, 'retire', { ref: input.ref, rules: false })
    refuseOldVersion(record, input)
    if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
    const users = await usedBy(tx, { ...record, register: record.register.slug })
    if (users.length > 0) throw new Refusal('in_use', { data: readableTitles(context.actor, users) })
    await voidSubmissions(tx, context, [record], 'retired')
    await endVersionInForce(tx, context, record)
    await tx.record.update({
      where: { id: record.id },
      data: {
        status: 'retired',
        retiredAt: context.now,
        submittedVersionId: null,
        inForceVersionId: null,
        inForceText: '',
        version: record.version + 1,
        updatedAt: context.now,
      },
      select: { id: true },
    })
    await keepDerived(tx, [record.id], context.today)
    return outcome(record, 'record.retire', 'retired')
  })
}

/** Brings a retired record back as a draft: it is reviewed again before it is in force. Right: register.retire. */
export function restoreRecord(context: CommandContext, input: StateInput): Promise<Result<StateChanged>> {
  return change(context, async (tx) => {
    const { record } = await lockRecord(tx, context, 'retire', { ref: input.ref, rules: false })
    refuseOldVersion(record, input)
    if (record.status !== 'retired') throw new Refusal('not_now', { reason: 'record_not_retired' })
    await tx.record.update({
      where: { id: record.id },
      data: { status: 'draft', retiredAt: null, version: record.version + 1, updatedAt: context.now },
      select: { id: true },
    })
    await keepDerived(tx, [record.id], context.today)
    return outcome(record, 'record.restore', 'draft')
  })
}

function refuseOldVersion(record: Asked, input: StateInput): void {
  if (record.version !== input.version) throw new Refusal('stale', { data: { version: record.version, fields: [] } })
}

async function endVersionInForce(tx: Tx, context: CommandContext, record: Asked): Promise<void> {
  if (!record.inForceVersionId) return
  const version = await tx.recordVersion.findUnique({
    where: { id: record.inForceVersionId },
    select: { id: true, contentHash: true },
  })
  if (!version) return
  await writeStep(tx, context, {
    versionId: version.id,
    contentHash: version.contentHash,
    kind: 'superseded',
    reason: 'retired',
  })
}

function outcome(record: Asked, action: 'record.retire' | 'record.restore', status: 'retired' | 'draft') {
  const version = record.version + 1
  return {
    result: { ref: record.ref, version },
    entry: {
      action,
      subject: { type: 'record' as const, id: record.id, ref: record.ref },
      versionBefore: record.version,
      versionAfter: version,
      changes: [{ field: 'status', old: record.status, new: status }],
    },
  }
}
