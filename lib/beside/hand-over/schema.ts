import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { findingIdSchema, userIdSchema } from '@/lib/db/ids'
import { refSchema } from '@/lib/records/form/input'

const most = 500

/** What goes from one owner to another: records by reference, findings by id; at least one of them. */
export const handOverInput = z
  .strictObject({
    from: userIdSchema,
    to: z.union([userIdSchema], { error: 'choose' }),
    records: z
      .array(refSchema)
      .max(most, { error: 'too_long' })
      .default([])
      .transform((refs) => [...new Set(refs)].sort()),
    findings: z
      .array(findingIdSchema)
      .max(most, { error: 'too_long' })
      .default([])
      .transform((ids) => [...new Set(ids)].sort()),
  })
  .refine(({ records, findings }) => records.length + findings.length > 0, { path: ['records'], error: 'choose' })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'choose' })
export type HandOverInput = z.infer<typeof handOverInput>

/** Whose records this person may hand over: everybody's with the right on any record, else only the own. */
export function mayHandOver(actor: Actor, from: string): boolean {
  if (can(actor, 'register', 'update')) return true
  return from === actor.id && mayEver(actor, 'register', 'update')
}
