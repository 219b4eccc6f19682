import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { PeopleToldInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/** The people concerned (Art. 34; also the company's own promise) or our customers (Art. 33(2)) were told: ends their clocks. */
export async function recordNotice(context: CommandContext, input: PeopleToldInput): Promise<Result<LeakChanged>> {
  const setById = actingPerson(context)
  const spec = { right: ['leak', 'update'], does: 'tell_people', action: 'leak.told_people' } as const
  return changeLeak(context, input, spec, async (tx, leak) => {
    if (input.at > context.now) throw new Refusal('invalid', { fields: { at: ['in_future'] } })
    const reason = input.number === null ? input.channel : `${input.channel} · ${input.number}`
    await tx.leakMoment.create({
      data: {
        leakId: leak.id,
        kind: input.whom === 'customers' ? 'told_customers' : 'told_people',
        at: toDatabase(input.at),
        reason,
        setById,
        setAt: toDatabase(context.now),
      },
    })
    return {
      changes: [
        {
          field: `told.${input.whom ?? 'people'}`,
          old: null,
          new: { at: input.at, channel: input.channel, number: input.number },
        },
      ],
    }
  })
}
