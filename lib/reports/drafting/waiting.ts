import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { accountsOf } from '@/lib/access/persons'
import { realLeaks } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { draftRestMs } from '@/lib/leaks/queries/pressing'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { writersOf } from './sign-off'

/** A draft that waits for a sign-off, where it is given, and since when nobody changed it. */
type WaitingDraft = { key: string; href: string; ref: string; title: string; isExample: boolean; since: Instant }
type Asker = { actor: Actor; now: Instant }

/**
 * Drafts at rest that nobody signed off and this person may, longest waiting first; not those in which they wrote, nor those
 * of leaks that are done. The same rest as the alarm waits for.
 */
export async function draftsToSignOff({ actor, now }: Asker, take: number): Promise<Few<WaitingDraft>> {
  if (!can(actor, 'draft', 'sign')) return { rows: [], total: 0 }
  const [accounts, drafts] = await Promise.all([
    accountsOf(db(), actor.id),
    db().reportDraft.findMany({
      where: {
        ...{ signedOffAt: null, filed: null },
        updatedAt: { lte: new Date(toDatabase(now).getTime() - draftRestMs) },
        leak: { ...realLeaks, state: 'confirmed', NOT: { personalData: false } },
      },
      select: {
        ...{ id: true, updatedAt: true, createdById: true, edits: true },
        leak: { select: { ref: true, title: true, isExample: true } },
      },
      orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  const own: readonly string[] = accounts
  const waiting = drafts.filter((draft) => !writersOf(draft).some((id) => own.includes(id)))
  return {
    rows: waiting.slice(0, take).map(({ id, leak, updatedAt }) => ({
      ...{ key: id, href: `/leaks/${leak.ref}/draft/${id}`, since: instantOf(updatedAt) },
      ...leak,
    })),
    total: waiting.length,
  }
}
