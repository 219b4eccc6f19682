import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { day } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** So long after a recipient was asked, a week after its one reminder, the office hears that no answer came. */
const patienceMs = 14 * day

/** A link to a recipient that nobody answers (Art. 19): its request, and what is to be said of it since when. */
export type UnansweredLink = {
  id: string
  /** Of its request. */
  ref: string
  isExample: boolean
  handlerId: UserId | null
  madeAt: Instant
  expiresAt: Instant
  part: 'waits' | 'ended'
  since: Instant
}

/**
 * The links to recipients that wait too long for an answer, or ended without one. Confirmed (by the link, or as the office noted it),
 * followed by another link, revoked, and of a request that ended, nothing has to be said.
 */
export async function unansweredLinks(client: Tx | PrismaClient, now: Instant): Promise<UnansweredLink[]> {
  const at = toDatabase(now)
  const rows = await client.requestLink.findMany({
    where: {
      ...{ taskId: { not: null }, answeredAt: null, revokedAt: null },
      OR: [{ createdAt: { lte: new Date(at.getTime() - patienceMs) } }, { expiresAt: { lte: at } }],
      task: { confirmedOn: null },
      request: { state: { in: ['open', 'answered'] } },
    },
    select: {
      ...{ id: true, createdAt: true, expiresAt: true },
      request: { select: { ref: true, isExample: true, handlerId: true } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, createdAt, expiresAt, request: { ref, isExample, handlerId } }) => {
    const ended = expiresAt <= at
    return {
      ...{ id, ref, isExample, handlerId: handlerId === null ? null : userIdSchema.parse(handlerId) },
      ...{ madeAt: instantOf(createdAt), expiresAt: instantOf(expiresAt), part: ended ? 'ended' : 'waits' },
      since: instantOf(ended ? expiresAt : new Date(createdAt.getTime() + patienceMs)),
    }
  })
}
