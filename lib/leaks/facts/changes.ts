import type { AuditChange } from '@/lib/audit/entry/event'
import type { JsonValue } from '@/lib/errors/json'

/** What differs, field by field, as an audit entry tells it; unchanged fields are left out. */
export function changesBetween(before: object, after: object): AuditChange[] {
  const old = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([field, value]) => {
    const was = plain(old.get(field))
    const is = plain(value)
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, old: was, new: is }]
  })
}

function plain(value: unknown): JsonValue {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  }
  return String(value)
}
