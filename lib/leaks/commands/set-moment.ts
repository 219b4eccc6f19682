import { actingPerson } from '@/lib/access/acting-person'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { momentColumns, momentProblem } from '../facts/moments'
import type { SetMomentInput } from '../facts/schema'
import { changeLeak, type LeakDone } from './change-leak'

/** Sets or clears one of the other moments; every value stays in the history. */
export async function setMoment(context: CommandContext, input: SetMomentInput): Promise<Result<LeakDone>> {
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
