import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { type Asked, askByLink } from '@/lib/confirmations/links/ask'
import { contactFields } from '@/lib/confirmations/links/contact'
import { revokeConfirm, type revokeConfirmInput } from '@/lib/confirmations/links/revoke'
import { type ConfirmLinkId, requestTaskIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockRequest, opened, requireNext } from '../commands/change-request'
import { sealed } from '../store/sealed'

export const askRecipientInput = z.object({ taskId: requestTaskIdSchema, ...contactFields })

/**
 * Asks a processor or recipient by mail to confirm what a task says (Art. 19, 28(3)(e)): the mail holds the reference and a link, what it is
 * about stands behind the link, sealed until then. A second time revokes the link before it. Answers the secret, once. Refuses `mail_off`
 * without a mail server, `task_not_outside` for a task at one of our own places. Right: request.update.
 */
export function askRecipient(
  context: CommandContext,
  { taskId, what, ...contact }: z.output<typeof askRecipientInput>,
): Promise<Result<Asked>> {
  return change(context, async (tx) => {
    const found = await tx.requestTask.findUnique({
      where: { id: taskId },
      include: { request: { select: { ref: true } } },
    })
    const row = await lockRequest(tx, found?.request.ref ?? '')
    authorise(context, 'request', 'update')
    requireNext(row, 'end_task')
    const { key } = opened(row, 'end_task')
    if (!found || (found.kind !== 'processor' && found.kind !== 'recipient'))
      throw new Refusal('not_now', { reason: 'task_not_outside' })
    const asked = await askByLink(tx, context, {
      ...{ about: { taskId }, contact, reference: row.ref, isExample: row.isExample },
      seal: (id) => sealed(key, `link:${id}`, { what }),
    })
    return {
      result: asked,
      entry: {
        action: 'request.ask_recipient',
        subject: { type: 'request', id: row.id, ref: row.ref },
        changes: [{ field: 'task', old: null, new: found.number }],
      },
    }
  })
}

/** Ends the link of a recipient at once; what came by it stays. Refuses `link_revoked`. Right: request.update. */
export function revokeRecipientLink(
  context: CommandContext,
  { id, reason }: z.output<typeof revokeConfirmInput>,
): Promise<Result<{ id: ConfirmLinkId }>> {
  return change(context, async (tx) => {
    authorise(context, 'request', 'update')
    const link = await tx.confirmLink.findUnique({
      where: { id },
      select: { task: { select: { number: true, request: { select: { id: true, ref: true } } } } },
    })
    if (!link?.task) throw new Refusal('not_found')
    await revokeConfirm(tx, context, { id, reason })
    const { number, request } = link.task
    return {
      result: { id },
      entry: {
        action: 'request.link_revoke',
        subject: { type: 'request', ...request },
        changes: [{ field: 'task', old: number, new: null }],
        reason,
      },
    }
  })
}
