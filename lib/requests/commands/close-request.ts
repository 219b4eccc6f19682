import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { termOf } from '../clock/request-clocks'
import type { endInput, withdrawInput } from '../facts/schema'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

/**
 * Closes a request. Refuses `request_unanswered` while an answer is owed, `not_executed` while what is to be done at once was not, and
 * `request_tasks` while a task is open, naming them. Right: request.update.
 */
export function closeRequest(
  context: CommandContext,
  { reason, ...target }: z.output<typeof endInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'close', action: 'request.close' } as const
  return changeRequest(context, target, spec, async (tx, { row }) => {
    const term = termOf(row.right)
    if (term !== 'none' && row.answeredOn === null) throw new Refusal('not_now', { reason: 'request_unanswered' })
    if (term === 'at_once' && row.executedOn === null) throw new Refusal('not_now', { reason: 'not_executed' })
    const open = await tx.requestTask.findMany({
      where: { requestId: row.id, endedAt: null },
      select: { title: true },
      orderBy: { number: 'asc' },
    })
    if (open.length > 0)
      throw new Refusal('not_now', {
        reason: 'request_tasks',
        data: { names: open.map(({ title }) => title).join(', ') },
      })
    return { data: { closedAt: toDatabase(context.now) }, reason }
  })
}

/**
 * Takes up again what was answered, closed or withdrawn. The clocks go on from the first receipt; letters that went out stay, with the
 * day on which they did. Right: request.update.
 */
export function reopenRequest(
  context: CommandContext,
  { reason, ...target }: z.output<typeof endInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'reopen', action: 'request.reopen' } as const
  return changeRequest(context, target, spec, async () => ({
    data: { answeredOn: null, endedOn: null, closedAt: null },
    reason,
  }))
}

/** The person takes the request back: kept with the day and their words; its clocks end. Right: request.update. */
export function withdrawRequest(
  context: CommandContext,
  { on, reason, ...target }: z.output<typeof withdrawInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'withdraw', action: 'request.withdraw' } as const
  return changeRequest(context, target, spec, async (_tx, { row }) => {
    requirePast(context, row, on)
    return { data: { endedOn: on }, reason }
  })
}
