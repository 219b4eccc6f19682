import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { closingFacts, lateClocks } from '../clocks/clock-facts'
import { missingToClose } from '../facts/rules'
import type { CloseInput, ConfirmInput, ReasonInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/**
 * Ends the work on a leak. Refused with the list of what Art. 33(5) still asks; closing is no legal filing, so it can wait.
 * Over a clock that still runs (`clock_runs`) or ended late (`clock_late`, both with the clocks) it asks for an explanation, which is
 * kept; a clock that runs goes on. What was learnt is kept with it; actions live on among the tasks.
 */
export async function closeLeak(context: CommandContext, input: CloseInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'close', action: 'leak.close' } as const
  return changeLeak(context, input, spec, async (_tx, file) => {
    const missing = missingToClose(closingFacts(file))
    if (missing.length > 0) throw new Refusal('not_now', { reason: 'leak_incomplete', data: { missing } })
    const closedOver = file.clocks.flatMap(({ code, endedAt }) => (endedAt === null ? [code] : []))
    if (closedOver.length > 0 && !input.reason)
      throw new Refusal('invalid', {
        reason: 'clock_runs',
        fields: { reason: ['required'] },
        data: { clocks: closedOver },
      })
    const closedLate = lateClocks(file.clocks).map(({ code }) => code)
    if (closedLate.length > 0 && !input.reason)
      throw new Refusal('invalid', {
        reason: 'clock_late',
        fields: { reason: ['required'] },
        data: { clocks: closedLate },
      })
    const stateReason = input.reason || null
    return {
      data: { closedAt: toDatabase(context.now), stateReason, lessons: input.lessons ?? file.leak.lessons },
      changes: [
        ...(closedOver.length > 0 ? [{ field: 'closedOver', old: null, new: closedOver }] : []),
        ...(closedLate.length > 0 ? [{ field: 'closedLate', old: null, new: closedLate }] : []),
      ],
      ...(stateReason ? { reason: stateReason } : {}),
    }
  })
}

/**
 * It is a leak: personal data or only company data is said now, for the clocks follow from it. After it was said to be none, or a
 * near miss, it asks why (refuses `invalid` at `reason`); its clocks go on from their first start.
 */
export async function confirmLeak(context: CommandContext, input: ConfirmInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'confirm', action: 'leak.confirm' } as const
  return changeLeak(context, input, spec, async (_tx, { leak }) => {
    if (leak.state !== 'received' && !input.reason) throw new Refusal('invalid', { fields: { reason: ['required'] } })
    return {
      data: { personalData: input.personalData, stateReason: input.reason || null, closedAt: null },
      ...(input.reason ? { reason: input.reason } : {}),
    }
  })
}

/** Takes a closed leak up again, with the reason: what ran goes on from its first start, what was filed or decided stays. */
export async function reopenLeak(context: CommandContext, input: ReasonInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'reopen', action: 'leak.reopen' } as const
  return changeLeak(context, input, spec, async () => ({
    data: { stateReason: input.reason, closedAt: null },
    reason: input.reason,
  }))
}

/** Something went wrong and nothing got out: kept with the reason, its clocks end, and it can be turned back into a leak. */
export async function markNearMiss(context: CommandContext, input: ReasonInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'near_miss', action: 'leak.near_miss' } as const
  return changeLeak(context, input, spec, async () => ({ data: { stateReason: input.reason }, reason: input.reason }))
}

/** It is not a leak. It stays in the log with the reason (Art. 33(5)); its clocks end as "not a leak". */
export async function rejectLeak(context: CommandContext, input: ReasonInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'reject', action: 'leak.reject' } as const
  return changeLeak(context, input, spec, async () => ({ data: { stateReason: input.reason }, reason: input.reason }))
}
