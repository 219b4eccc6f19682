import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { HandlersInput } from '../facts/schema'
import { whoMayHandle } from '../queries/handlers'
import { changeLeak, type LeakChanged } from './change-leak'

/**
 * Says who works on a leak, and who does when they cannot: alarms go to them first. Refuses `invalid` for somebody who may
 * not handle leaks now.
 */
export async function setHandlers(context: CommandContext, input: HandlersInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'triage'], does: 'handle', action: 'leak.handlers' } as const
  const { handlerId, secondHandlerId } = input
  return changeLeak(context, input, spec, async (tx) => {
    const may = new Set((await whoMayHandle(tx, context.now)).map(({ id }) => id))
    const wrong = Object.entries({ handlerId, secondHandlerId }).filter(([, id]) => id !== null && !may.has(id))
    if (wrong.length > 0)
      throw new Refusal('invalid', { fields: Object.fromEntries(wrong.map(([field]) => [field, ['choose']])) })
    return { data: { handlerId, secondHandlerId } }
  })
}
