import type { CommandContext } from '@/lib/access/actor'
import { change } from '@/lib/action/change'
import { refuseStale } from '@/lib/action/stale'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { modules } from '@/lib/registers/modules'
import { keepDerived } from '../derive/derived'
import { keepInForceText } from '../derive/search-text'
import { parseRecord } from '../form/input'
import { refsOf, writeLinks } from '../links/links'
import { lookingBackAt } from '../links/neighbours'
import { voidSubmission } from '../standing/step'
import { administrative, baseColumns } from '../state/base'
import { differencesOf, withNames } from '../state/differences'
import { declarationOf } from '../state/registered'
import { type RecordState, readState } from '../state/state'
import { checkEntities, checkPlace } from './assignment'
import { type LockedRecord, lockRecord } from './locked'

export type Updated = { ref: string; version: number; changed: boolean }
export type UpdateInput = {
  ref: string
  /** Slug of the register the form was made for. */
  register: string
  /** Version the form was opened with. */
  version: number
  values: unknown
}

/**
 * Changes a record. Refuses `stale` with both values per field when somebody saved since the form was opened. A change of
 * content makes it a draft, voids what stands for review and notes the person as contributor. Values equal to those kept
 * write nothing and answer `changed: false`. Right: register.update before and after (an editor cannot move a record away).
 */
export async function updateRecord(context: CommandContext, input: UpdateInput): Promise<Result<Updated>> {
  const result = await change(context, async (tx) => {
    const register = declarationOf(input.register)
    const after = parseRecord(register, input.values, context.today)
    const record = await lockRecord(tx, context, 'update', { ref: input.ref, linkedTo: refsOf(after.links) })
    if (record.register !== register) throw new Refusal('not_found')
    if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
    const before = await readState(tx, register.slug, record.id)
    const changes = differencesOf(before, after)
    if (record.version !== input.version) refuseStale(record.version, changes)
    if (changes.length === 0) throw new Refusal('not_now', { reason: unchanged })
    await checkPlace(tx, context, 'update', { before: before.base, after: after.base })
    const statusChange = await writeChanged(tx, context, record, { before, after, changes })
    return {
      result: { ref: record.ref, version: record.version + 1, changed: true },
      entry: {
        action: 'record.update',
        subject: { type: 'record', id: record.id, ref: record.ref },
        versionBefore: record.version,
        versionAfter: record.version + 1,
        changes: [...(await withNames(tx, changes)), ...statusChange],
      },
    }
  })
  if (!result.ok && result.reason === unchanged) {
    return { ok: true, value: { ref: input.ref, version: input.version, changed: false } }
  }
  return result
}

// A refusal rolls back, so "nothing changed" cannot have written anything.
const unchanged = 'record_unchanged'

/**
 * Writes the changed state of a locked record, as `updateRecord` says: draft when its content changes, submission voided,
 * person noted. Answers the change of status for the entry. Rights, version and place are for the caller to check.
 */
export async function writeChanged(
  tx: Tx,
  context: CommandContext,
  record: LockedRecord,
  { before, after, changes }: { before: RecordState; after: RecordState; changes: readonly AuditChange[] },
): Promise<AuditChange[]> {
  await checkEntities(tx, record.register, { before: before.detail, after: after.detail })
  const touchesContent = changes.some(({ field }) => !administrative.has(field))
  const voided = touchesContent && (await voidSubmission(tx, context, record))
  await tx.record.update({
    where: { id: record.id },
    data: {
      ...baseColumns(after.base),
      ...(touchesContent ? { status: 'draft', contributorIds: contributors(context, record) } : {}),
      ...(voided ? { submittedVersionId: null } : {}),
      version: record.version + 1,
      updatedAt: context.now,
    },
    select: { id: true },
  })
  await modules[record.register.slug].update(tx, record.id, after.detail)
  // Those it no longer links to must be computed too.
  const former = await lookingBackAt(tx, record.id)
  await writeLinks(tx, context, record.register, { id: record.id, before: before.links, after: after.links })
  const today = context.today
  if (changes.some(({ field }) => administrative.has(field))) await keepInForceText(tx, record)
  await keepDerived(tx, touchesContent ? [record.id, ...former] : [record.id], today, { around: touchesContent })
  return touchesContent && record.status !== 'draft' ? [{ field: 'status', old: record.status, new: 'draft' }] : []
}

function contributors(context: CommandContext, record: LockedRecord): string[] {
  const person = context.actor.kind === 'person' ? [context.actor.id] : []
  return [...new Set([...record.contributorIds, ...person])]
}
