import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { RawParams } from '@/lib/table/parse'
import { viewedState } from '@/lib/views/load'
import { suppressionPage, suppressionShape } from './list'
import { hookSettings, listSource } from './model/settings'
import { newestComparisons } from './queries/comparisons'
import { suppressionRules } from './queries/rules'
import { figuresOf, stillThere, unsubscribesNow } from './queries/unsubscribes'

const comparisonsShown = 8

/** What the page of the suppression list shows. */
export async function loadSuppression(context: CommandContext & { actor: Actor }, params: RawParams) {
  const { actor, now, zone, today } = context
  const viewed = await viewedState(actor, '/suppression', params, suppressionShape)
  const [page, standing, comparisons, rules, still, unsubscribes] = await Promise.all([
    suppressionPage(actor, viewed.state),
    db().suppressedAddress.count({ where: { liftedAt: null } }),
    newestComparisons(comparisonsShown),
    suppressionRules(zone),
    stillThere(),
    unsubscribesNow(context),
  ])
  return {
    ...{ viewed, page, standing, comparisons, rules, still, now, zone, today },
    figures: figuresOf(unsubscribes, today),
    hears: hookSettings() !== null,
    fetches: listSource() !== null,
    can: { add: can(actor, 'suppression', 'create') !== null, change: can(actor, 'suppression', 'update') !== null },
  }
}
export type LoadedSuppression = Awaited<ReturnType<typeof loadSuppression>>
