import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { leakScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { groupsFor, leaksShown } from './groups'

/** Open leaks shown before the list takes over; those due first come first. */
const shownLeaks = 12

/** What the first page shows: what needs this person now, and the open leaks where their right shows them. */
export async function loadOverview(context: CommandContext & { actor: Actor }) {
  const { actor, now, zone, today } = context
  const seesLeaks = mayEver(actor, 'leak', 'read')
  const input = { actor, now, today, zone }
  const read = leaksShown(input, shownLeaks)
  const [{ open: leaks }, groups] = await Promise.all([read, groupsFor(input, read)])
  if (leaks.total > 0) await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'overview' } })
  return {
    name: actor.name,
    groups,
    // Who sees a leak only when invited learns nothing of leaks before that, not even that there are none.
    leaks: seesLeaks && !(leakScope(actor).kind === 'invited' && leaks.total === 0) ? leaks : null,
    mayReport: mayEver(actor, 'report', 'create'),
    zone,
    now,
    today,
  }
}
export type Overview = Awaited<ReturnType<typeof loadOverview>>
