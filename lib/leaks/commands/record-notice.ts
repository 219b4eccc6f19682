import type { CommandContext } from '@/lib/access/actor'
import type { Result } from '@/lib/errors/refusal'
import type { PeopleToldInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'
import { writeMoment } from './write-moment'

/** The people concerned (Art. 34; also the company's own promise) or our customers (Art. 33(2)) were told: ends their clocks. */
export async function recordNotice(context: CommandContext, input: PeopleToldInput): Promise<Result<LeakChanged>> {
  const { at, unlikelyReason } = input
  const spec = { right: ['leak', 'update'], does: 'tell_people', action: 'leak.told_people' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const reason = input.number === null ? input.channel : `${input.channel} · ${input.number}`
    const kind = input.whom === 'customers' ? 'told_customers' : 'told_people'
    const { unlikely } = await writeMoment(tx, context, file, { kind, at, reason, unlikelyReason })
    return {
      changes: [
        {
          field: `told.${input.whom ?? 'people'}`,
          old: null,
          new: { at: input.at, channel: input.channel, number: input.number },
        },
      ],
      ...(unlikely ? { reason: unlikely } : {}),
    }
  })
}
