import { actingPerson, type CommandContext } from '@/lib/access/actor'
import type { Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { DecisionInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/**
 * The controller's decision, signed by management: tell the authority or not (Art. 33(1)), tell the people or not
 * (Art. 34). "Not needed" ends the clocks concerned with its grounds; a later decision replaces it, both stay.
 */
export async function signDecision(context: CommandContext, input: DecisionInput): Promise<Result<LeakChanged>> {
  const decidedById = actingPerson(context)
  const spec = { right: ['decision', 'sign'], does: 'decide', action: 'decision.sign' } as const
  return changeLeak(context, input, spec, async (tx, leak) => {
    const { kind, outcome, grounds } = input
    const reasonCode = outcome === 'not_needed' ? input.reasonCode : null
    const before = await tx.leakDecision.findFirst({ where: { leakId: leak.id, kind }, orderBy: { decidedAt: 'desc' } })
    await tx.leakDecision.create({
      data: { leakId: leak.id, kind, outcome, reasonCode, grounds, decidedById, decidedAt: toDatabase(context.now) },
    })
    return { changes: [{ field: `decision.${kind}`, old: before?.outcome ?? null, new: outcome }], reason: grounds }
  })
}
