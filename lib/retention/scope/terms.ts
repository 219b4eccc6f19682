import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { RecordId } from '@/lib/db/ids'
import type { RetentionTerm, TermEvent } from '@/lib/registers/declare/parts'
import { modules } from '@/lib/registers/modules'
import { calendarDateOf } from '@/lib/time/types'
import { heldRegisters, termOf } from './targets'

/**
 * What these rules say of data whose period is over, as their working copies stand and with every event that was noted: the one place
 * where a day of retention is computed from what is kept (two queries). The same rule keeps the days of records (`RecordDue`).
 */
export async function termsOf(
  client: Tx | PrismaClient,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, RetentionTerm>> {
  const [details, rows] = await Promise.all([
    modules[heldRegisters.rules].read(client, ids),
    client.retentionEvent.groupBy({
      by: ['recordId', 'batch'],
      where: { recordId: { in: [...ids] }, takenBackAt: null },
      _max: { on: true },
    }),
  ])
  const events = (id: RecordId) =>
    rows.flatMap(({ recordId, batch, _max: { on } }): TermEvent[] =>
      recordId === id && on !== null ? [{ batch, on: calendarDateOf(on) }] : [],
    )
  return new Map(ids.map((id) => [id, termOf(details.get(id), events(id))]))
}
