import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { authorise, change, refuseStale } from '@/lib/action/change'
import type { AuditChange } from '@/lib/audit/entry/event'
import { entityIdentities } from '@/lib/company/entities'
import { mainEntityId } from '@/lib/company/entity-facts'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { modules } from '@/lib/registers/modules'
import { keepDerived } from '../derive/derived'
import { keepInForceText } from '../derive/search-text'
import { parseRecord } from '../form/input'
import { mayOwn } from '../form/sections'
import { lockAround, lookingBackAt, refsOf, writeLinks } from '../links/links'
import { voidSubmission } from '../standing/comeback'
import { administrative, baseColumns, type RecordBase } from '../state/base'
import { differencesOf, withNames } from '../state/content'
import { declarationOf, type Registered } from '../state/registered'
import { type RecordState, readState } from '../state/state'

const ids = z.array(z.string()).catch([])

/** Refuses `invalid` at its field when a legal entity that is newly chosen does not exist or is retired. */
export async function checkEntities(
  tx: Tx,
  register: AnyRegister,
  { before, after }: { before: DetailValues; after: DetailValues },
): Promise<void> {
  const chosen = fieldsOf(register).flatMap(({ name, kind }) => {
    if (kind !== 'entities') return []
    const kept = ids.parse(before[name])
    return [{ name, fresh: ids.parse(after[name]).filter((id) => !kept.includes(id)) }]
  })
  if (chosen.every(({ fresh }) => fresh.length === 0)) return
  const offered = new Set((await entityIdentities(tx)).flatMap(({ id, retired }) => (retired ? [] : [id])))
  // The company itself may be chosen before it is described.
  offered.add(mainEntityId)
  const wrong: FieldErrors = Object.fromEntries(
    chosen.flatMap(({ name, fresh }) => (fresh.every((id) => offered.has(id)) ? [] : [[name, ['not_in_list']]])),
  )
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

/**
 * Checks where a record is placed: the person must have the right on a record of that department (an editor cannot move
 * one into another), owner and department must exist, a new owner must be able to own. Facts are read in the transaction.
 */
export async function checkPlace(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { before, after }: { before: RecordBase | null; after: RecordBase },
): Promise<void> {
  const { ownerId, departmentId } = after
  const { actor } = context
  if (departmentId === null && actor.kind === 'person' && !can(actor, 'register', verb, { ownerId })) {
    throw new Refusal('invalid', { fields: { departmentId: ['required'] } })
  }
  authorise(context, 'register', verb, { ownerId, departmentId })
  const wrong: FieldErrors = {}
  if (ownerId && ownerId !== before?.ownerId) {
    const owners = await tx.user.count({ where: { ...mayOwn, id: ownerId } })
    if (owners === 0) wrong.ownerId = ['not_in_list']
  }
  if (departmentId && departmentId !== before?.departmentId) {
    const departments = await tx.department.count({ where: { id: departmentId, retiredAt: null } })
    if (departments === 0) wrong.departmentId = ['not_in_list']
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

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

export type LockedRecord = {
  id: RecordId
  ref: string
  register: Registered
  title: string
  ownerId: string | null
  departmentId: string | null
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  version: number
  contributorIds: string[]
  submittedVersionId: string | null
  inForceVersionId: string | null
}

/**
 * Locks the record with those around it (lockAround) and checks the right on the record. Facts are read after the lock.
 * A record that is not there refuses `not_found`.
 */
export async function lockRecord(
  tx: Tx,
  context: CommandContext,
  verb: Verb,
  { ref, linkedTo = [] }: { ref: string; linkedTo?: readonly string[] },
): Promise<LockedRecord> {
  const found = await tx.record.findUnique({ where: { ref }, select: { id: true } })
  const id = found && recordIdSchema.parse(found.id)
  if (id) await lockAround(tx, { id, linkedTo })
  const row = id && (await tx.record.findUnique({ where: { id } }))
  if (!id || !row) throw new Refusal('not_found')
  authorise(context, 'register', verb, {
    ownerId: row.ownerId,
    departmentId: row.departmentId,
    inForce: row.inForceVersionId !== null,
  })
  return { ...row, id, register: declarationOf(row.register) }
}
