import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { confirmLinkIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { withdrawMail } from '@/lib/mail/queue'
import { textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'

/** The mail that brought a link, by which it is taken back. */
export const mailKeyOf = (linkId: string): string => `confirm_done:${linkId}`

export const revokeConfirmInput = z.object({
  id: confirmLinkIdSchema,
  reason: textUpTo(500).min(1, { error: 'required' }),
})

/** Ends a link at once and takes its mail back; what came by it stays. Refuses `link_revoked`. The right is for the caller to ask. */
export async function revokeConfirm(
  tx: Tx,
  context: CommandContext,
  { id, reason }: z.output<typeof revokeConfirmInput>,
): Promise<void> {
  const { count } = await tx.confirmLink.updateMany({
    where: { id, revokedAt: null },
    data: {
      ...{ revokedAt: toDatabase(context.now), revokedById: personOrNull(context), revokedReason: reason },
      draft: null,
    },
  })
  if (count === 0) throw new Refusal('not_now', { reason: 'link_revoked' })
  await withdrawMail(tx, mailKeyOf(id), context.now)
}
