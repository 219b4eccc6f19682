import { z } from 'zod'

/** Anything JSON can say. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/**
 * An object out of a column that holds JSON. The database gives nothing else, so only the outside is asked for: parsing every
 * value of every row again was a third of what a list allocates.
 */
export const storedObject = z.custom<Readonly<Record<string, JsonValue>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
