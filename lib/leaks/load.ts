import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { leakScope } from '@/lib/access/scope'
import { historyOf } from '@/lib/audit/log/history'
import { readLeak, recordOwners } from './queries/leak-detail'
import { type LeakFilter, readLeakList } from './queries/leak-list'
import { ownReport, ownReports, reportStart } from './queries/own-reports'

type PageContext = CommandContext & { actor: Actor }

/** What the page of own reports shows. */
export async function loadOwnReports({ actor, now, zone }: PageContext) {
  const [reports, start] = await Promise.all([ownReports(actor.id), reportStart(actor)])
  return { reports, zone, phone: start.call?.phone ?? null, now }
}

/** What the page of one own report shows, or null: absent or somebody else's. */
export async function loadOwnReport(context: PageContext, ref: string) {
  const { actor, now, zone } = context
  const [report, start] = await Promise.all([ownReport(context, actor.id, ref), reportStart(actor)])
  return report && { report, zone, phone: start.call?.phone ?? null, now }
}

/** What the page of one leak shows, or null: absent, or not theirs to see. Opening it appends one entry to the log. */
export async function loadLeak(context: PageContext, ref: string) {
  const leak = await readLeak(context, ref)
  if (!leak) return null
  const { actor } = context
  const mayHistory = can(actor, 'audit_log', 'read') !== null
  const none: Awaited<ReturnType<typeof historyOf>> = { entries: [], total: 0 }
  const [editors, history] = await Promise.all([
    leak.can.update ? recordOwners() : [],
    mayHistory ? historyOf('leak', leak.id, { viewer: actor }) : none,
  ])
  return { leak, editors, history: mayHistory ? history : null }
}

/** What the page of one leak is given. */
export type LoadedLeak = NonNullable<Awaited<ReturnType<typeof loadLeak>>>

/** What the list of leaks shows; opening it appends one entry to the log. */
export async function loadLeaks(context: PageContext, filter: LeakFilter) {
  const rows = await readLeakList(context, filter)
  return { rows, zone: context.zone, now: context.now, filter, masked: leakScope(context.actor).kind === 'masked' }
}
