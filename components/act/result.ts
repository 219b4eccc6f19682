import type { Failure } from '@/lib/errors/refusal'

/** The offsets a person can choose from when the clocks showed a typed time twice. */
export function offsetsIn(failure: Failure | null): string[] {
  const data = failure?.data
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return []
  const { offsets } = data
  return Array.isArray(offsets) ? offsets.filter((offset) => typeof offset === 'string') : []
}

/** An address in which {ref} and {id} are those of a result. */
export function destination(template: string, value: unknown): string {
  const named = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return named.reduce((href, [key, part]) => href.replace(`{${key}}`, encodeURIComponent(String(part))), template)
}
