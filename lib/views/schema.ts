import { z } from 'zod'
import { roles } from '@/lib/access/roles'
import { viewIdSchema } from '@/lib/db/ids'
import { lineUpTo } from '@/lib/text/typed'

export const viewKinds = ['personal', 'shared', 'locked'] as const
export type ViewKind = (typeof viewKinds)[number]

/** Views of one person, over all lists. */
export const mostViews = 100
/** Signs of the state of a table. */
export const mostSigns = 2_000

const list = z
  .string()
  .max(200)
  .regex(/^(\/[a-z0-9-]+){1,4}$/, { error: 'invalid' })
const query = z.string().max(mostSigns, { error: 'too_long' })
const name = lineUpTo(80).min(1, { error: 'required' })
const version = z.number().int().positive()

/** A view as it is kept the first time. */
export const saveInput = z.strictObject({ list, name, query, kind: z.enum(viewKinds) })
export type SaveInput = z.infer<typeof saveInput>

/** What becomes another of a view; `version` is the one on the screen. */
export const updateInput = z.strictObject({
  id: viewIdSchema,
  version,
  name: name.optional(),
  query: query.optional(),
  kind: z.enum(viewKinds).optional(),
})
export type UpdateInput = z.infer<typeof updateInput>

export const removeInput = z.strictObject({ id: viewIdSchema, version })
export type RemoveInput = z.infer<typeof removeInput>

/** With what a list opens, for a role or (null) for oneself: a view, everything, or nothing chosen. */
export const defaultInput = z.strictObject({
  list,
  role: z.enum(roles).nullable(),
  opens: z.union([viewIdSchema, z.literal(['all', 'none'])]),
})
export type DefaultInput = z.infer<typeof defaultInput>
