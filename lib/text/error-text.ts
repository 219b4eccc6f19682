import type { JsonValue } from '@/lib/errors/json'
import type { Failure, FieldErrors } from '@/lib/errors/refusal'

/** The part of a translator of the catalogue `errors` that is needed here. */
export type ErrorTranslator = {
  (
    key: string,
    values?:
      | { limit: number }
      | { names: string }
      | { id: string }
      | { number: number }
      | { sign: string; place: number },
  ): string
  has: (key: string) => boolean
}

/**
 * What a refusal says to a person: its narrower reason when there are words for it (with `names` of its data), else its
 * code. What went wrong unexpectedly says under which number the log has it.
 */
export function errorText(t: ErrorTranslator, failure: Pick<Failure, 'code' | 'reason' | 'data'>): string {
  const reason = `reasons.${failure.reason ?? ''}`
  if (failure.reason !== undefined && t.has(reason)) return t(reason, { names: saidIn(failure.data, 'names') })
  const id = saidIn(failure.data, 'requestId')
  return id === '' ? t(`codes.${failure.code}`) : `${t(`codes.${failure.code}`)} ${t('request', { id })}`
}

/** What the data of a refusal says under this name, e.g. the holds that stop a deletion; empty when it says nothing. */
function saidIn(data: JsonValue | undefined, name: 'names' | 'requestId'): string {
  const said = typeof data === 'object' && data !== null && !Array.isArray(data) ? data[name] : undefined
  return typeof said === 'string' ? said : ''
}

/**
 * What is wrong with one answer, in words; a key without words says that the answer does not fit. `too_long.200` names the
 * limit that was passed, `ambiguous_number.1200` the number it could be, `sign.0007.12` a character and where it stands.
 */
export function fieldErrorText(t: ErrorTranslator, key: string): string {
  const [, limited, limit] = /^(too_long|too_long_ago)\.(\d+)$/.exec(key) ?? []
  if (limited !== undefined) return t(`fields.${limited}_at`, { limit: Number(limit) })
  const number = /^ambiguous_number\.(\d+)$/.exec(key)?.[1]
  if (number !== undefined) return t('fields.ambiguous_number', { number: Number(number) })
  const [, sign, place] = /^sign\.([0-9a-f]{4,6})\.(\d+)$/.exec(key) ?? []
  if (sign && place) return t('fields.sign', { sign: `U+${sign.toUpperCase()}`, place: Number(place) })
  return t.has(`fields.${key}`) ? t(`fields.${key}`) : t('fields.invalid')
}

/** The words for everything wrong with one field, or undefined when nothing is. */
export function fieldErrorTexts(t: ErrorTranslator, errors: FieldErrors, path: string): string | undefined {
  const keys = errors[path]
  return keys && keys.length > 0 ? keys.map((key) => fieldErrorText(t, key)).join(' ') : undefined
}
