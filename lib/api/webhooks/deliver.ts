import { db } from '@/lib/db/client'
import type { Webhook, WebhookDelivery } from '@/lib/db/generated/client'
import { webhookIdSchema } from '@/lib/db/ids'
import type { Job } from '@/lib/jobs/jobs'
import { day, hour, minute, second } from '@/lib/time/length'
import { type Instant, systemNow, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { allowedNetworks } from './private-networks'
import { queueFor } from './queue'
import { signedHeaders } from './secrets'
import { type SendOutcome, sendPayload } from './send'

/** How long to wait after each try that failed; after the last it is given up. */
export const waits: readonly number[] = [minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour]
/** Of one address in one run, one after the other. */
const mostAtOnce = 50
/** A run begins no further try after this. */
const runMs = 40 * second
const keptMs = 30 * day

/** Tells other programs what happened: writes down what is new, then sends what is due. */
export const webhookJob: Job = {
  name: 'api.webhooks',
  everyMs: 15 * second,
  run: ({ now }: LocalNow) => tellAll(now),
}

/** One run at a moment; addresses do not wait for each other. */
export async function tellAll(now: Instant, clock: () => Instant = systemNow, send = sendPayload): Promise<void> {
  const webhooks = await db().webhook.findMany({ where: { stoppedAt: null } })
  if (webhooks.length === 0) return
  for (const webhook of webhooks) await queueFor(webhook, now)
  await Promise.all(webhooks.map((webhook) => deliverDue(webhook, now, clock, send)))
  await db().webhookDelivery.deleteMany({
    where: { nextTryAt: null, createdAt: { lt: new Date(toDatabase(now).getTime() - keptMs) } },
  })
}

async function deliverDue(
  { id: webhookId }: Webhook,
  now: Instant,
  clock: () => Instant,
  send: typeof sendPayload,
): Promise<void> {
  const due = await db().webhookDelivery.findMany({
    where: { webhookId, nextTryAt: { lte: toDatabase(now) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostAtOnce,
  })
  const until = performance.now() + runMs
  const allowed = allowedNetworks()
  for (const delivery of due) {
    if (performance.now() > until) return
    // It may have been stopped, or given a new secret, since the run began.
    const webhook = await db().webhook.findFirst({ where: { id: webhookId, stoppedAt: null } })
    if (!webhook) return
    const at = clock()
    const headers = signedHeaders(webhookIdSchema.parse(webhook.id), webhook, {
      id: delivery.id,
      at,
      payload: delivery.payload,
    })
    const sent = await send(webhook.url, { headers, payload: delivery.payload }, { allowed })
    await note(delivery, sent, at)
    // An address that says it is gone for good is told nothing more.
    if (sent.problem === 'gone') return stop(webhook.id, at)
    // One that cannot be reached is not asked again for each thing that waits.
    if (sent.status === null) return
  }
}

async function note({ id, tries }: WebhookDelivery, { ok, status, problem }: SendOutcome, at: Instant): Promise<void> {
  const now = toDatabase(at)
  const wait = waits[tries]
  // What was stopped while it was under way is not tried again: it stays as stopping left it.
  await db().webhookDelivery.updateMany({
    where: ok ? { id } : { id, webhook: { stoppedAt: null } },
    data: {
      ...{ tries: tries + 1, lastTryAt: now, status, problem, deliveredAt: ok ? now : null },
      nextTryAt: ok || wait === undefined ? null : new Date(now.getTime() + wait),
    },
  })
}

async function stop(webhookId: string, at: Instant): Promise<void> {
  await db().webhook.update({ where: { id: webhookId }, data: { stoppedAt: toDatabase(at) } })
  await db().webhookDelivery.updateMany({
    where: { webhookId, nextTryAt: { not: null } },
    data: { nextTryAt: null, problem: 'gone' },
  })
}
