import { hkdfSync } from 'node:crypto'
import { open, seal } from '@/lib/audit/entry/seal'
import { settings } from '@/lib/config/settings'

function key(): Buffer {
  const secret = settings().ENCRYPTION_KEY
  if (!secret) throw new Error('ENCRYPTION_KEY is missing')
  return Buffer.from(hkdfSync('sha256', secret, '', 'dertig mail secrets v1', 32))
}

/** The token of a link as it waits in the outbox, bound to its mail. */
export function sealSecret(messageId: string, token: string): Buffer<ArrayBuffer> {
  return seal(key(), messageId, Buffer.from(token))
}

/** Opens what sealSecret made; throws when it belongs to another mail or another key. */
export function openSecret(messageId: string, sealed: Uint8Array): string {
  return open(key(), messageId, sealed).toString()
}
