import { db } from '@/lib/db/client'
import { newOrigin } from '@/lib/people/entry/setup'

/** The row with the facts of this installation; made at the first start. */
export async function ensureInstance(): Promise<void> {
  await db().instance.upsert({ where: { id: 1 }, update: {}, create: { id: 1, origin: newOrigin() } })
}
