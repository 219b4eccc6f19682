import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockRequest, opened } from '@/lib/requests/commands/change-request'
import { toDatabase } from '@/lib/time/types'
import { normalAddress } from '../address/normal'
import type { liftInput, proveInput, suppressInput } from '../model/schema'
import { keepAddress, refOf } from './keep-address'

/** Puts an address on the list by hand. One that stands there already changes nothing. Refuses at `address` what is none. Right: suppression.create. */
export function suppressAddress(
  context: CommandContext,
  { address, reason }: z.output<typeof suppressInput>,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    authorise(context, 'suppression', 'create')
    const normal = normalAddress(address)
    if (normal === null) throw new Refusal('invalid', { fields: { address: ['email'] } })
    const { ref, entry } = await keepAddress(tx, context, normal, { source: 'hand', reason })
    return entry === null ? { result: { ref }, entry } : { result: { ref }, entry }
  })
}

/**
 * Puts the address of a request on the list: from then on the request has its proof. Refuses `request_no_address` where it gives none,
 * `request_erased` where nobody knows it any more. Rights: request.update and suppression.create.
 */
export function suppressOfRequest(
  context: CommandContext,
  { ref: requestRef }: z.output<typeof proveInput>,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const row = await lockRequest(tx, requestRef)
    authorise(context, 'request', 'update')
    authorise(context, 'suppression', 'create')
    const { words } = opened(row, 'execute')
    const address = normalAddress(words.email)
    if (address === null) throw new Refusal('not_now', { reason: 'request_no_address' })
    const { ref, entry } = await keepAddress(tx, context, address, { source: 'request', requestId: row.id })
    return entry === null ? { result: { ref }, entry } : { result: { ref }, entry }
  })
}

/**
 * Takes an address off the list because its person asked for mails again: its row stays, and says when and why. Refuses `not_found`, and
 * `suppression_lifted` where that was done. Right: suppression.update.
 */
export function liftAddress(
  context: CommandContext,
  { ref, reason }: z.output<typeof liftInput>,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    authorise(context, 'suppression', 'update')
    const number = Number(ref.slice(3))
    await tx.$queryRaw`SELECT 1 FROM "SuppressedAddress" WHERE number = ${number} FOR UPDATE`
    const row = await tx.suppressedAddress.findUnique({ where: { number } })
    if (!row) throw new Refusal('invalid', { fields: { ref: ['not_in_list'] } })
    if (row.liftedAt) throw new Refusal('not_now', { reason: 'suppression_lifted' })
    await tx.suppressedAddress.update({
      where: { id: row.id },
      data: { liftedAt: toDatabase(context.now), liftedById: personOrNull(context), seenAt: null, seenList: null },
    })
    return {
      result: { ref: refOf(row.number) },
      entry: {
        action: 'suppression.lift',
        subject: { type: 'suppression', id: row.id, ref: refOf(row.number) },
        changes: [{ field: 'lifted', old: false, new: true }],
        reason,
      },
    }
  })
}
