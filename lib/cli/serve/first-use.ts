import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'

/** The row with the facts of this installation; made at the first start. */
export async function ensureInstance() {
  return db().instance.upsert({ where: { id: 1 }, update: {}, create: { id: 1, origin: `dertig-${randomUUID()}` } })
}

/**
 * A new one-time token for /setup; the former one stops working. Null when the installation was set up.
 * Only its SHA-256 is kept.
 */
export async function newSetupToken(): Promise<string | null> {
  const instance = await ensureInstance()
  if (instance.setupDoneAt || (await db().user.count()) > 0) return null
  const token = randomBytes(15).toString('base64url')
  const setupTokenHash = createHash('sha256').update(token).digest('hex')
  await db().instance.update({ where: { id: 1 }, data: { setupTokenHash } })
  return token
}
