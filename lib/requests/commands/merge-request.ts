import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { appendAudit } from '@/lib/audit/entry/append'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { mergeInput } from '../facts/schema'
import { changeRequest, lockRequest, opened, type RequestChanged, requireNext, writeRequest } from './change-request'

/**
 * Merges a request that came twice into the other one, which counts from the earlier receipt. This one keeps its words and history, and its
 * clocks end there. Refuses `invalid` at `into` for one that cannot take it: itself, absent, of another right, not open. Right: request.update.
 */
export function mergeRequest(
  context: CommandContext,
  { into, reason, ...target }: z.output<typeof mergeInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'merge', action: 'request.merge' } as const
  return changeRequest(context, target, spec, async (tx, { row }) => {
    // Two merges crosswise: the second finds the other no longer open, or the database ends one of both.
    const other = await lockRequest(tx, into).catch(() => null)
    if (!other || other.id === row.id || other.right !== row.right || other.state !== 'open')
      throw new Refusal('invalid', { fields: { into: ['choose'] } })
    const { receivedOn } = row.receivedOn < other.receivedOn ? row : other
    const state = requireNext(other, 'absorb')
    const told = await writeRequest(tx, context, opened(other, 'absorb'), {
      data: { receivedOn, state },
      changes: [{ field: 'mergedFrom', old: null, new: row.ref }],
    })
    await appendAudit(tx, context, { action: 'request.absorb', ...told })
    return {
      data: { endedOn: context.today, mergedIntoId: other.id },
      changes: [{ field: 'mergedInto', old: null, new: other.ref }],
      ...(reason ? { reason } : {}),
    }
  })
}
