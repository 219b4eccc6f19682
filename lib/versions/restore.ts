import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { change } from '@/lib/action/change'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { Around } from '@/lib/records/derive/around'
import { emptyValues, parseRecord } from '@/lib/records/form/input'
import { linkedTo } from '@/lib/records/links/links'
import { administrative } from '@/lib/records/state/base'
import { parseContent } from '@/lib/records/state/content'
import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { type Links, valuesOf } from '@/lib/records/state/state'
import { compare, lockRecord, saveInside, toldChanges } from '@/lib/records/write/update'
import type { AnyRegister } from '@/lib/registers/declare/define'

export type RestoreInput = {
  register: string
  ref: string
  /** Version of the record (its count of changes) that the person saw. */
  version: number
  /** Number of the frozen version to take back. */
  number: number
  /** Answers not to take back, because they cannot be any more: `field`, or `field/reference` for one linked record. */
  leaveOut: readonly string[]
}
type Restored = { ref: string; version: number }

/**
 * Takes the content of a frozen version back as the working copy: a draft with this person and those who wrote that version
 * as contributors, to be reviewed like any other; nothing is put in force. What is kept beside the content stays. Refuses `invalid` with
 * `data.blocked` while the version links to what is retired, gone or not for this person, and by field what no longer
 * fits (a code that no list has, a department that is gone). What the person leaves out keeps the answer of the working
 * copy; a link left out is not made. Right: register.update, before and after.
 */
export function restoreVersion(context: CommandContext, input: RestoreInput): Promise<Result<Restored>> {
  return change(context, async (tx) => {
    const register = declarationOf(input.register)
    const version = await tx.recordVersion.findFirst({
      where: { number: input.number, record: { ref: input.ref, register: register.slug } },
      select: { content: true, submittedById: true, contributorIds: true },
    })
    if (!version) throw new Refusal('not_found')
    const frozen = parseContent(version.content).values
    const departments = [departmentIn(frozen)]
    const sought = { ref: input.ref, to: [linkedTo(register, linksIn(register, frozen))], departments }
    const { record, around } = await lockRecord(tx, context, 'update', sought)
    if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
    if (record.version !== input.version) throw new Refusal('stale', { data: { version: record.version, fields: [] } })
    const before = around.stateOf(record)
    const present = valuesOf(before)
    const values = takenBack(register, frozen, present, input.leaveOut)
    refuseBlocked([
      ...placeOfOthers(context, values, input.leaveOut),
      ...blockedLinks(context, around, register, { id: record.id, before: before.links, values }),
    ])
    const after = parseRecord(register, values, context.today)
    const wrote = [...version.contributorIds, version.submittedById]
    const known = { ...record, contributorIds: [...new Set([...record.contributorIds, ...wrote])] }
    const compared = compare(around, known, after)
    if (compared.changes.length === 0) throw new Refusal('not_now', { reason: 'record_unchanged' })
    const writes = await saveInside(tx, context, around, [compared])
    const taken = { field: 'restoredVersion', old: null, new: input.number }
    return {
      result: { ref: record.ref, version: record.version + 1 },
      writes,
      entry: {
        action: 'record.restore_version',
        subject: { type: 'record', id: record.id, ref: record.ref },
        versionBefore: record.version,
        versionAfter: record.version + 1,
        changes: [taken, ...toldChanges(around, compared)],
      },
    }
  })
}

type Values = Record<string, JsonValue>

/** Declared answers of the version over what is kept beside the content; fields it did not know yet are empty. */
function takenBack(register: Registered, frozen: Values, present: Values, leaveOut: readonly string[]): Values {
  const out = new Set(leaveOut)
  const known = emptyValues(register)
  const answer = ([name, empty]: [string, JsonValue]): [string, JsonValue] => {
    if (administrative.has(name) || out.has(name)) return [name, present[name] ?? empty]
    const value = frozen[name] ?? empty
    if (name === 'openFields' && Array.isArray(value)) return [name, value.filter((one) => String(one) in known)]
    if (!(name in register.relations) || !Array.isArray(value)) return [name, value]
    return [name, value.filter((ref) => !out.has(`${name}/${String(ref)}`))]
  }
  return Object.fromEntries(Object.entries(known).map(answer))
}

function refuseBlocked(blocked: readonly Blocked[]): void {
  if (blocked.length === 0) return
  const fields = Object.fromEntries(blocked.map(({ field, why }) => [field, [why]]))
  throw new Refusal('invalid', { fields, data: { blocked: blocked.map((one) => ({ ...one })) } })
}

function departmentIn(values: Values): string | null {
  return z.string().nullable().catch(null).parse(values.departmentId)
}

/** The department of the version, when this person has no right there: they cannot move the record away. */
function placeOfOthers({ actor }: CommandContext, values: Values, leaveOut: readonly string[]): Blocked[] {
  const departmentId = departmentIn(values)
  const mayPlace = actor.kind !== 'person' || can(actor, 'register', 'update', { departmentId }) !== null
  if (mayPlace || leaveOut.includes('departmentId')) return []
  return [{ field: 'departmentId', ref: null, title: '', why: 'not_in_list' }]
}

function linksIn(register: Registered, values: Values): Links {
  const refs = z.array(z.string()).catch([])
  return Object.fromEntries(Object.keys(register.relations).map((name) => [name, refs.parse(values[name])]))
}

/** An answer of a version that cannot be written any more; `ref` for one linked record, `why` as in `errors.fields`. */
type Blocked = { field: string; ref: string | null; title: string; why: 'retired' | 'not_in_list' }

/**
 * Links among these values that could not be made today: to records that are retired, of another register, gone, or not
 * for this person to read. A link that the working copy has anyway is no new one. Titles only where they may be read.
 */
function blockedLinks(
  context: CommandContext,
  around: Around,
  register: AnyRegister,
  { id, before, values }: { id: RecordId; before: Links; values: Readonly<Record<string, JsonValue>> },
): Blocked[] {
  const wanted = Object.entries(register.relations).flatMap(([field, { to }]) =>
    z
      .array(z.string())
      .catch([])
      .parse(values[field])
      .filter((ref) => !before[field]?.includes(ref))
      .map((ref) => ({ field, to, ref })),
  )
  return wanted.flatMap(({ field, to, ref }): Blocked[] => {
    const target = around.near(ref)
    if (!target || target.register.slug !== to || target.id === id || !isReadable(context, target))
      return [{ field, ref, title: '', why: 'not_in_list' }]
    return target.status === 'retired' ? [{ field, ref, title: target.title, why: 'retired' }] : []
  })
}

type Place = { ownerId: string | null; departmentId: string | null; inForceVersionId: string | null }

function isReadable({ actor }: CommandContext, { ownerId, departmentId, inForceVersionId }: Place): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return can(actor, 'register', 'read', { ownerId, departmentId, inForce: inForceVersionId !== null }) !== null
}
