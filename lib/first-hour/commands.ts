import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'
import { dispensable, rightOf } from './rules'

const step = z.enum(dispensable)
const reason = textUpTo(500).min(1, { error: 'required' })

export const goWithoutInput = z.strictObject({ step, reason })
export type GoWithout = z.infer<typeof goWithoutInput>

/** Says that the company does without this step, and why; said again it takes the place of what was said. Right: the step's own. */
export function goWithout(context: CommandContext, input: GoWithout): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, ...rightOf(input.step))
    const said = { reason: input.reason, byId: actingPerson(context), at: toDatabase(context.now) }
    await tx.knowinglyWithout.upsert({
      where: { step: input.step },
      create: { step: input.step, ...said },
      update: said,
    })
    return {
      result: null,
      entry: {
        action: 'organisation.go_without',
        subject: { type: 'organisation', id: '1' },
        changes: [{ field: 'step', old: null, new: input.step }],
        reason: input.reason,
      },
    }
  })
}

export const takeUpInput = z.strictObject({ step, reason })
export type TakeUp = z.infer<typeof takeUpInput>

/** Takes up again what the company did without, and says why. Right: the step's own. */
export function takeUp(context: CommandContext, input: TakeUp): Promise<Result<null>> {
  return change(context, async (tx) => {
    authorise(context, ...rightOf(input.step))
    const { count } = await tx.knowinglyWithout.deleteMany({ where: { step: input.step } })
    if (count === 0) throw new Refusal('not_found')
    return {
      result: null,
      entry: {
        action: 'organisation.take_up',
        subject: { type: 'organisation', id: '1' },
        changes: [{ field: 'step', old: input.step, new: null }],
        reason: input.reason,
      },
    }
  })
}
