import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { CorrectInput, RequestTarget } from '../facts/schema'
import { matchKeysOf } from '../store/sealed'
import { changeRequest, type RequestChanged } from './change-request'

/**
 * Corrects what was written down: the day of arrival, the right, the channel, who asks. The clocks follow. Refuses at `receivedOn` a day
 * that lies ahead, or after something that was done about it. Right: request.update.
 */
export function correctRequest(
  context: CommandContext,
  { ref, version }: RequestTarget,
  input: CorrectInput,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'correct', action: 'request.correct' } as const
  return changeRequest(context, { ref, version }, spec, async (_tx, { row }) => {
    const { reason, name, email, phone, address, words, ...asked } = input
    const { receivedOn } = asked
    const later = [row.confirmedOn, row.identityAskedOn, row.extendedOn, row.executedOn, row.answeredOn]
    if (receivedOn > context.today) throw new Refusal('invalid', { fields: { receivedOn: ['in_future'] } })
    if (later.some((on) => on !== null && on < receivedOn))
      throw new Refusal('invalid', { fields: { receivedOn: ['after_done'] } })
    const authorityDueOn = asked.right === 'complaint' ? asked.authorityDueOn : null
    return {
      data: { ...asked, authorityDueOn, matchKeys: matchKeysOf({ name, email, phone }) },
      words: { name, email, phone, address, words },
      reason,
    }
  })
}
