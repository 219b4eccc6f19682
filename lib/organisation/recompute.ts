import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { passDay } from '@/lib/records/derive/day-change'
import { toDatabase } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'

/** More records than this are left to the job that looks every minute: nobody waits for them in front of a form. */
const most = 200

/**
 * Marks the activities that name this legal entity (the company itself by mainEntityId): what they lack is to be computed
 * again. Answers how many. Call it in the transaction that changes the entity.
 */
export async function markNaming(tx: Tx, { now }: Pick<CommandContext, 'now'>, entityId: string): Promise<number> {
  const rows = await tx.activity.findMany({
    where: { entityIds: { has: entityId }, record: { status: { not: 'retired' } } },
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const changesOn = toDatabase(localDateOf(now, brussels))
  await tx.record.updateMany({ where: { id: { in: ids } }, data: { changesOn } })
  return ids.length
}

/** Computes what was marked, after the commit; one entry per record that lacks something else, `about` says because of whom. */
export async function keepMarked(
  { now }: Pick<CommandContext, 'now'>,
  { marked, about }: { marked: number; about: string },
): Promise<void> {
  if (marked > 0 && marked <= most) await passDay(now, about)
}
