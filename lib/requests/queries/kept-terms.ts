import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { year } from '@/lib/time/length'
import { toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { requestClocks } from '../clock/request-clocks'
import { factsOf, rowOf } from '../store/row'

/**
 * Of each request of the last year, and of every open one: by when it was to be done or answered, when it was, and whether it was
 * refused with a ground. No words of anybody. What was taken back or merged, and what has no term, is left out (one statement).
 */
export async function keptTerms(client: Tx | PrismaClient, at: LocalNow, most: number) {
  const since = new Date(toDatabase(at.now).getTime() - year)
  const rows = await client.personRequest.findMany({
    where: { OR: [{ receivedOn: { gte: since } }, { state: 'open' }] },
    orderBy: { receivedOn: 'desc' },
    take: most,
  })
  return rows.map(rowOf).flatMap((row) => {
    const clocks = requestClocks(factsOf(row), at)
    const clock =
      clocks.find(({ code }) => code === 'request_at_once') ?? clocks.find(({ code }) => code === 'request_answer')
    if (!clock?.dueAt || clock.endKind === 'taken_back' || clock.endKind === 'joined') return []
    return [
      {
        ref: row.ref,
        right: row.right,
        dueAt: clock.dueAt,
        answeredAt: clock.endedAt,
        refused: row.decision === 'refused',
        hasReasons: row.refusalGround !== null,
      },
    ]
  })
}
