import type { Tx } from '@/lib/db/client'
import { keepAllClocks } from '@/lib/leaks/clocks/keep-clocks'
import { toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'

/**
 * What follows when the company counts its days in another zone, in the transaction that changes it. Moments stay what
 * they are. The clocks of leaks are computed anew: those in hours and those that end with an authority come out the same.
 * Days that are kept (due days, review dates, holds) are days in no zone and stay; but where today becomes another day,
 * every record in use is marked, so that what it lacks is computed again, after the commit or by the job of the minute.
 * Answers how many were marked.
 */
export async function followZone(tx: Tx, { from, to }: { from: LocalNow; to: LocalNow }): Promise<number> {
  if (from.zone === to.zone) return 0
  await keepAllClocks(tx, to)
  if (from.today === to.today) return 0
  // In the order in which others lock them.
  await tx.$queryRaw`SELECT 1 FROM "Record" WHERE status <> 'retired' ORDER BY id FOR NO KEY UPDATE`
  const { count } = await tx.record.updateMany({
    where: { status: { not: 'retired' } },
    data: { changesOn: toDatabase(to.today) },
  })
  return count
}
