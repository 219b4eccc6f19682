import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { type RequestLinkId, requestLinkIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'

export const revokeLinkInput = z.object({
  id: requestLinkIdSchema,
  reason: textUpTo(500).min(1, { error: 'required' }),
})

/** Ends the link of who asked at once; what came by it stays. Refuses `link_revoked`. Right: request.update. */
export function revokeRequestLink(
  context: CommandContext,
  { id, reason }: z.output<typeof revokeLinkInput>,
): Promise<Result<{ id: RequestLinkId }>> {
  return change(context, async (tx) => {
    authorise(context, 'request', 'update')
    await tx.$queryRaw`SELECT 1 FROM "RequestLink" WHERE id = ${id}::uuid FOR UPDATE`
    const link = await tx.requestLink.findUnique({ where: { id }, include: { request: { select: { ref: true } } } })
    if (!link) throw new Refusal('not_found')
    if (link.revokedAt) throw new Refusal('not_now', { reason: 'link_revoked' })
    await tx.requestLink.update({
      where: { id },
      data: {
        ...{ revokedAt: toDatabase(context.now), revokedById: personOrNull(context), revokedReason: reason },
        draft: null,
      },
      select: { id: true },
    })
    return {
      result: { id },
      entry: {
        action: 'request.link_revoke',
        subject: { type: 'request', id: link.requestId, ref: link.request.ref },
        reason,
      },
    }
  })
}
