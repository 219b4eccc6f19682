import { db, type Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { requestsHeld } from '@/lib/retention/holds/queries'
import type { Few } from '@/lib/table/state'
import type { LocalNow } from '@/lib/time/zone'
import { endStates } from '../facts/rules'
import { keptState, usualKeepYears } from '../retention/rules'
import { rowOf } from '../store/row'

/** How many years the company keeps who asked, after a request ended. */
export async function keepYears(client: Tx | PrismaClient = db()): Promise<number> {
  const office = await client.organisation.findUnique({ where: { id: 1 }, select: { requestKeepYears: true } })
  return office?.requestKeepYears ?? usualKeepYears
}

export type RequestDue = { ref: string; since: string; isExample: boolean }

/** Requests of which who asked is due to go and no legal hold stops it, the oldest first, and how many there are. */
export async function requestsToErase(at: LocalNow, take: number): Promise<Few<RequestDue>> {
  const [years, held] = await Promise.all([keepYears(), requestsHeld(db(), at.today)])
  const rows = await db().personRequest.findMany({
    where: { state: { in: [...endStates] }, erasedAt: null },
    orderBy: [{ year: 'asc' }, { number: 'asc' }],
  })
  const due = rows.flatMap((kept): RequestDue[] => {
    const row = rowOf(kept)
    const state = keptState(row, years, at)
    return state.is === 'due' && !held.has(row.ref)
      ? [{ ref: row.ref, since: state.since, isExample: row.isExample }]
      : []
  })
  return { rows: due.slice(0, take), total: due.length }
}
