import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'

/** Whose records this person may hand over: everybody's with the right on any record, else only the own. */
export function mayHandOver(actor: Actor, from: string): boolean {
  if (can(actor, 'register', 'update')) return true
  return from === actor.id && mayEver(actor, 'register', 'update')
}
