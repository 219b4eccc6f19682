import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { termOf } from '../clock/request-clocks'
import type { decideInput } from '../facts/schema'
import { changeRequest, type RequestChanged } from './change-request'

/**
 * Decides what is done: granted, in part, or refused with ground and reasons. What must be done at once cannot be refused (Art. 7(3),
 * 21(3)); nothing is granted to somebody who is not known to be who they say. Right: request.update.
 */
export function decideRequest(
  context: CommandContext,
  { decision, ground, reason, ...target }: z.output<typeof decideInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'decide', action: 'request.decide' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    const term = termOf(row.right)
    if (term === 'at_once' && decision !== 'granted')
      throw new Refusal('invalid', { fields: { decision: ['absolute_right'] } })
    if (term === 'month' && decision !== 'refused' && row.identityHow === null)
      throw new Refusal('not_now', { reason: 'identity_open' })
    return {
      data: {
        ...{ decision, refusalGround: decision === 'granted' ? null : ground },
        ...{ decidedAt: toDatabase(context.now), decidedById: personOrNull(context) },
      },
      words: { decisionReason: reason },
      ...(reason ? { reason } : {}),
    }
  })
}
