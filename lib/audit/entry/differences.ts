import type { JsonValue } from '@/lib/errors/json'
import { canonicalJson } from './canonical'
import type { AuditChange } from './event'

type Options = {
  /** Empty text and nothing are the same answer, as in most forms. */
  blankIsNothing?: boolean
}

/**
 * What differs, field by field, as an audit entry tells it: the fields of `after`, in their order, whose value is another
 * than in `before`. Values are compared by their canonical JSON, so the order of keys inside one does not matter; a field
 * that is missing is null, a Date its ISO text. Fields that only `before` has are not told.
 */
export function changesBetween<After extends object>(
  before: Readonly<Partial<Record<keyof After, unknown>>>,
  after: After,
  { blankIsNothing = false }: Options = {},
): AuditChange[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const compared = (value: JsonValue) => canonicalJson(blankIsNothing && value === '' ? null : value)
  return Object.entries(after).flatMap(([field, value]) => {
    const [was, is] = [plain(old.get(field)), plain(value)]
    // Most are told at a glance; of the others the canonical texts are compared.
    if (was === is) return []
    return compared(was) === compared(is) ? [] : [{ field, old: was, new: is }]
  })
}

function plain(value: unknown): JsonValue {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
