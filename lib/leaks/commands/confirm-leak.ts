import type { CommandContext } from '@/lib/access/actor'
import type { Result } from '@/lib/errors/refusal'
import type { ConfirmInput, RejectInput } from '../facts/schema'
import { changeLeak, type LeakDone } from './change-leak'

/** It is a leak (or is again one): personal data or only company data is said now, for the clocks follow from it. */
export async function confirmLeak(context: CommandContext, input: ConfirmInput): Promise<Result<LeakDone>> {
  const spec = { right: ['leak', 'triage'], does: 'confirm', action: 'leak.confirm' } as const
  return changeLeak(context, input, spec, async () => ({
    data: { personalData: input.personalData, stateReason: input.reason || null, closedAt: null },
    ...(input.reason ? { reason: input.reason } : {}),
  }))
}

/** It is not a leak. It stays in the log with the reason (Art. 33(5)); its clocks end as "not a leak". */
export async function rejectLeak(context: CommandContext, input: RejectInput): Promise<Result<LeakDone>> {
  const spec = { right: ['leak', 'triage'], does: 'reject', action: 'leak.reject' } as const
  return changeLeak(context, input, spec, async () => ({ data: { stateReason: input.reason }, reason: input.reason }))
}
