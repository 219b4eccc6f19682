import type { JsonValue } from '@/lib/errors/json'
import { withoutHalves } from '@/lib/text/characters'

/** Text in normal form C, with lone surrogates replaced: two spellings of the same text give the same bytes. */
export function normalText(text: string): string {
  return withoutHalves(text).normalize('NFC')
}

/**
 * JSON with one spelling per value: keys sorted by UTF-16 code units, no white space, texts in NFC.
 * Equal values give equal bytes; the result is on one line. Throws on a number that is not finite.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return JSON.stringify(normalText(value))
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('A number in an audit entry must be finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).map(([key, member]) => [normalText(key), member] as const)
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}
