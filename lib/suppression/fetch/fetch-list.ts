import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { type ComparedList, keptOf, shown, suppressedOf } from '../commands/compare-list'
import { serviceList } from '../commands/receive-event'
import { comparison } from '../compare/compare'
import { isGivenAddress, listSource } from '../model/settings'
import { membersOf } from './members'

let running = false

/**
 * Fetches the list from its service, as it comes, and compares it like a file. Refuses `list_not_set_up`, `list_busy` while it is being
 * fetched, and `list_failed` where the service does not answer as it should: half a list says nothing. Right: suppression.create.
 */
export function fetchAndCompare(
  context: CommandContext,
  { wait = sleep }: { wait?: (ms: number) => Promise<unknown> } = {},
): Promise<Result<ComparedList>> {
  return asResult(async () => {
    authorise(context, 'suppression', 'create')
    const source = listSource()
    if (!source) throw new Refusal('not_now', { reason: 'list_not_set_up' })
    if (running) throw new Refusal('too_many', { reason: 'list_busy' })
    running = true
    try {
      const all = comparison(suppressedOf)
      let row = 0
      for await (const addresses of membersOf(source, { given: isGivenAddress(), wait })) {
        for (const address of addresses) {
          row += 1
          all.hash.update(`${address}\n`)
          if (all.take(row, address)) await all.ask()
        }
      }
      const read = await all.end(null)
      const { ref } = await keptOf(context, { list: serviceList, via: 'fetched' }, read)
      return { ok: true, value: { ...shown(ref, read), column: null } }
    } finally {
      running = false
    }
  })
}
