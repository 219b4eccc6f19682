import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { handlerInput } from '../facts/schema'
import { whoMayHandle } from '../queries/handlers'
import { changeRequest, type RequestChanged } from './change-request'

/** Says who works on a request: alarms go to them first. Refuses `invalid` for somebody who may not. Right: request.update. */
export function setHandler(
  context: CommandContext,
  { handlerId, ...target }: z.output<typeof handlerInput>,
): Promise<Result<RequestChanged>> {
  const spec = { does: 'handle', action: 'request.handler' } as const
  return changeRequest(context, target, spec, async (tx) => {
    const may = await whoMayHandle(tx, context.now)
    if (handlerId !== null && may.every(({ id }) => id !== handlerId))
      throw new Refusal('invalid', { fields: { handlerId: ['choose'] } })
    return { data: { handlerId } }
  })
}
