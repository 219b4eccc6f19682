import { z } from 'zod'
import type { FindingFilter } from './queries'
import { type FindingState, findingStates } from './schema'

const shown = z.enum([...findingStates, 'unfinished', 'all']).catch('unfinished')
export type Shown = z.infer<typeof shown>
const text = z.string().trim().max(100).catch('')

const statesOf: Readonly<Record<'unfinished' | 'all', readonly FindingState[]>> = {
  unfinished: ['open', 'in_progress'],
  all: [],
}

/** What the address of the list of findings asks for; what it does not know is dropped. */
export function findingFilter(
  params: Readonly<Record<string, string | string[] | undefined>>,
): FindingFilter & { shown: Shown; query: string } {
  const chosen = shown.parse(params.state)
  const states = chosen === 'unfinished' || chosen === 'all' ? statesOf[chosen] : [chosen]
  return { shown: chosen, states, query: text.parse(params.q ?? '') }
}
