import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto'
import { auditSigningKey } from '@/lib/config/process'

/** The key that signs checkpoints, under the name of the log (C2SP signed-note). */
export type SigningKey = { name: string; privateKey: KeyObject; material: Buffer; keyId: Buffer }

const ed25519 = 1

/** The key of the setting AUDIT_SIGNING_KEY; an embedded installation keeps it in its data folder, never in the database. */
export function signingKey(origin: string): SigningKey {
  return signingKeyOf(origin, auditSigningKey())
}

/** The key behind the setting, with its key id: SHA-256(name, line feed, 0x01, public key), first four bytes. */
export function signingKeyOf(origin: string, secret: string): SigningKey {
  if (!/^[^\s+]+$/.test(origin)) throw new Error('The name of the audit log holds a space or a plus sign')
  const privateKey = createPrivateKey(secret.includes('PRIVATE KEY') ? secret.replaceAll('\\n', '\n') : derived(secret))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('AUDIT_SIGNING_KEY must be an Ed25519 key')
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const material = Buffer.concat([Buffer.of(ed25519), spki.subarray(-32)])
  const keyId = createHash('sha256').update(`${origin}\n`).update(material).digest().subarray(0, 4)
  return { name: origin, privateKey, material, keyId }
}

const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key pair from random text that is no PEM. */
function derived(secret: string): { key: Buffer; format: 'der'; type: 'pkcs8' } {
  if (secret.length < 32) throw new Error('AUDIT_SIGNING_KEY is missing or shorter than 32 characters')
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'dertig audit signing key v1', 32))
  return { key: Buffer.concat([pkcs8Start, seed]), format: 'der', type: 'pkcs8' }
}

/** The public key as one line: `name+keyid+base64`. */
export function publicKeyLine({ name, keyId, material }: SigningKey): string {
  return `${name}+${keyId.toString('hex')}+${material.toString('base64')}`
}

/** The text of a signed checkpoint: origin, size, root, then the signature line. */
export function signNote(key: SigningKey, size: number, root: Buffer): string {
  const text = `${key.name}\n${size}\n${root.toString('base64')}\n`
  const signature = sign(null, Buffer.from(text), key.privateKey)
  return `${text}\n— ${key.name} ${Buffer.concat([key.keyId, signature]).toString('base64')}\n`
}
