import type { AuditChange } from '@/lib/audit/entry/event'
import { Refusal } from '@/lib/errors/refusal'

/** Refuses a save of values that somebody else changed meanwhile: per field what was sent and what is kept now. */
export function refuseStale(version: number, changes: readonly AuditChange[]): never {
  throw new Refusal('stale', {
    data: { version, fields: changes.map(({ field, old, new: mine }) => ({ field, mine, theirs: old })) },
  })
}
