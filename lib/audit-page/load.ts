import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { gate, pageContext } from '@/lib/action/gate'
import { recordRead } from '@/lib/audit/entry/append'
import { type LogFilter, logFilterSchema } from '@/lib/audit/log/filter'
import { listLog, logPageSize, peopleOfLog } from '@/lib/audit/log/log'
import { auditSelfCheck, type ForbiddenAct } from '@/lib/audit/self-check'
import { auditProblem, lastCheckpoint, originOfLog } from '@/lib/audit/tree/checkpoint'
import { publicKeyLine, signingKey } from '@/lib/audit/tree/signing-key'
import { type Instant, instantOf } from '@/lib/time/types'

/** How the log is guarded, as far as this machine can tell. */
export type LogState = {
  possible: ForbiddenAct[]
  problem: string | null
  checkpoint: { size: number; at: Instant } | null
  publicKey: string
}

/** One page of the log with all that stands around it. Looking at it is itself an entry, one per page shown. */
export async function loadLog(search: Record<string, string | string[] | undefined>, zone: string) {
  const actor = await gate('audit_log', 'read')
  const filter = logFilterSchema.parse(search)
  const [{ entries, total }, people, state] = await Promise.all([
    listLog(actor, filter, zone),
    peopleOfLog(actor),
    can(actor, 'audit_log', 'verify') ? logStateNow() : null,
  ])
  await noteReading(actor, filter)
  const mayExport = can(actor, 'audit_log', 'export') !== null
  return { filter, entries, total, people, state, mayExport, pageSize: logPageSize }
}

async function noteReading(actor: Actor, filter: LogFilter): Promise<void> {
  const shown = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  await recordRead(await pageContext(actor), {
    action: 'audit.read',
    subject: { type: 'audit_log', id: 'log' },
    changes: [{ field: 'filter', old: null, new: shown }],
  })
}

async function logStateNow(): Promise<LogState> {
  const [possible, last, origin] = await Promise.all([auditSelfCheck(), lastCheckpoint(), originOfLog()])
  return {
    possible,
    problem: auditProblem()?.problem ?? null,
    checkpoint: last && { size: last.frontier.size, at: instantOf(last.at) },
    publicKey: publicKeyLine(signingKey(origin)),
  }
}
