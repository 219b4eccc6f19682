import { appendMany } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import { logState } from '@/lib/audit/log/asked'
import { listLog } from '@/lib/audit/log/log'
import { db } from '@/lib/db/client'
import { contextOf } from './writes'

/** So few that one statement stays far under what a statement may take. */
const atOnce = 1_000

/**
 * Entries like those that the example's records have, about all records, until there are so many: made and sealed as those of
 * every change, so that the log verifies. Run within the process's own database.
 */
export async function fillLog(wanted: number): Promise<void> {
  const people = await Promise.all(
    (['dpo', 'management', 'editor'] as const).map((role) => contextOf({ isExample: true, roles: { some: { role } } })),
  )
  const [dpo] = people
  if (dpo?.actor.kind !== 'person') return
  const { entries } = await listLog(dpo.actor, logState({ 'f.subject': 'record', size: '100' }), 'UTC')
  const told = entries.flatMap(({ action, outcome, version, changes, reason, values }) =>
    action !== 'unreadable' && (values === 'open' || values === 'none')
      ? [{ action, outcome, version, changes, reason }]
      : [],
  )
  const records = await db().record.findMany({ select: { id: true, ref: true }, orderBy: { id: 'asc' } })
  const first = await db().auditEntry.count()
  const each = Math.max(1, Math.ceil((wanted - first) / records.length))
  for (let from = first; from < wanted; from += atOnce) {
    const context = people[Math.floor(from / atOnce) % people.length] ?? dpo
    const batch = Array.from({ length: Math.min(atOnce, wanted - from) }, (_, n) => from + n)
    const events = batch.flatMap((n): AuditEvent[] => {
      const [like, record] = [told[n % told.length], records[Math.floor((n - first) / each)]]
      if (!like || !record) return []
      const { action, outcome, version, changes, reason } = like
      const subject = { type: 'record', id: record.id, ref: record.ref } as const
      const versions = { versionBefore: version.before, versionAfter: version.after }
      return [{ action, outcome, ...versions, changes, ...(reason === null ? {} : { reason }), subject }]
    })
    await db().$transaction(async (tx) => {
      // The first alarms of two thousand leaks are raised meanwhile, and have the log for a while.
      await tx.$executeRaw`SET LOCAL lock_timeout = 0`
      await appendMany(tx, context, events)
    })
  }
}
