import { z } from 'zod'
import { type Instant, instantSchema } from '@/lib/time/types'

/** Who changed an answer last, when, and which version of the draft that made. */
const edit = z.object({ byId: z.string(), at: instantSchema, version: z.number().int() })
export type Edit = z.infer<typeof edit>
export type Edits = Readonly<Record<string, Edit>>

const stored = z.record(z.string(), edit)

/** Who changed what of a draft last, as it is kept with it. */
export function editsOf({ edits }: { edits: unknown }): Edits {
  return stored.parse(edits)
}

/** The same after these answers were changed. */
export function withEdits(
  before: Edits,
  fields: readonly string[],
  by: { byId: string; at: Instant; version: number },
) {
  return { ...before, ...Object.fromEntries(fields.map((field) => [field, by])) }
}

/** The answers that were changed after this version, by their fields. */
export function editedSince(edits: Edits, version: number): string[] {
  return Object.keys(edits).filter((field) => (edits[field]?.version ?? 0) > version)
}
