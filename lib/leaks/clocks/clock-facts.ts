import { namesOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { LeakId } from '@/lib/db/ids'
import type { ClockDecision, ClockFacts } from '@/lib/law/clock-facts'
import { actingRoles } from '@/lib/law/codes/leak-states'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { ClosingFacts } from '../facts/rules'
import { shortestNotice, withContracts } from './contract-notice'

const reportMoments = ['part1_filed', 'part2_filed', 'told_people', 'told_customers']
/** Rules whose report goes to the customer we work for (Art. 33(2)). */
const customerRules = ['processor_law', 'processor_contract']

const withHistory = {
  moments: { where: { kind: { in: reportMoments } }, orderBy: { setAt: 'desc' } },
  decisions: { orderBy: { decidedAt: 'desc' } },
  records: { select: withContracts },
} satisfies Prisma.LeakInclude
type Row = Prisma.LeakGetPayload<{ include: typeof withHistory }>

const optional = (date: Date | null): Instant | null => (date ? instantOf(date) : null)

/** What the clocks of a leak follow from, read inside the transaction that changed it; `zone` is the company's. */
export async function clockFactsOf(tx: Tx, id: LeakId, zone: string): Promise<ClockFacts> {
  const leak = await tx.leak.findUniqueOrThrow({ where: { id }, include: withHistory })
  const names = await namesOf(
    tx,
    leak.decisions.map((decision) => decision.decidedById),
  )
  const reported = (kind: string) => leak.moments.find((moment) => moment.kind === kind)
  const at = (kind: string) => optional(reported(kind)?.at ?? null)
  const part1 = firstFiling(leak, 'part1_filed')
  const part2 = firstFiling(leak, 'part2_filed')
  const customersTold = at('told_customers')
  // The agreement that stood when the leak was noticed says how fast the other side is told.
  const notice = await shortestNotice(tx, leak.records, localDateOf(instantOf(leak.detectedAt), zone))
  return {
    state: leak.state,
    actingAs: actingRoles.find((role) => role.code === leak.actingAs)?.code ?? 'controller',
    occurred: optional(leak.occurredFrom),
    detectedAt: instantOf(leak.detectedAt),
    reportedAt: instantOf(leak.reportedAt),
    awareAt: optional(leak.awareAt),
    processorAwareAt: optional(leak.processorAwareAt),
    processorInformedAt: optional(leak.processorInformedAt),
    highRiskFoundAt: optional(leak.highRiskFoundAt),
    part1FiledAt: optional(part1?.at ?? null),
    part1Reference: part1?.reason ?? null,
    part2FiledAt: optional(part2?.at ?? null),
    part2Reference: part2?.reason ?? null,
    toldPeopleAt: at('told_people'),
    decisions: { authority: decisionOf(leak, 'authority', names), people: decisionOf(leak, 'people', names) },
    contractHours: notice?.hours ?? null,
    contractRef: notice?.ref ?? null,
    stateAt: optional(leak.closedAt),
    personalData: leak.personalData,
    ...(customersTold
      ? { reported: Object.fromEntries(customerRules.map((code) => [code, { at: customersTold, reference: null }])) }
      : {}),
  }
}

/** The earliest filing of a part: filing it once more neither makes it late nor moves what counts from it. */
function firstFiling(leak: Row, kind: string) {
  const filings = leak.moments.filter((moment) => moment.kind === kind && moment.at !== null)
  return filings.sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0))[0]
}

function decisionOf(leak: Row, kind: string, names: ReadonlyMap<string, string>): ClockDecision | null {
  const newest = leak.decisions.find((decision) => decision.kind === kind)
  const outcome = outcomeOf(newest?.outcome)
  if (!newest || !outcome) return null
  return { outcome, at: instantOf(newest.decidedAt), by: names.get(newest.decidedById) ?? null }
}

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
