import { randomBytes, randomUUID } from 'node:crypto'
import { version } from '@/package.json'
import type { AuditEvent } from './event'
import { masterKeyFor } from './master-key'
import { open, seal } from './seal'

/** Version of the application, as it stands in entries. */
export const appVersion: string = version

/** The key that wraps the data keys of the log. */
export const masterKey = (): Buffer => masterKeyFor('dertig audit data keys v1')

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
