import { hkdfSync } from 'node:crypto'
import { encryptionKey } from '@/lib/config/process'

const masters = new Map<string, Buffer>()

/** A key of this installation for one purpose, derived from the setting ENCRYPTION_KEY; no purpose can open what another sealed. */
export function masterKeyFor(purpose: string): Buffer {
  const secret = encryptionKey()
  if (secret.length < 32) throw new Error('ENCRYPTION_KEY is missing or shorter than 32 characters')
  const name = `${purpose}:${secret}`
  const known = masters.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  masters.set(name, key)
  return key
}
