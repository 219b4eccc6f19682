import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { termOf } from '../clock/request-clocks'
import type { endInput, withdrawInput } from '../facts/schema'
import { isProof, proofOf } from '../queries/proof'
import { changeRequest, type RequestChanged, requirePast } from './change-request'

/**
 * Closes a request. Refuses `request_unanswered` while an answer is owed, `not_executed` while what is to be done at once was not,
 * `request_unproven` while one that needs a proof has none, and `request_tasks` while a task is open, naming them. Of an unsubscribe the
 * list service itself told the person that it was done: closing it is its answer. Right: request.update.
 */
export function closeRequest(
  context: CommandContext,
  { reason, ...target }: z.output<typeof endInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'close', action: 'request.close' } as const
  return changeRequest(context, target, spec, async (tx, { row }) => {
    const term = termOf(row.right)
    if (term !== 'none' && row.answeredOn === null && !row.needsProof)
      throw new Refusal('not_now', { reason: 'request_unanswered' })
    if (term === 'at_once' && row.executedOn === null) throw new Refusal('not_now', { reason: 'not_executed' })
    if (row.needsProof && !isProof(await proofOf(tx, row.id)))
      throw new Refusal('not_now', { reason: 'request_unproven' })
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
    const answeredOn = row.answeredOn ?? (term === 'none' ? null : context.today)
    return { data: { closedAt: toDatabase(context.now), answeredOn }, reason }
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
