import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { type RecordState, valuesOf } from './state'

/** Fields in which two states differ, in the order of the fields. Empty fields of a new record (before: null) are left out. */
export function differencesOf(before: RecordState | null, after: RecordState): AuditChange[] {
  const changes = changesBetween(before ? valuesOf(before) : {}, valuesOf(after))
  return before ? changes : changes.filter((change) => !isEmpty(change.new))
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}

/** The same with names instead of the ids of people and departments, as history shows them. */
export async function withNames(tx: Tx, changes: readonly AuditChange[]): Promise<AuditChange[]> {
  const idsOf = (name: string) =>
    changes.flatMap((change) =>
      change.field === name ? [change.old, change.new].filter((value) => typeof value === 'string') : [],
    )
  const [owners, departments] = [idsOf('ownerId'), idsOf('departmentId')]
  if (owners.length + departments.length === 0) return [...changes]
  const select = { id: true, name: true }
  const people = await tx.user.findMany({ where: { id: { in: owners } }, select })
  const places = await tx.department.findMany({ where: { id: { in: departments } }, select })
  const names = new Map([...people, ...places].map((row) => [row.id, row.name]))
  const named = (value: JsonValue) => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  return changes.map((change) =>
    change.field === 'ownerId' || change.field === 'departmentId'
      ? { ...change, old: named(change.old), new: named(change.new) }
      : change,
  )
}
