import type { Tx } from '@/lib/db/client'
import type { LeakId } from '@/lib/db/ids'
import type { ClosingFacts } from '../facts/rules'

/** What `missingToClose` looks at, read in the transaction. */
export async function closingFacts(tx: Tx, id: LeakId): Promise<ClosingFacts> {
  const leak = await tx.leak.findUniqueOrThrow({
    where: { id },
    include: {
      decisions: { orderBy: { decidedAt: 'desc' } },
      moments: { where: { kind: { in: ['part1_filed', 'told_people'] } } },
    },
  })
  const newest = (kind: string) => outcomeOf(leak.decisions.find((decision) => decision.kind === kind)?.outcome)
  const happened = (kind: string) => leak.moments.some((moment) => moment.kind === kind && moment.at !== null)
  return {
    personalData: leak.personalData,
    consequences: leak.consequences,
    measuresTaken: leak.measuresTaken,
    riskLevel: leak.riskLevel,
    riskReason: leak.riskReason,
    authority: newest('authority'),
    people: newest('people'),
    filed: happened('part1_filed'),
    told: happened('told_people'),
  }
}

/** A stored outcome as a closed value. */
export function outcomeOf(stored: string | undefined): 'notify' | 'not_needed' | null {
  return stored === 'notify' || stored === 'not_needed' ? stored : null
}
