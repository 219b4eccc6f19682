import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { masterKeyFor } from '@/lib/audit/entry/master-key'
import { open, seal } from '@/lib/audit/entry/seal'
import type { WebhookId } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'

const master = () => masterKeyFor('dertig webhooks v1')

/** A secret as Standard Webhooks writes it, and how it is kept. */
export function newSecret(id: WebhookId): { text: string; sealed: Buffer<ArrayBuffer> } {
  const text = `whsec_${randomBytes(32).toString('base64')}`
  return { text, sealed: seal(master(), id, Buffer.from(text)) }
}

type Kept = { secret: Uint8Array; formerSecret: Uint8Array | null; formerUntil: Date | null }

/** The headers of Standard Webhooks over a payload; with two signatures for as long as the former secret signs along. */
export function signedHeaders(
  id: WebhookId,
  kept: Kept,
  message: { id: string; at: Instant; payload: string },
): Record<string, string> {
  const at = toDatabase(message.at)
  const secrets = [
    kept.secret,
    ...(kept.formerSecret && kept.formerUntil && kept.formerUntil > at ? [kept.formerSecret] : []),
  ]
  const signatures = secrets.map((sealed) =>
    new Webhook(open(master(), id, sealed).toString()).sign(message.id, at, message.payload),
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
