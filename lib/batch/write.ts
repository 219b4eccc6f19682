import type { CommandContext } from '@/lib/access/actor'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { loadAround } from '@/lib/records/derive/around'
import { administrative } from '@/lib/records/state/base'
import { compare, saveInside } from '@/lib/records/write/update'
import type { BatchRow, Fields } from './judge'

export type Written = { row: BatchRow; after: Fields; changes: readonly AuditChange[] }

/**
 * Writes the fields of many locked records as a single save writes those of one, in a number of statements that does not
 * grow with theirs. Answers the changes with those of their status. Rights and versions are for the caller to check.
 */
export async function writeFields(tx: Tx, context: CommandContext, all: readonly Written[]): Promise<Written[]> {
  const around = await loadAround(tx, context.today, {
    ids: all.map(({ row }) => row.id),
    people: all.map(({ after }) => after.ownerId),
    departments: all.map(({ after }) => after.departmentId),
  })
  const saves = all.map(({ row, after }) => {
    const record = around.asked.get(row.id)
    if (!record) throw new Refusal('not_found')
    const before = around.stateOf(record)
    return compare(around, record, { ...before, base: { ...before.base, ...after } })
  })
  const writes = await saveInside(tx, context, around, saves)
  await writes.answers
  return all.map(({ row, after, changes }) => {
    const content = changes.some(({ field }) => !administrative.has(field))
    const status: AuditChange[] =
      content && row.status !== 'draft' ? [{ field: 'status', old: row.status, new: 'draft' }] : []
    return { row, after, changes: [...changes, ...status] }
  })
}
