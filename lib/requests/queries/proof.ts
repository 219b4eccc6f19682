import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type CalendarDate, calendarDateOf, type Instant, instantOf } from '@/lib/time/types'

/** What proves that the data of a request are gone (deletion records that stand), or that its address is suppressed. */
export type Proof = {
  suppressedAt: Instant | null
  deletions: readonly { ref: string; executedOn: CalendarDate }[]
}

export async function proofOf(client: Tx | PrismaClient, requestId: string): Promise<Proof> {
  const [suppressed, deletions] = await Promise.all([
    client.suppressionProof.findFirst({
      where: { requestId, suppressed: { liftedAt: null } },
      select: { at: true },
      orderBy: { at: 'asc' },
    }),
    // One that was corrected proves nothing any more.
    client.deletionRecord.findMany({
      where: { requestId, correctedBy: null },
      select: { ref: true, executedOn: true },
      orderBy: { number: 'asc' },
    }),
  ])
  return {
    suppressedAt: suppressed && instantOf(suppressed.at),
    deletions: deletions.map(({ ref, executedOn }) => ({ ref, executedOn: calendarDateOf(executedOn) })),
  }
}

export const isProof = ({ suppressedAt, deletions }: Proof): boolean => suppressedAt !== null || deletions.length > 0
