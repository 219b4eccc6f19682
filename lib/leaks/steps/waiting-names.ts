import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { holdersOf, namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { WaitsFor } from './next-step'

/**
 * The names of those who can take the step that waits, for who works on leaks themselves; others learn the role alone. An
 * account that cannot sign in is nobody who can act. `handler`: who works on this leak, where somebody was named.
 */
export async function waitingNames(
  { actor, now }: Pick<CommandContext, 'now'> & { actor: Actor },
  waitsFor: WaitsFor,
  handler?: string,
): Promise<string[]> {
  if (!can(actor, 'leak', 'triage') && !can(actor, 'decision', 'sign')) return []
  if (waitsFor === 'handler' && handler) return [handler]
  const holders =
    waitsFor === 'management'
      ? await holdersOf(db(), 'decision', 'sign', now)
      : await holdersOf(db(), 'leak', 'triage', now)
  const accounts = holders.flatMap(({ accountIds }) => accountIds.slice(0, 1))
  const names = await namesOf(db(), accounts)
  return [...new Set(names.values())].sort((a, b) => a.localeCompare(b))
}
