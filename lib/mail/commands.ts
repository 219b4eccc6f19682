import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { queueMail, readProblem } from './queue'
import { mailSettings } from './settings'
import { withSecret } from './templates'

/** Queues a test mail to the administrator who asks for it. Right: technical_settings.update. */
export function sendTestMail(context: CommandContext): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'technical_settings', 'update')
    const queued = await queueMail(tx, {
      to: actingPerson(context),
      template: 'mail_test',
      params: { at: context.now },
      now: context.now,
    })
    if (queued === 'not_set_up') throw new Refusal('not_now', { reason: 'mail_not_set_up' })
    if (queued !== 'queued') throw new Refusal('not_now', { reason: 'mail_example_address' })
    return { result: null, entry: { action: 'mail.test', subject: { type: 'mail', id: context.requestId } } }
  })
}

export const retryMailSchema = z.object({ id: z.uuid() })
export type RetryMail = z.infer<typeof retryMailSchema>

/** Puts a mail that was given up back into the queue for another day. Right: technical_settings.update. */
export function retryMail(context: CommandContext, { id }: RetryMail): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, 'technical_settings', 'update')
    if (!mailSettings()) throw new Refusal('not_now', { reason: 'mail_not_set_up' })
    const mail = await tx.mail.findUnique({ where: { id } })
    if (!mail) throw new Refusal('not_found')
    const at = toDatabase(context.now)
    if (withSecret.includes(mail.template) && (!mail.secretUntil || mail.secretUntil <= at))
      throw new Refusal('not_now', { reason: 'mail_link_gone' })
    const { count } = await tx.mail.updateMany({
      where: { id, failedAt: { not: null } },
      data: { failedAt: null, nextTryAt: at, waitsSince: at, tries: 0 },
    })
    if (count !== 1) throw new Refusal('not_now', { reason: 'mail_not_failed' })
    const { problem, code } = readProblem(mail.lastError ?? '')
    return {
      result: null,
      entry: { action: 'mail.retry', subject: { type: 'mail', id }, reason: [problem, code].filter(Boolean).join(' ') },
    }
  })
}
