import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { whyNotExtended } from '../clock/request-clocks'
import type { extendInput } from '../facts/schema'
import { factsOf } from '../store/row'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

/**
 * Two further months, with the reasons and the day on which the person was told of them: within the first month, once (Art. 12(3)).
 * Refuses `extend_no_term`, `extend_extended`, and at `on` a day after the month. Right: request.update.
 */
export function extendRequest(
  context: CommandContext,
  { why, on, reason, ...target }: z.output<typeof extendInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'extend', action: 'request.extend' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    requirePast(context, row, on)
    const not = whyNotExtended(factsOf(row), on)
    if (not === 'too_late') throw new Refusal('invalid', { fields: { on: ['extend_too_late'] } })
    if (not !== null) throw new Refusal('not_now', { reason: `extend_${not}` })
    return { data: { extendedOn: on, extendedWhy: why }, words: { extensionReason: reason }, reason }
  })
}
