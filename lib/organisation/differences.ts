import { z } from 'zod'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { JsonValue } from '@/lib/errors/json'

/** Fields of `after` that differ from `before`; empty text and nothing are the same answer. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, JsonValue>>,
): AuditChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const old = z.json().catch(null).parse(before[field])
    return JSON.stringify(old ?? '') === JSON.stringify(value ?? '') ? [] : [{ field, old, new: value }]
  })
}
