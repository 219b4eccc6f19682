import { z } from 'zod'
import { codesOf } from '@/lib/law/codes/code'
import { leakStates } from '@/lib/law/codes/leak-states'

export const filterableClocks = ['provisional', 'on_track', 'within_a_day', 'urgent', 'overdue', 'elapsed'] as const

const filterSchema = z.object({
  state: z.enum(codesOf(leakStates)).optional().catch(undefined),
  clock: z.enum(filterableClocks).optional().catch(undefined),
  q: z.string().trim().max(100).default('').catch(''),
})
export type LeakFilter = z.infer<typeof filterSchema>

/** The filter that an address asks for; what it does not know is left out. */
export function leakFilterOf(query: Readonly<Record<string, string | string[] | undefined>>): LeakFilter {
  return filterSchema.parse({ state: query.state, clock: query.clock, q: query.q })
}
