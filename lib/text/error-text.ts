import type { FieldErrors, RefusalCode } from '@/lib/errors/refusal'

/** The part of a translator of the catalogue `errors` that is needed here. */
export type ErrorTranslator = {
  (key: string, values?: { limit: number }): string
  has: (key: string) => boolean
}

/** What a refusal says to a person: its narrower reason when there are words for it, else its code. */
export function errorText(t: ErrorTranslator, failure: { code: RefusalCode; reason?: string }): string {
  const reason = `reasons.${failure.reason ?? ''}`
  return failure.reason !== undefined && t.has(reason) ? t(reason) : t(`codes.${failure.code}`)
}

/**
 * What is wrong with one answer, in words; a key without words says that the answer does not fit. `too_long.200` names the
 * limit that was passed.
 */
export function fieldErrorText(t: ErrorTranslator, key: string): string {
  const limit = /^too_long\.(\d+)$/.exec(key)?.[1]
  if (limit !== undefined) return t('fields.too_long_at', { limit: Number(limit) })
  return t.has(`fields.${key}`) ? t(`fields.${key}`) : t('fields.invalid')
}

/** The words for everything wrong with one field, or undefined when nothing is. */
export function fieldErrorTexts(t: ErrorTranslator, errors: FieldErrors, path: string): string | undefined {
  const keys = errors[path]
  return keys && keys.length > 0 ? keys.map((key) => fieldErrorText(t, key)).join(' ') : undefined
}
