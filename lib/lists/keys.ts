import { z } from 'zod'
import type { SortType } from './source'

/** Values of a row in the order of its list, the tie breaker last; null: empty. */
export type RowKey = readonly (string | null)[]

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const values = z.array(value).max(20)
const written = z.object({ o: z.string(), v: values })

/** Values of a row as the database gives them (a JSON array). */
export const rowKey = values.transform((all): RowKey => all.map((one) => (one === null ? null : String(one))))

/** The key of a row as an address carries it; `order` says under which order it was made. */
export function keyText(order: string, key: RowKey): string {
  return Buffer.from(JSON.stringify({ o: order, v: key })).toString('base64url')
}

/** The key that a text says; null when it cannot be read, was made under another order, or does not fit the types. */
export function keyFrom(text: string | null, order: string, types: readonly SortType[]): RowKey | null {
  if (text === null || text.length > 8000) return null
  const read = written.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  if (!read.success || read.data.o !== order || read.data.v.length !== types.length) return null
  const key = rowKey.parse(read.data.v)
  const fits = types.every((type, index) => {
    const one = key[index] ?? null
    return one === null ? index < types.length - 1 : type.fits(one)
  })
  return fits ? key : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
