import type { CommandContext, RequestLinkActor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'

export type LinkContext = CommandContext & { actor: RequestLinkActor }

/** The link by which somebody acts, its row locked: revoked or ended since it was opened it refuses `not_found`, like one that never was. */
export async function standingLink(tx: Tx, { actor, now }: LinkContext) {
  await tx.$queryRaw`SELECT 1 FROM "RequestLink" WHERE id = ${actor.id}::uuid FOR UPDATE`
  const link = await tx.requestLink.findUnique({
    where: { id: actor.id },
    include: { request: { select: { ref: true } } },
  })
  if (!link || link.revokedAt || link.expiresAt <= toDatabase(now)) throw new Refusal('not_found')
  return link
}
