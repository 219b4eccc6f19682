import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type WebhookId, webhookIdSchema } from '@/lib/db/ids'
import { type Instant, instantOf } from '@/lib/time/types'

export type DeliveryRow = {
  id: string
  event: string
  ref: string
  at: Instant
  state: 'delivered' | 'waits' | 'given_up'
  tries: number
  status: number | null
  problem: string | null
  nextTryAt: Instant | null
}
export type WebhookRow = {
  id: WebhookId
  url: string
  events: readonly string[]
  createdAt: Instant
  stoppedAt: Instant | null
  deliveries: readonly DeliveryRow[]
}

const mostShown = 20

/** The addresses that are told, with the newest of what each was told; whoever does not run the machine sees its host alone. */
export async function webhooksFor(actor: Actor): Promise<{ rows: readonly WebhookRow[]; mayChange: boolean } | null> {
  const grant = can(actor, 'technical_settings', 'read')
  if (!grant) return null
  const rows = await db().webhook.findMany({
    orderBy: [{ stoppedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    include: { deliveries: { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: mostShown } },
    take: 50,
  })
  return {
    mayChange: can(actor, 'technical_settings', 'update') !== null,
    rows: rows.map(({ id, url, events, createdAt, stoppedAt, deliveries }) => ({
      ...{ id: webhookIdSchema.parse(id), url: grant.view === 'full' ? url : new URL(url).host, events },
      ...{ createdAt: instantOf(createdAt), stoppedAt: stoppedAt && instantOf(stoppedAt) },
      deliveries: deliveries.map((one) => ({
        ...{ id: one.id, event: one.event, ref: refIn(one.payload), at: instantOf(one.createdAt), tries: one.tries },
        ...{ status: one.status, problem: one.problem, nextTryAt: one.nextTryAt && instantOf(one.nextTryAt) },
        state: one.deliveredAt ? ('delivered' as const) : one.nextTryAt ? ('waits' as const) : ('given_up' as const),
      })),
    })),
  }
}

const refIn = (payload: string) => /"ref":"([^"]*)"/.exec(payload)?.[1] ?? ''
