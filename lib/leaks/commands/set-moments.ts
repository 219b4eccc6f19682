import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { instantOf, toDatabase } from '@/lib/time/types'
import { lateAwareness, momentColumns, momentProblem } from '../facts/moments'
import type { SetAwareInput, SetMomentInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/** Sets or clears one of the other moments; every value stays in the history. */
export async function setMoment(context: CommandContext, input: SetMomentInput): Promise<Result<LeakChanged>> {
  const setById = actingPerson(context)
  const spec = { right: ['leak', 'update'], does: 'set_moment', action: 'leak.moment' } as const
  return changeLeak(context, input, spec, async (tx, leak) => {
    const problem = momentProblem(leak, input.kind, input.at, context.now)
    if (problem) throw new Refusal('invalid', { fields: { at: [problem] } })
    const at = input.at ? toDatabase(input.at) : null
    const reason = input.reason || null
    await tx.leakMoment.create({
      data: { leakId: leak.id, kind: input.kind, at, reason, setById, setAt: toDatabase(context.now) },
    })
    return { data: { [momentColumns[input.kind]]: at }, ...(reason ? { reason } : {}) }
  })
}

/**
 * The moment since which the controller is aware (Art. 33(1)). Every value stays in the history and the clocks are
 * recomputed with a new revision. More than 24 h after detection asks for a reason of its own (`lateReason`).
 */
export async function setAware(context: CommandContext, input: SetAwareInput): Promise<Result<LeakChanged>> {
  const setById = actingPerson(context)
  const spec = { right: ['leak', 'triage'], does: 'set_aware', action: 'leak.aware' } as const
  return changeLeak(context, input, spec, async (tx, leak) => {
    if (input.at > context.now) throw new Refusal('invalid', { fields: { at: ['in_future'] } })
    const late = lateAwareness(instantOf(leak.detectedAt), input.at)
    if (late && !input.lateReason)
      throw new Refusal('invalid', { reason: 'late_awareness', fields: { lateReason: ['required'] } })
    const reason = [input.reason, late ? input.lateReason : ''].filter(Boolean).join('\n')
    const at = toDatabase(input.at)
    await tx.leakMoment.create({
      data: { leakId: leak.id, kind: 'aware', at, reason, setById, setAt: toDatabase(context.now) },
    })
    return { data: { awareAt: at, awareReason: reason, awareSetById: setById }, reason }
  })
}
