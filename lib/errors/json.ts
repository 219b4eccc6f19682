import { z } from 'zod'

/** Anything JSON can say. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

/** Is this what JSON can say, all the way down. The schema of zod asks the same at thirty times the price. */
function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  return Array.isArray(value) ? value.every(isJson) : isJsonObject(value)
}

/** The same of an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson)
}

/**
 * An object out of a column that holds JSON. The database gives nothing else, so only the outside is asked for: parsing every
 * value of every row again was a third of what a list allocates.
 */
export const storedObject = z.custom<Readonly<Record<string, JsonValue>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** One object of several, the later over the earlier. Made by spreading, one of seventy fields takes ten times as long. */
export function joined<T>(...parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
}

/** What a JSON merge patch (RFC 7396) makes of a value; `removed` is what a field becomes that is taken away. */
export function merged(
  before: Readonly<JsonObject>,
  patch: Readonly<JsonObject>,
  removed: (name: string) => JsonValue | undefined,
): JsonObject {
  const after: JsonObject = joined(before)
  for (const [name, value] of Object.entries(patch)) {
    const kept = after[name]
    if (value === null) {
      const empty = removed(name)
      if (empty === undefined) delete after[name]
      else after[name] = empty
    } else if (isPlain(value) && isPlain(kept)) after[name] = merged(kept, value, () => undefined)
    else after[name] = value
  }
  return after
}

function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * JSON as a text that is nearly always the same: it is read when it differs from the one before. What comes out is shared, so
 * `schema` makes nothing that anybody changes.
 */
export function readOnce<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  let last: { text: string; value: T } | null = null
  return z.string().transform((text) => {
    if (last?.text !== text) last = { text, value: schema.parse(JSON.parse(text)) }
    return last.value
  })
}
