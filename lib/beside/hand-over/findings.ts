import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import type { HandOverInput } from './schema'

/** States in which somebody still has to act on a finding. */
export const openStates = ['open', 'in_progress'] as const

/** Changes the owner of open findings; answers their audit entries. Right: finding.update on each. */
export async function findingEntries(
  tx: Tx,
  context: CommandContext,
  { from, to, findings }: HandOverInput,
): Promise<AuditEvent[]> {
  if (findings.length === 0) return []
  await tx.$queryRaw`SELECT id FROM "Finding" WHERE id = ANY(${findings}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.finding.findMany({ where: { id: { in: findings } }, orderBy: { ref: 'asc' } })
  if (rows.length !== findings.length) throw new Refusal('not_found')
  const entries: AuditEvent[] = []
  for (const { id, ref, ownerId, state, version } of rows) {
    authorise(context, 'finding', 'update', { ownerId })
    if (ownerId !== from || !openStates.some((open) => open === state)) {
      throw new Refusal('not_now', { reason: 'hand_over_moved' })
    }
    await tx.finding.update({ where: { id }, data: { ownerId: to, version: version + 1, updatedAt: context.now } })
    entries.push({
      action: 'finding.update',
      subject: { type: 'finding', id, ref },
      versionBefore: version,
      versionAfter: version + 1,
      changes: [{ field: 'ownerId', old: from, new: to }],
    })
  }
  return entries
}
