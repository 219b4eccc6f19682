import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'

/**
 * Whether what comes by a link still may: under lock, so that one who revokes it at this moment is first or last, never
 * between. Answers like an absent one when it was revoked or has ended. Of a person nothing is asked.
 */
export async function requireStanding(tx: Tx, { actor, now }: CommandContext): Promise<void> {
  if (actor.kind !== 'link') return
  await tx.$queryRaw`SELECT 1 FROM "ProcessorLink" WHERE id = ${actor.id}::uuid FOR SHARE`
  const link = await tx.processorLink.findUnique({
    where: { id: actor.id },
    select: { revokedAt: true, expiresAt: true },
  })
  if (!link || link.revokedAt || link.expiresAt <= toDatabase(now)) throw new Refusal('not_found')
}
