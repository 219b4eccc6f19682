import { hkdfSync } from 'node:crypto'
import { encryptionKey } from '@/lib/config/process'
import { version } from '@/package.json'

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
