import { createHash, timingSafeEqual } from 'node:crypto'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { HookSettings } from '../model/settings'

/** Whether this is the secret of the door; how long that takes says nothing of how much of it was right. */
export function isSecret({ secret }: HookSettings, given: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(secret), hash(given))
}

/**
 * Whether a call is signed as it must be: MailChimp signs none, a relay in between can (Standard Webhooks: `webhook-id`,
 * `webhook-timestamp`, at most five minutes old, and `webhook-signature`).
 */
export function isSigned({ signing }: HookSettings, body: string, headers: Headers): boolean {
  if (signing === null) return true
  const named = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  const given = Object.fromEntries(named.map((name) => [name, headers.get(name) ?? '']))
  try {
    new Webhook(signing).verify(body, given, { jsonParse: false })
    return true
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false
    throw error
  }
}
