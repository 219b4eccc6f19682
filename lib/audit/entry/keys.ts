import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { encryptionKey } from '@/lib/config/process'
import { version } from '@/package.json'
import type { AuditEvent } from './event'
import { open, seal } from './seal'

/** Version of the application, as it stands in entries. */
export const appVersion: string = version

const masters = new Map<string, Buffer>()

/** The key that wraps the data keys of the log, derived from the setting ENCRYPTION_KEY. */
export function masterKey(): Buffer {
  const secret = encryptionKey()
  if (secret.length < 32) throw new Error('ENCRYPTION_KEY is missing or shorter than 32 characters')
  const known = masters.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'dertig audit data keys v1', 32))
  masters.set(secret, key)
  return key
}

/** A data key of one subject, in clear and as it is kept. */
export type DataKey = { id: string; key: Buffer; wrapped: Buffer<ArrayBuffer> }

const held = new Map<string, DataKey>()
const most = 2_000

const nameOf = (subject: AuditEvent['subject']) => `${subject.type}:${subject.id}`

/**
 * The key with which this process seals details about the subject. Each process makes its own and sends it along with
 * every entry, so that appending needs no reading first; a subject may have several keys and erasing removes them all.
 */
export function dataKeyFor(subject: AuditEvent['subject']): DataKey {
  const known = held.get(nameOf(subject))
  if (known) return known
  if (held.size >= most) held.clear()
  const id = randomUUID()
  const key = randomBytes(32)
  const made = { id, key, wrapped: seal(masterKey(), id, key) }
  held.set(nameOf(subject), made)
  return made
}

/** Forgets the key of a subject, or all of them: after erasing. */
export function forgetDataKeys(subject?: AuditEvent['subject']): void {
  if (subject) held.delete(nameOf(subject))
  else held.clear()
}

/** The data key behind a wrapped one. */
export function unwrapped(id: string, wrapped: Uint8Array): Buffer {
  return open(masterKey(), id, wrapped)
}
