import type { Tx } from '@/lib/db/client'
import type { Prisma, PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { day } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'

/** So long after somebody was asked, a week after their one reminder, the office hears that no answer came. */
const patienceMs = 14 * day

/**
 * A link that still waits: not answered, followed by another or revoked, about a task that nobody noted as confirmed of a request that
 * runs, or about a deletion record that stands.
 */
export const waitsFor = {
  ...{ answeredAt: null, revokedAt: null },
  OR: [
    { task: { confirmedOn: null, request: { state: { in: ['open', 'answered'] } } } },
    { deletion: { correctedBy: null } },
  ],
} satisfies Prisma.ConfirmLinkWhereInput

/** What a link is about, as far as it is said outside. */
export const subjectOf = {
  task: { select: { request: { select: { ref: true, isExample: true, handlerId: true } } } },
  deletion: { select: { ref: true, isExample: true, recordedById: true } },
} satisfies Prisma.ConfirmLinkInclude

/** A link that nobody answers, and what is to be said of it since when. */
export type UnansweredLink = {
  id: string
  /** Of the request, or the deletion record. */
  ref: string
  isExample: boolean
  handlerId: UserId | null
  madeAt: Instant
  expiresAt: Instant
  part: 'waits' | 'ended'
  since: Instant
}

/** The links about tasks of requests, or about deletion records, that wait too long for an answer or ended without one. */
export async function unansweredLinks(
  client: Tx | PrismaClient,
  about: 'task' | 'deletion',
  now: Instant,
): Promise<UnansweredLink[]> {
  const at = toDatabase(now)
  const old = [{ createdAt: { lte: new Date(at.getTime() - patienceMs) } }, { expiresAt: { lte: at } }]
  const rows = await client.confirmLink.findMany({
    where: {
      AND: [waitsFor, { OR: old }, about === 'task' ? { taskId: { not: null } } : { deletionId: { not: null } }],
    },
    include: subjectOf,
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ id, createdAt, expiresAt, task, deletion }): UnansweredLink[] => {
    const of = task?.request ?? deletion
    if (!of) return []
    const ended = expiresAt <= at
    const person = 'handlerId' in of ? of.handlerId : of.recordedById
    return [
      {
        ...{ id, ref: of.ref, isExample: of.isExample, handlerId: person === null ? null : userIdSchema.parse(person) },
        ...{ madeAt: instantOf(createdAt), expiresAt: instantOf(expiresAt), part: ended ? 'ended' : 'waits' },
        since: instantOf(ended ? expiresAt : new Date(createdAt.getTime() + patienceMs)),
      },
    ]
  })
}
