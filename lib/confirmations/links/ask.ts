import { randomUUID } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { newSecret } from '@/lib/access/session/secret-link'
import { hashOf } from '@/lib/access/session/session'
import type { Tx } from '@/lib/db/client'
import { type ConfirmLinkId, confirmLinkIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { type Queued, queueMail, withdrawMail } from '@/lib/mail/queue'
import { addDays } from '@/lib/time/calendar'
import { toDatabase } from '@/lib/time/types'
import { endOfDay } from '@/lib/time/zone'
import type { Contact } from './contact'
import { mailKeyOf } from './revoke'

/** How many days such a link opens. */
export const confirmDays = 30

/** What is to be confirmed: the task of a request, or what a processor was told with a deletion record. */
export type ConfirmSubject = { taskId: string } | { deletionId: string; processorRef: string }

type Question = {
  about: ConfirmSubject
  contact: Omit<Contact, 'what'>
  /** The number that stands in the mail. */
  reference: string
  isExample: boolean
  /** What they are told, sealed for the link of this id by who asks. */
  seal: (linkId: string) => Uint8Array<ArrayBuffer>
}
export type Asked = { id: ConfirmLinkId; secret: string; mail: Queued }

/**
 * Asks somebody outside by mail to confirm: the mail holds number and link, what it is about stands sealed behind the link. A second time
 * ends the link before it and takes its mail back. Answers the secret, once. Refuses `mail_off`. The right is for the caller to ask.
 */
export async function askByLink(tx: Tx, context: CommandContext, question: Question): Promise<Asked> {
  const { about, contact, reference, isExample, seal } = question
  const { now, today, zone } = context
  const by = personOrNull(context)

  // -- the link before it
  const before = await tx.confirmLink.findMany({ where: { ...about, revokedAt: null, answeredAt: null } })
  for (const { id } of before) await withdrawMail(tx, mailKeyOf(id), now)
  await tx.confirmLink.updateMany({
    where: { id: { in: before.map(({ id }) => id) } },
    data: { revokedAt: toDatabase(now), revokedById: by, revokedReason: '', draft: null },
  })

  // -- write, mail
  const id = confirmLinkIdSchema.parse(randomUUID())
  const secret = newSecret()
  const until = endOfDay(addDays(today, confirmDays), zone)
  const { contactName, contactEmail, language } = contact
  await tx.confirmLink.create({
    data: {
      ...{ id, ...about, secretHash: hashOf(secret), language, contactName, contactEmail, sealed: seal(id) },
      ...{ createdAt: toDatabase(now), createdById: by, expiresAt: toDatabase(until) },
    },
    select: { id: true },
  })
  const mail = await queueMail(tx, {
    to: { address: contactEmail, locale: language },
    template: 'taskId' in about ? 'request_confirm_done' : 'deletion_confirm_done',
    params: { reference, until },
    secret: { token: secret, until },
    dedupeKey: mailKeyOf(id),
    ...{ isExample, now },
  })
  if (mail === 'not_set_up') throw new Refusal('not_now', { reason: 'mail_off' })
  return { id, secret, mail }
}
