import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { type Instant, instantOf } from '@/lib/time/types'
import { addressDigest } from '../address/digest'
import { normalAddress } from '../address/normal'
import type { lookUpInput } from '../model/schema'
import { refOf } from './keep-address'

export type LookedUp = { ref: string; addedAt: Instant; lifted: boolean } | { ref: null }

/** Whether an address stands on the list; the log says that somebody asked, and of which row, never the address. Right: suppression.create. */
export function lookUpAddress(
  context: CommandContext,
  { address }: z.output<typeof lookUpInput>,
): Promise<Result<LookedUp>> {
  return asResult(async () => {
    authorise(context, 'suppression', 'create')
    const normal = normalAddress(address)
    if (normal === null) throw new Refusal('invalid', { fields: { address: ['email'] } })
    const row = await db().suppressedAddress.findUnique({ where: { digest: addressDigest(normal) } })
    const subject = { type: 'suppression', id: row?.id ?? 'list', ...(row ? { ref: refOf(row.number) } : {}) } as const
    await recordRead(context, { action: 'suppression.look_up', subject })
    const value = row
      ? { ref: refOf(row.number), addedAt: instantOf(row.addedAt), lifted: row.liftedAt !== null }
      : { ref: null }
    return { ok: true, value }
  })
}
