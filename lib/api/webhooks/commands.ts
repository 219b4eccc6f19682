import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type WebhookId, webhookIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { day } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import { allowedNetworks, literalProblem } from './private-networks'
import { type CreateWebhook, webhookEvents } from './schema'
import { newSecret } from './secrets'

/** Living addresses at most. */
const mostWebhooks = 20

export type MadeSecret = { id: WebhookId; secret: string }

/**
 * Adds an address that is told of what happens from now on, and answers the secret by which it knows us, once. Where the name leads is
 * asked at every delivery, not here; a number that could never be told is refused at `url`. Right: technical_settings.update.
 */
export function createWebhook(context: CommandContext, { url, events }: CreateWebhook): Promise<Result<MadeSecret>> {
  return change(context, async (tx) => {
    authorise(context, 'technical_settings', 'update')
    const wrong = literalProblem(url, allowedNetworks())
    if (wrong !== null) throw new Refusal('invalid', { fields: { url: [`webhook_${wrong}`] } })
    if ((await tx.webhook.count({ where: { stoppedAt: null } })) >= mostWebhooks)
      throw new Refusal('not_now', { reason: 'webhooks_many' })
    const last = await tx.auditEntry.aggregate({ _max: { index: true } })
    const id = webhookIdSchema.parse(randomUUID())
    const { text: secret, sealed } = newSecret(id)
    const chosen = webhookEvents.filter((one) => events.includes(one))
    const now = toDatabase(context.now)
    await tx.webhook.create({
      data: {
        id,
        url,
        events: chosen,
        secret: sealed,
        createdAt: now,
        toldIndex: last._max.index ?? -1n,
        toldUntil: now,
      },
      select: { id: true },
    })
    const changes = [
      { field: 'url', old: null, new: url },
      { field: 'events', old: null, new: chosen },
    ]
    return { result: { id, secret }, entry: { action: 'webhook.create', subject: { type: 'instance', id }, changes } }
  })
}

/** Gives an address a new secret, shown once; for a day the former one signs along. Right: technical_settings.update. */
export function rotateSecret(context: CommandContext, { id }: { id: WebhookId }): Promise<Result<MadeSecret>> {
  return change(context, async (tx) => {
    const before = await living(tx, context, id)
    const { text: secret, sealed } = newSecret(id)
    const formerUntil = new Date(toDatabase(context.now).getTime() + day)
    await tx.webhook.update({ where: { id }, data: { secret: sealed, formerSecret: before.secret, formerUntil } })
    return { result: { id, secret }, entry: { action: 'webhook.rotate', subject: { type: 'instance', id } } }
  })
}

/** Tells an address nothing more; what still waits is given up, and its log stays. Right: technical_settings.update. */
export function stopWebhook(context: CommandContext, { id }: { id: WebhookId }): Promise<Result<null>> {
  return change(context, async (tx) => {
    const { url } = await living(tx, context, id)
    await tx.webhook.update({ where: { id }, data: { stoppedAt: toDatabase(context.now), formerSecret: null } })
    await tx.webhookDelivery.updateMany({
      where: { webhookId: id, nextTryAt: { not: null } },
      data: { nextTryAt: null, problem: 'stopped' },
    })
    const changes = [{ field: 'url', old: url, new: null }]
    return { result: null, entry: { action: 'webhook.stop', subject: { type: 'instance', id }, changes } }
  })
}

async function living(tx: Tx, context: CommandContext, id: WebhookId) {
  authorise(context, 'technical_settings', 'update')
  await tx.$queryRaw`SELECT 1 FROM "Webhook" WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.webhook.findUnique({ where: { id } })
  if (!row || row.stoppedAt !== null) throw new Refusal('not_found')
  return row
}
