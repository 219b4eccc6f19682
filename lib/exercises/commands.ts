import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockLeak, refuseEnded } from '@/lib/leaks/commands/change-leak'
import { closeExercise, openExercise } from '@/lib/leaks/commands/open-exercise'
import { textsOf } from '@/lib/text/catalogue'
import { minute } from '@/lib/time/length'
import { instantOf, toDatabase } from '@/lib/time/types'
import { paces } from './goals'
import { injectsFrom, scenarios } from './scenarios'
import type { EndInput, StartInput } from './schema'

/**
 * Starts an exercise from a scenario, told in the language of who starts it, as if it had just been reported. Alarms and mails follow
 * as for a leak. Refuses `exercise_running` while another one runs. Right: exercise.create.
 */
export async function startExercise(
  context: CommandContext,
  { scenario: code, pace }: StartInput,
): Promise<Result<{ ref: string }>> {
  const startedById = actingPerson(context)
  const language = context.actor.kind === 'person' ? context.actor.locale : 'en'
  const t = await textsOf(language, 'exercises')
  return change(context, async (tx) => {
    authorise(context, 'exercise', 'create')
    const { injects: _, noticedMinutesAgo, ...told } = scenarios[code]
    const noticedAt = instantOf(new Date(toDatabase(context.now).getTime() - noticedMinutesAgo * minute))
    const words = { title: t(`titles.${code}`), story: t(`stories.${code}`) }
    // -- lock: two starts at once wait for each other at the counter of its number
    const { id, ref } = await openExercise(tx, context, { ...told, ...words, language, noticedAt })
    if ((await tx.exercise.count({ where: { endedAt: null } })) > 0)
      throw new Refusal('not_now', { reason: 'exercise_running' })
    await tx.exercise.create({
      data: {
        ...{ leakId: id, ref, scenario: code, goals: paces[pace], injects: injectsFrom(code, context.now) },
        ...{ startedAt: toDatabase(context.now), startedById },
      },
      select: { leakId: true },
    })
    return {
      result: { ref },
      entry: {
        action: 'exercise.start',
        subject: { type: 'leak', id, ref },
        versionAfter: 1,
        changes: [
          { field: 'scenario', old: null, new: code },
          { field: 'pace', old: null, new: pace },
        ],
      },
    }
  })
}

/**
 * Ends an exercise with what was learnt: its clocks end, nothing presses any more, and nothing in it changes afterwards. Refuses
 * `exercise_ended` the second time, `not_found` for a leak that happened. Right: exercise.update.
 */
export function endExercise(context: CommandContext, input: EndInput): Promise<Result<{ ref: string }>> {
  const endedById = actingPerson(context)
  return change(context, async (tx) => {
    authorise(context, 'exercise', 'update')
    const leak = await lockLeak(tx, input.ref)
    if (!leak.isExercise) throw new Refusal('not_found')
    await refuseEnded(tx, leak)
    const { ref, wentWell, toChange } = input
    await tx.exercise.update({
      where: { leakId: leak.id },
      data: { wentWell, toChange, endedAt: toDatabase(context.now), endedById },
      select: { leakId: true },
    })
    await closeExercise(tx, context, leakIdSchema.parse(leak.id))
    return {
      result: { ref },
      entry: {
        action: 'exercise.end',
        subject: { type: 'leak', id: leak.id, ref },
        versionBefore: leak.version,
        versionAfter: leak.version + 1,
        changes: [
          { field: 'wentWell', old: null, new: wentWell },
          { field: 'toChange', old: null, new: toChange },
        ],
      },
    }
  })
}
