import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { Instant } from '@/lib/time/types'
import { type Waiting, waitingOf, waitsOf } from '../queue/waiting'

/** Everything of the review queue that this person may see, longest first. */
export async function waitingFor(actor: Actor, now: Instant): Promise<Waiting[]> {
  if (!mayEver(actor, 'register', 'confirm')) return []
  const records = await db().record.findMany({ select: { ref: true } })
  return waitingOf(
    await waitsOf(actor),
    records.map(({ ref }) => ref),
    now,
  )
}
