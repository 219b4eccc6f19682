import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { recordRead } from '@/lib/audit/entry/append'
import { openLeaks } from '@/lib/leaks/queries/leak-list'
import { groupsFor } from './groups'

/** What the first page shows: what needs this person now, and the open leaks where their right shows them. */
export async function loadOverview(context: CommandContext & { actor: Actor }) {
  const { actor, now, zone, today } = context
  const seesLeaks = mayEver(actor, 'leak', 'read')
  const leaks = seesLeaks ? await openLeaks(actor, now) : []
  const groups = await groupsFor({ actor, now, today, leaks })
  if (leaks.length > 0) await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'overview' } })
  return {
    name: actor.name,
    groups,
    leaks: seesLeaks ? leaks : null,
    mayReport: mayEver(actor, 'report', 'create'),
    zone,
    now,
  }
}
export type Overview = Awaited<ReturnType<typeof loadOverview>>
