import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { leakScope } from '@/lib/access/scope'
import { historyOf } from '@/lib/audit/log/history'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { readLeak, recordOwners } from './queries/leak-detail'
import { readLeakList } from './queries/leak-list'
import type { LeakFilter } from './queries/list-filter'
import { ownReport, ownReports } from './queries/own-reports'
import { reportStart } from './queries/report-start'

/** What the page of own reports shows. */
export async function loadOwnReports(context: CommandContext, actor: Actor) {
  const [reports, start] = await Promise.all([ownReports(actor.id), reportStart(actor)])
  return { reports, zone: start.zone, phone: start.call?.phone ?? null, now: context.now }
}

/** What the page of one own report shows, or null: absent or somebody else's. */
export async function loadOwnReport(context: CommandContext, actor: Actor, ref: string) {
  const [report, start] = await Promise.all([ownReport(context, actor.id, ref), reportStart(actor)])
  return report && { report, zone: start.zone, phone: start.call?.phone ?? null, now: context.now }
}

/** What the page of one leak shows, or null: absent, or not theirs to see. Opening it appends one entry to the log. */
export async function loadLeak(context: CommandContext & { actor: Actor }, ref: string) {
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
export async function loadLeaks(context: CommandContext & { actor: Actor }, filter: LeakFilter) {
  const [rows, zone] = await Promise.all([readLeakList(context, filter), officeZone(db())])
  return { rows, zone, now: context.now, filter, masked: leakScope(context.actor).kind === 'masked' }
}
