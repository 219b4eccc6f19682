import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { termOf } from '../clock/request-clocks'
import type { executeInput } from '../facts/schema'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

/**
 * Keeps that what is to be done at once was done, when and how: no more mails, consent taken out (Art. 7(3), 21(3)). Its clock ends.
 * Refuses `not_at_once` for a right with another term. Right: request.update.
 */
export function executeRequest(
  context: CommandContext,
  { on, note, ...target }: z.output<typeof executeInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'execute', action: 'request.execute' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    if (termOf(row.right) !== 'at_once') throw new Refusal('not_now', { reason: 'not_at_once' })
    requirePast(context, row, on)
    return { data: { executedOn: on }, reason: note }
  })
}
