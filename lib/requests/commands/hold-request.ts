import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { holdInput, liftInput } from '../facts/schema'
import { changeRequest, type RequestChanged } from './change-request'

/**
 * Places a legal hold on a request: who asked is not erased while it stands, whatever the years (a claim, an inspection). The words are
 * sealed with the rest. Refuses `request_held` where one stands. Right: request.update, hold.create.
 */
export function holdRequest(
  context: CommandContext,
  { why, reason, ...target }: z.output<typeof holdInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'hold', action: 'request.hold' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    authorise(context, 'hold', 'create')
    if (row.heldOn !== null) throw new Refusal('not_now', { reason: 'request_held', data: { since: row.heldOn } })
    return { data: { heldOn: context.today, heldWhy: why }, words: { holdReason: reason } }
  })
}

/** Lifts it, with words that say why; the years count again. Right: request.update, hold.update. */
export function liftRequestHold(
  context: CommandContext,
  { reason, ...target }: z.output<typeof liftInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'hold', action: 'request.hold_lift' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    authorise(context, 'hold', 'update')
    if (row.heldOn === null) throw new Refusal('not_now', { reason: 'request_not_held' })
    return { data: { heldOn: null, heldWhy: null }, words: { holdReason: '' }, reason }
  })
}
