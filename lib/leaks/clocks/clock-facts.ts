import { namesOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import type { Leak, Prisma, PrismaClient } from '@/lib/db/generated/client'
import type { LeakId } from '@/lib/db/ids'
import { type ClockDecision, type ClockFacts, contradictsGround } from '@/lib/law/clock-facts'
import { type ActingRole, actingRoles, regimeMoments, regimeReports } from '@/lib/law/codes/leak-states'
import { type RiskLevel, riskLevels } from '@/lib/law/codes/leaks'
import { type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { defaultYearsBack, type LeakTimes, momentColumns, occasionKinds } from '../facts/moments'
import type { ClosingFacts } from '../facts/rules'
import { shortestNotice, withContracts } from './contract-notice'

const withHistory = {
  moments: { where: { correction: null }, orderBy: { setAt: 'desc' } },
  decisions: { orderBy: { decidedAt: 'desc' } },
  records: { select: withContracts },
} satisfies Prisma.LeakInclude
type Row = Prisma.LeakGetPayload<{ include: typeof withHistory }>
type MomentRow = Row['moments'][number]
type Occasion = { at: Instant; latestAt: Instant; reference: string | null }

const optional = (date: Date | null): Instant | null => (date ? instantOf(date) : null)

/** What the clocks of a leak follow from, read inside the transaction that changed it; `zone` is the company's. */
export async function clockFactsOf(tx: Tx, id: LeakId, zone: string): Promise<ClockFacts> {
  const leak = await tx.leak.findUniqueOrThrow({ where: { id }, include: withHistory })
  const names = await namesOf(
    tx,
    leak.decisions.map((decision) => decision.decidedById),
  )
  const part1 = occasion(leak.moments, 'part1_filed')
  const part2 = occasion(leak.moments, 'part2_filed')
  // The agreement that stood when the leak was noticed says how fast the other side is told.
  const notice = await shortestNotice(tx, leak.records, localDateOf(instantOf(leak.detectedAt), zone))
  return {
    state: leak.state,
    actingAs: roleOf(leak),
    occurred: optional(leak.occurredFrom),
    detectedAt: instantOf(leak.detectedAt),
    reportedAt: instantOf(leak.reportedAt),
    awareAt: optional(leak.awareAt),
    processorAwareAt: optional(leak.processorAwareAt),
    processorInformedAt: optional(leak.processorInformedAt),
    highRiskFoundAt: optional(leak.highRiskFoundAt),
    riskLevel: riskLevelOf(leak.riskLevel),
    part1FiledAt: part1?.at ?? null,
    part1Reference: part1?.reference ?? null,
    part2FiledAt: part2?.at ?? null,
    part2Reference: part2?.reference ?? null,
    toldPeopleAt: occasion(leak.moments, 'told_people')?.at ?? null,
    toldCustomersAt: occasion(leak.moments, 'told_customers')?.at ?? null,
    found: foundIn(leak.moments),
    reported: Object.fromEntries(
      regimeReports.flatMap((code) => {
        const made = occasion(leak.moments, code)
        return made ? [[code, made]] : []
      }),
    ),
    decisions: { authority: decisionOf(leak, 'authority', names), people: decisionOf(leak, 'people', names) },
    contractHours: notice?.hours ?? null,
    contractRef: notice?.ref ?? null,
    stateAt: optional(leak.closedAt),
    personalData: leak.personalData,
  }
}

/** In which role the company meets the leak. */
export function roleOf(leak: Pick<Leak, 'actingAs'>): ActingRole {
  return actingRoles.find((role) => role.code === leak.actingAs)?.code ?? 'controller'
}

/** A stored level of risk as a closed value. */
export function riskLevelOf(stored: string | null): RiskLevel | null {
  return riskLevels.find((level) => level.code === stored)?.code ?? null
}

/**
 * The earliest standing row of a kind, with the moment of the latest: filing or telling once more neither makes it late nor
 * moves what counts from it.
 */
function occasion(moments: readonly MomentRow[], kind: string): Occasion | null {
  const made = moments
    .flatMap((moment) => (moment.kind === kind && moment.at ? [{ ...moment, at: instantOf(moment.at) }] : []))
    .sort((a, b) => a.at.localeCompare(b.at))
  const [first] = made
  return first ? { at: first.at, latestAt: made.at(-1)?.at ?? first.at, reference: first.reference } : null
}

/** What was found under other regimes: the newest value of each that was not taken away. */
function foundIn(moments: readonly MomentRow[]): ClockFacts['found'] {
  return Object.fromEntries(
    regimeMoments.flatMap((kind) => {
      const newest = moments.find((moment) => moment.kind === kind)
      return newest?.at ? [[kind, instantOf(newest.at)]] : []
    }),
  )
}

/** Every moment of a leak that stands, `without` a row about to be corrected, for the rule that judges them together. */
export async function leakTimes(tx: Tx, leak: Leak, without?: string): Promise<LeakTimes> {
  const rows = await tx.leakMoment.findMany({
    where: { leakId: leak.id, correction: null },
    orderBy: { setAt: 'desc' },
  })
  const moments = rows.filter(({ id }) => id !== without)
  const columns = Object.entries(momentColumns).flatMap(([kind, column]) =>
    column ? [[kind, optional(leak[column])]] : [],
  )
  const occasions = occasionKinds.map((kind) => [kind, occasion(moments, kind)?.at ?? null])
  return {
    ...Object.fromEntries([...columns, ...occasions]),
    ...foundIn(moments),
    aware: optional(leak.awareAt),
    received: instantOf(leak.reportedAt),
  }
}

function decisionOf(leak: Row, kind: string, names: ReadonlyMap<string, string>): ClockDecision | null {
  const newest = leak.decisions.find((decision) => decision.kind === kind)
  const outcome = outcomeOf(newest?.outcome)
  if (!newest || !outcome) return null
  const by = names.get(newest.decidedById) ?? null
  return { outcome, at: instantOf(newest.decidedAt), by, reasonCode: newest.reasonCode }
}

/** What `missingToClose` looks at, read in the transaction. */
export async function closingFacts(tx: Tx, id: LeakId): Promise<ClosingFacts> {
  const leak = await tx.leak.findUniqueOrThrow({
    where: { id },
    include: {
      decisions: { orderBy: { decidedAt: 'desc' } },
      clocks: { select: { code: true, rule: { select: { threshold: true } } } },
      moments: { where: { kind: { in: ['part1_filed', 'told_people'] }, correction: null } },
    },
  })
  const happened = (kind: string) => leak.moments.some((moment) => moment.kind === kind && moment.at !== null)
  return {
    personalData: leak.personalData,
    consequences: leak.consequences,
    measuresTaken: leak.measuresTaken,
    riskLevel: leak.riskLevel,
    riskReason: leak.riskReason,
    ...standingOutcomes(leak, thresholdsIn(leak.clocks)),
    filed: happened('part1_filed'),
    told: happened('told_people'),
  }
}

type Thresholds = Record<'authority' | 'people', RiskLevel | null>

/** From which level of risk each must be told, by the rules under which the clocks of a leak run. */
export function thresholdsIn(clocks: readonly { code: string; rule: { threshold: string | null } }[]): Thresholds {
  const of = (code: string) => riskLevelOf(clocks.find((clock) => clock.code === code)?.rule.threshold ?? null)
  return { authority: of('authority_part1'), people: of('people_law') }
}

type Decided = {
  riskLevel: string | null
  personalData: boolean | null
  /** Newest first. */
  decisions: readonly { kind: string; outcome: string; reasonCode: string | null }[]
}

/** What stands of the decisions: the newest of each kind, none where its ground contradicts what is known now. */
export function standingOutcomes(leak: Decided, thresholds: Thresholds) {
  const standing = (kind: 'authority' | 'people') => {
    const newest = leak.decisions.find((decision) => decision.kind === kind)
    const known = {
      riskLevel: riskLevelOf(leak.riskLevel),
      personalData: leak.personalData,
      threshold: thresholds[kind],
    }
    const fallen = newest?.outcome === 'not_needed' && contradictsGround(newest.reasonCode, known)
    return fallen ? null : outcomeOf(newest?.outcome)
  }
  return { authority: standing('authority'), people: standing('people') }
}

/** A stored outcome as a closed value. */
export function outcomeOf(stored: string | undefined): 'notify' | 'not_needed' | null {
  return stored === 'notify' || stored === 'not_needed' ? stored : null
}

/** How many years before its receipt a moment of a leak may lie. */
export async function yearsBackOf(client: Tx | PrismaClient): Promise<number> {
  const office = await client.organisation.findUnique({ where: { id: 1 }, select: { leakYearsBack: true } })
  return office?.leakYearsBack ?? defaultYearsBack
}
