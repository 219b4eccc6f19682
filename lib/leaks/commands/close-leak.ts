import type { CommandContext } from '@/lib/access/actor'
import { leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { closingFacts } from '../clocks/closing-facts'
import { missingToClose } from '../facts/rules'
import type { CloseInput } from '../facts/schema'
import { changeLeak, type LeakDone } from './change-leak'

/** Ends the work on a leak. Refused with the list of what Art. 33(5) still asks; closing is no legal filing, so it can wait. */
export async function closeLeak(context: CommandContext, input: CloseInput): Promise<Result<LeakDone>> {
  const spec = { right: ['leak', 'triage'], does: 'close', action: 'leak.close' } as const
  return changeLeak(context, input, spec, async (tx, leak) => {
    const missing = missingToClose(await closingFacts(tx, leakIdSchema.parse(leak.id)))
    if (missing.length > 0) throw new Refusal('not_now', { reason: 'leak_incomplete', data: { missing } })
    const stateReason = input.reason || null
    return { data: { closedAt: toDatabase(context.now), stateReason }, ...(stateReason ? { reason: stateReason } : {}) }
  })
}
