import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { contradictsGround } from '@/lib/law/clock-facts'
import { toDatabase } from '@/lib/time/types'
import { riskLevelOf, thresholdsIn } from '../clocks/clock-facts'
import type { DecisionInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/**
 * The controller's decision, signed by management: tell the authority or not (Art. 33(1)), tell the people or not
 * (Art. 34). "Not needed" ends the clocks concerned with its grounds; a later decision replaces it, both stay. Refuses at
 * `reasonCode` a ground that contradicts the level of risk, the personal data or the number of people.
 */
export async function signDecision(context: CommandContext, input: DecisionInput): Promise<Result<LeakChanged>> {
  const decidedById = actingPerson(context)
  const spec = { right: ['decision', 'sign'], does: 'decide', action: 'decision.sign' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { leak, clocks, decisions } = file
    const { kind, outcome, grounds } = input
    const reasonCode = outcome === 'not_needed' ? input.reasonCode : null
    const threshold = thresholdsIn(clocks)[kind]
    const known = { riskLevel: riskLevelOf(leak.riskLevel), personalData: leak.personalData, threshold }
    const isSomebody = reasonCode === 'nobody_concerned' && (leak.personsMin ?? 0) > 0
    if (isSomebody || contradictsGround(reasonCode, known))
      throw new Refusal('invalid', { fields: { reasonCode: ['contradicts_level'] } })
    const before = decisions.find((decision) => decision.kind === kind)
    await tx.leakDecision.create({
      data: { leakId: leak.id, kind, outcome, reasonCode, grounds, decidedById, decidedAt: toDatabase(context.now) },
      select: { id: true },
    })
    const by = context.actor.name
    decisions.unshift({ kind, outcome, reasonCode, decidedAt: context.now, by })
    return { changes: [{ field: `decision.${kind}`, old: before?.outcome ?? null, new: outcome }], reason: grounds }
  })
}
