import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM: nonce, ciphertext, tag in one piece. `label` is bound to it, so that a piece cannot be moved elsewhere. */
export function seal(key: Buffer, label: string, clear: Buffer): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

/** Opens what seal() made; throws when key, label or a single bit differ. */
export function open(key: Buffer, label: string, sealed: Uint8Array): Buffer {
  const piece = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, piece.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(label)).setAuthTag(piece.subarray(piece.length - tagBytes))
  return Buffer.concat([decipher.update(piece.subarray(nonceBytes, piece.length - tagBytes)), decipher.final()])
}
