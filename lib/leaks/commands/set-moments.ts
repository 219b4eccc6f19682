import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { momentColumns, occasionKinds } from '../facts/moments'
import type { CorrectMomentInput, SetAwareInput, SetMomentInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'
import { writeMoment } from './write-moment'

/** Sets or clears one of the other moments; every value stays in the history. A leak never is without its detection. */
export async function setMoment(context: CommandContext, input: SetMomentInput): Promise<Result<LeakChanged>> {
  const { kind, at, reason, unlikelyReason } = input
  const spec = { right: ['leak', 'update'], does: 'set_moment', action: 'leak.moment' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { unlikely } = await writeMoment(tx, context, file, { kind, at, reason, unlikelyReason })
    const why = [reason, unlikely].filter(Boolean).join('\n')
    const said = why === '' ? {} : { reason: why }
    const column = momentColumns[kind]
    if (column) return { data: { [column]: at && toDatabase(at) }, ...said }
    return { changes: [{ field: kind, old: null, new: at }], ...said }
  })
}

/**
 * The moment since which the controller is aware (Art. 33(1)). Every value stays in the history and the clocks are
 * recomputed with a new revision. What is odd beside the other moments, such as more than 24 h after detection, asks why.
 */
export async function setAware(context: CommandContext, input: SetAwareInput): Promise<Result<LeakChanged>> {
  const { at, unlikelyReason } = input
  const spec = { right: ['leak', 'triage'], does: 'set_aware', action: 'leak.aware' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const write = { kind: 'aware', at, reason: input.reason, unlikelyReason } as const
    const { unlikely } = await writeMoment(tx, context, file, write)
    const reason = [input.reason, unlikely].filter(Boolean).join('\n')
    const awareSetById = context.actor.kind === 'person' ? context.actor.id : null
    return { data: { awareAt: toDatabase(at), awareReason: reason, awareSetById }, reason }
  })
}

/**
 * Corrects what was filed, reported or told, or takes it back (without a moment): the old row stays and does not count any
 * more, the clocks are computed anew. Refuses `not_found` for a row that was corrected before or ends no clock.
 */
export async function correctMoment(context: CommandContext, input: CorrectMomentInput): Promise<Result<LeakChanged>> {
  const { momentId, at, reason, unlikelyReason } = input
  const spec = { right: ['leak', 'update'], does: 'correct', action: 'leak.correct' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const old = file.moments.find(({ id }) => id === momentId)
    const kind = occasionKinds.find((occasion) => occasion === old?.kind)
    if (!old?.at || !kind) throw new Refusal('not_found')
    const told = kind === 'told_people' || kind === 'told_customers'
    if (!told) authorise(context, 'draft', 'file')
    const reference = told ? null : input.reference || old.reference
    await writeMoment(tx, context, file, { kind, at, reason, reference, unlikelyReason, corrects: old.id })
    const was = { at: old.at, reference: old.reference }
    return { changes: [{ field: kind, old: was, new: at && { at, reference } }], reason }
  })
}
