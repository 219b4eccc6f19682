import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { newSecret } from '@/lib/access/session/secret-link'
import { hashOf } from '@/lib/access/session/session'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { requestLinkIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { receiveWithin } from '@/lib/requests/commands/receive-request'
import type { LinkContext } from '@/lib/requests/links/standing'
import { receivedMailKey } from '@/lib/requests/queries/link-view'
import { textsOf } from '@/lib/text/catalogue'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type Instant, toDatabase } from '@/lib/time/types'
import { endOfDay, localDateOf } from '@/lib/time/zone'
import { type Ask, requestOf } from '../asked/form'
import { forgetAsk, waitingAsk } from '../asked/kept'

/** How long the link of who asked opens, in months: past the three of an answer, and past what may follow it. */
const linkMonths = 12

/**
 * An objection to direct marketing, a withdrawal of consent or an unsubscribe lands at once: it asks for no proof of who it is, and waiting
 * for a press would go against "no longer" (Art. 7(3), 21(3)). Its mail brings the number and the link. Right: own_request.create of the link.
 */
export function landAtOnce(context: CommandContext, ask: Ask): Promise<Result<{ ref: string }>> {
  const by = newRequester(context)
  return change(by, (tx) => land(tx, by, ask, newSecret(), context.now))
}

/**
 * The press on the link of a mail: what waited becomes a request, once, and the same link follows it from then on. The month runs from the
 * day on which it was sent, not from this one: the request had reached the company by a channel that it offers (Art. 12(3); EDPB Guidelines
 * 01/2022), and the link is a doubt of ours, no question about identity under Art. 12(6). Pressed twice it answers `not_found` the second
 * time, and the page shows how it stands. Right: own_request.create of the link.
 */
export function confirmAsk(context: CommandContext, secret: string): Promise<Result<{ ref: string }>> {
  const by = newRequester(context)
  return change(by, async (tx) => {
    const known = await waitingAsk(tx, secret, context.now)
    await tx.$queryRaw`SELECT 1 FROM "IntakeAsk" WHERE id = ${known?.id ?? by.actor.id}::uuid FOR UPDATE`
    const waiting = known && (await waitingAsk(tx, secret, context.now))
    if (!waiting) throw new Refusal('not_found')
    await forgetAsk(tx, waiting.id)
    return land(tx, by, waiting.ask, secret, waiting.sentAt)
  })
}

function newRequester(context: CommandContext): LinkContext {
  return { ...context, actor: { kind: 'link', id: requestLinkIdSchema.parse(randomUUID()), name: 'requester' } }
}

async function land(tx: Tx, context: LinkContext, ask: Ask, secret: string, sentAt: Instant) {
  authorise(context, 'own_request', 'create')
  const { now, today, zone } = context
  const unsubscribes = (await textsOf(ask.language, 'intake'))('unsubscribed')
  const { id, ref, entry } = await receiveWithin(tx, context, requestOf(ask, localDateOf(sentAt, zone), unsubscribes), {
    isExample: false,
    // The page and the mail say that it is here.
    confirmedOn: today,
    // Who unsubscribes is done with once the address is proven gone or suppressed, wherever it was said.
    needsProof: ask.right === 'unsubscribe',
  })
  const until = endOfDay(addMonthsClamped(today, linkMonths), zone)
  await tx.requestLink.create({
    data: {
      ...{ id: context.actor.id, requestId: id, secretHash: hashOf(secret), language: ask.language },
      ...{ createdAt: toDatabase(now), expiresAt: toDatabase(until) },
    },
    select: { id: true },
  })
  await queueMail(tx, {
    to: { address: ask.email, locale: ask.language },
    template: 'request_received',
    params: { reference: ref, until },
    secret: { token: secret, until },
    dedupeKey: receivedMailKey(context.actor.id),
    now,
  })
  return { result: { ref }, entry }
}
