import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { emailSchema } from '@/lib/access/persons'
import { newSecret } from '@/lib/access/session/secret-link'
import { hashOf } from '@/lib/access/session/session'
import { authorise, change } from '@/lib/action/change'
import { type RequestLinkId, requestLinkIdSchema, requestTaskIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Queued, queueMail, withdrawMail } from '@/lib/mail/queue'
import { reportLocales } from '@/lib/text/locale'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { addDays } from '@/lib/time/calendar'
import { toDatabase } from '@/lib/time/types'
import { endOfDay } from '@/lib/time/zone'
import { lockRequest, opened, requireNext } from '../commands/change-request'
import { sealed } from '../store/sealed'

const needed = { error: 'required' }

export const askRecipientInput = z.object({
  taskId: requestTaskIdSchema,
  contactName: lineUpTo(200).min(1, needed),
  contactEmail: emailSchema,
  language: z.enum(reportLocales, needed),
  /** What they are told: whose data, and what is to be done with them. */
  what: textUpTo(4000).min(1, needed),
})

/** How many days such a link opens. */
export const recipientDays = 30

/**
 * Asks a processor or recipient by mail to confirm what a task says (Art. 19, 28(3)(e)): the mail holds the reference and a link, what it is
 * about stands behind the link, sealed until then. A second time revokes the link before it. Answers the secret, once. Refuses `mail_off`
 * without a mail server, `task_not_outside` for a task at one of our own places. Right: request.update.
 */
export function askRecipient(
  context: CommandContext,
  { taskId, contactName, contactEmail, language, what }: z.output<typeof askRecipientInput>,
): Promise<Result<{ id: RequestLinkId; secret: string; mail: Queued }>> {
  return change(context, async (tx) => {
    const found = await tx.requestTask.findUnique({
      where: { id: taskId },
      include: { request: { select: { ref: true } } },
    })
    const row = await lockRequest(tx, found?.request.ref ?? '')
    authorise(context, 'request', 'update')
    const { now, today, zone } = context
    requireNext(row, 'end_task')
    const { key } = opened(row, 'end_task')
    if (!found || (found.kind !== 'processor' && found.kind !== 'recipient'))
      throw new Refusal('not_now', { reason: 'task_not_outside' })

    // -- the link before it
    const before = await tx.requestLink.findMany({ where: { taskId, revokedAt: null, answeredAt: null } })
    for (const { id } of before) await withdrawMail(tx, mailKey(id), now)
    await tx.requestLink.updateMany({
      where: { id: { in: before.map(({ id }) => id) } },
      data: { revokedAt: toDatabase(now), revokedById: personOrNull(context), revokedReason: '', draft: null },
    })

    // -- write, mail
    const id = requestLinkIdSchema.parse(randomUUID())
    const secret = newSecret()
    const until = endOfDay(addDays(today, recipientDays), zone)
    await tx.requestLink.create({
      data: {
        ...{ id, requestId: row.id, taskId, secretHash: hashOf(secret), language, contactName, contactEmail },
        sealed: sealed(key, `link:${id}`, { what }),
        ...{ createdAt: toDatabase(now), createdById: personOrNull(context), expiresAt: toDatabase(until) },
      },
      select: { id: true },
    })
    const mail = await queueMail(tx, {
      to: { address: contactEmail, locale: language },
      template: 'request_confirm_done',
      params: { reference: row.ref, until },
      secret: { token: secret, until },
      dedupeKey: mailKey(id),
      ...{ isExample: row.isExample, now },
    })
    if (mail === 'not_set_up') throw new Refusal('not_now', { reason: 'mail_off' })

    // -- entry
    return {
      result: { id, secret, mail },
      entry: {
        action: 'request.ask_recipient',
        subject: { type: 'request', id: row.id, ref: row.ref },
        changes: [{ field: 'task', old: null, new: found.number }],
      },
    }
  })
}

const mailKey = (id: string) => `request_confirm_done:${id}`

export const revokeLinkInput = z.object({ id: requestLinkIdSchema, reason: textUpTo(500).min(1, needed) })

/** Ends a link of a request at once, of who asked or of a recipient; what came by it stays. Refuses `link_revoked`. Right: request.update. */
export function revokeRequestLink(
  context: CommandContext,
  { id, reason }: z.output<typeof revokeLinkInput>,
): Promise<Result<{ id: RequestLinkId }>> {
  return change(context, async (tx) => {
    authorise(context, 'request', 'update')
    await tx.$queryRaw`SELECT 1 FROM "RequestLink" WHERE id = ${id}::uuid FOR UPDATE`
    const link = await tx.requestLink.findUnique({
      where: { id },
      include: { request: { select: { ref: true } }, task: { select: { number: true } } },
    })
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
    await withdrawMail(tx, mailKey(id), context.now)
    return {
      result: { id },
      entry: {
        action: 'request.link_revoke',
        subject: { type: 'request', id: link.requestId, ref: link.request.ref },
        changes: link.task ? [{ field: 'task', old: link.task.number, new: null }] : [],
        reason,
      },
    }
  })
}
