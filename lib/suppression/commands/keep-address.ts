import type { CommandContext } from '@/lib/access/actor'
import { personOrNull } from '@/lib/access/actor'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { toDatabase } from '@/lib/time/types'
import { addressDigest } from '../address/digest'

export type Source = 'webhook' | 'request' | 'hand'

/** The name of a row of the list; nothing of its address. */
export const refOf = (number: number): string => `SL-${String(number).padStart(4, '0')}`

type Kept = { id: string; ref: string; entry: AuditEvent | null }

/**
 * Puts an address on the list, or takes up again what was lifted, and says with which entry; `entry` null: it stood there already. Of a
 * request it becomes its proof.
 */
export async function keepAddress(
  tx: Tx,
  context: CommandContext,
  address: string,
  { source, requestId = null, reason }: { source: Source; requestId?: string | null; reason?: string },
): Promise<Kept> {
  const digest = addressDigest(address)
  // Two at once wait for each other here, and the second finds the row of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(30303033, hashtext(${digest}))`
  const row = await tx.suppressedAddress.findUnique({ where: { digest } })
  const now = { addedAt: toDatabase(context.now), addedById: personOrNull(context), source }
  const kept =
    row ?? (await tx.suppressedAddress.create({ data: { number: await nextNumber(tx, 'suppressed'), digest, ...now } }))
  const again = row !== null && row.liftedAt !== null
  if (again)
    await tx.suppressedAddress.update({ where: { id: row.id }, data: { ...now, liftedAt: null, liftedById: null } })
  const proven = requestId === null ? 0 : await prove(tx, context, kept.id, requestId)
  const ref = refOf(kept.number)
  if (row !== null && !again && proven === 0) return { id: kept.id, ref, entry: null }
  return {
    id: kept.id,
    ref,
    entry: {
      action: 'suppression.add',
      subject: { type: 'suppression', id: kept.id, ref },
      changes: [
        { field: 'source', old: null, new: source },
        ...(again ? [{ field: 'lifted', old: true, new: false }] : []),
        ...(requestId === null ? [] : [{ field: 'request', old: null, new: requestId }]),
      ],
      ...(reason ? { reason } : {}),
    },
  }
}

async function prove(tx: Tx, context: CommandContext, suppressedId: string, requestId: string): Promise<number> {
  const data = { suppressedId, requestId, at: toDatabase(context.now), byId: personOrNull(context) }
  const { count } = await tx.suppressionProof.createMany({ data, skipDuplicates: true })
  return count
}
