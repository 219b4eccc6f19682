import type { CommandContext, ConfirmLinkActor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'

export type ConfirmContext = CommandContext & { actor: ConfirmLinkActor }

/** The link by which somebody answers, its row locked: revoked or ended since it was opened it refuses `not_found`, like one that never was. */
export async function standingConfirm(tx: Tx, { actor, now }: ConfirmContext) {
  await tx.$queryRaw`SELECT 1 FROM "ConfirmLink" WHERE id = ${actor.id}::uuid FOR UPDATE`
  const link = await tx.confirmLink.findUnique({ where: { id: actor.id } })
  if (!link || link.revokedAt || link.expiresAt <= toDatabase(now)) throw new Refusal('not_found')
  return link
}
