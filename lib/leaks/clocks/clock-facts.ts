import type { Tx } from '@/lib/db/client'
import type { Leak, PrismaClient } from '@/lib/db/generated/client'
import { type ClockDecision, type ClockFacts, contradictsGround } from '@/lib/law/clock-facts'
import {
  type ActingRole,
  actingRoles,
  type DecisionKind,
  decisionKinds,
  type RegimeReport,
  regimeMoments,
  regimeReports,
  takenBack,
  type Withdrawal,
  withdrawals,
} from '@/lib/law/codes/leak-states'
import { type RiskLevel, riskLevels } from '@/lib/law/codes/leaks'
import { type Instant, instantOf } from '@/lib/time/types'
import { earliest, localDateOf } from '@/lib/time/zone'
import { defaultYearsBack, type LeakTimes, momentColumns, occasionKinds } from '../facts/moments'
import type { ClosingFacts } from '../facts/rules'
import { shortestNotice } from './contract-notice'
import { type Clocked, type LeakFile, optional } from './leak-file'

type Occasion = { at: Instant; latestAt: Instant; reference: string | null }
type Moments = LeakFile['moments']

/** What the clocks of a leak follow from; `zone` is the company's. */
export function clockFactsOf({ leak, moments, decisions, contracts }: LeakFile<Clocked>, zone: string): ClockFacts {
  const part1 = occasion(moments, 'part1_filed')
  const gdpr = sinceWithdrawal(moments, 'gdpr_withdrawn')
  const part2 = occasion(gdpr.moments, 'part2_filed')
  // The agreement that stood when the leak was noticed says how fast the other side is told.
  const notice = shortestNotice(contracts, localDateOf(instantOf(leak.detectedAt), zone))
  return {
    state: leak.state,
    actingAs: roleOf(leak),
    occurred: optional(leak.occurredFrom),
    detectedAt: instantOf(leak.detectedAt),
    reportedAt: receivedFirst(leak),
    awareAt: optional(leak.awareAt),
    processorAwareAt: optional(leak.processorAwareAt),
    processorInformedAt: optional(leak.processorInformedAt),
    highRiskFoundAt: optional(leak.highRiskFoundAt),
    riskLevel: riskLevelOf(leak.riskLevel),
    part1FiledAt: part1?.at ?? null,
    part1Reference: part1?.reference ?? null,
    part1CountsFrom: occasion(gdpr.moments, 'part1_filed')?.at ?? null,
    part2FiledAt: part2?.at ?? null,
    part2Reference: part2?.reference ?? null,
    toldPeopleAt: occasion(moments, 'told_people')?.at ?? null,
    toldCustomersAt: occasion(moments, 'told_customers')?.at ?? null,
    found: foundIn(moments),
    reported: Object.fromEntries(
      regimeReports.flatMap((code) => {
        const made = reportedOf(moments, code)
        return made ? [[code, made]] : []
      }),
    ),
    withdrawn: Object.fromEntries(
      withdrawals.flatMap((kind) => {
        const { withdrawn } = sinceWithdrawal(moments, kind)
        return withdrawn ? [[kind, withdrawn]] : []
      }),
    ),
    decisions: {
      authority: decisionOf(decisions, 'authority'),
      people: decisionOf(decisions, 'people'),
      promise: decisionOf(decisions, 'promise'),
    },
    contractHours: notice?.hours ?? null,
    contractRef: notice?.ref ?? null,
    stateAt: optional(leak.closedAt),
    personalData: leak.personalData,
  }
}

/** The receipt from which a leak counts: its own, or that of a duplicate that came in before it. */
export function receivedFirst({ reportedAt, firstReceivedAt }: Pick<Leak, 'reportedAt' | 'firstReceivedAt'>): Instant {
  const own = instantOf(reportedAt)
  return earliest(own, optional(firstReceivedAt)) ?? own
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
function occasion(moments: Moments, kind: string): Occasion | null {
  // Of two of one moment the one that was written first.
  const made = [...moments]
    .reverse()
    .flatMap((moment) => (moment.kind === kind && moment.at ? [{ ...moment, at: moment.at }] : []))
    .sort((a, b) => a.at.localeCompare(b.at))
  const [first] = made
  return first ? { at: first.at, latestAt: made.at(-1)?.at ?? first.at, reference: first.reference } : null
}

type Since = {
  /** Without the reports that were taken back, once others were made anew. */
  moments: Moments
  /** The last withdrawal; null where there is none, or something was reported anew after it. */
  withdrawn: { at: Instant; reference: string | null } | null
}

/** What goes on after a notification was taken back: everything, until one is made anew, which then counts alone. */
function sinceWithdrawal(moments: Moments, kind: Withdrawal): Since {
  const last = moments
    .flatMap((moment) => (moment.kind === kind && moment.at ? [{ ...moment, at: moment.at }] : []))
    .sort((a, b) => b.at.localeCompare(a.at))[0]
  if (!last) return { moments, withdrawn: null }
  const reports: readonly string[] = takenBack[kind]
  const isOld = (moment: Moments[number]) => reports.includes(moment.kind) && moment.at !== null && moment.at <= last.at
  const anew = moments.some((moment) => reports.includes(moment.kind) && moment.at !== null && !isOld(moment))
  if (!anew) return { moments, withdrawn: { at: last.at, reference: last.reference } }
  return { moments: moments.filter((moment) => !isOld(moment)), withdrawn: null }
}

/**
 * A report under another regime. One that nothing comes before ended its clock when it was made, whatever was taken back
 * later; what follows it counts from the one that stands.
 */
function reportedOf(moments: Moments, code: RegimeReport) {
  const withdrawal = withdrawals.find((kind) => takenBack[kind].some((report) => report === code))
  const going = withdrawal ? sinceWithdrawal(moments, withdrawal).moments : moments
  const standing = occasion(going, code)
  const made = follows.includes(code) ? standing : occasion(moments, code)
  return made && { ...made, ...(standing ? { from: standing.at, latestAt: standing.latestAt } : {}) }
}

/** Their clocks start from another report. */
const follows: readonly RegimeReport[] = ['nis2_final', 'dora_intermediate', 'dora_final']

/** What was found under other regimes: the newest value of each that was not taken away. */
function foundIn(moments: Moments): ClockFacts['found'] {
  return Object.fromEntries(
    regimeMoments.flatMap((kind) => {
      const newest = moments.find((moment) => moment.kind === kind)
      return newest?.at ? [[kind, newest.at]] : []
    }),
  )
}

/** Every moment of a leak that stands, `without` a row about to be corrected, for the rule that judges them together. */
export function leakTimes({ leak, moments: all }: Pick<LeakFile, 'leak' | 'moments'>, without?: string): LeakTimes {
  const moments = all.filter(({ id }) => id !== without)
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

function decisionOf(decisions: LeakFile['decisions'], kind: string): ClockDecision | null {
  const newest = decisions.find((decision) => decision.kind === kind)
  const outcome = outcomeOf(newest?.outcome)
  if (!newest || !outcome) return null
  return { outcome, at: newest.decidedAt, by: newest.by, reasonCode: newest.reasonCode }
}

/** What `missingToClose` looks at. */
export function closingFacts({ leak, moments, decisions, clocks }: LeakFile): ClosingFacts {
  const happened = (kind: string) => moments.some((moment) => moment.kind === kind && moment.at !== null)
  return {
    actingAs: roleOf(leak),
    personalData: leak.personalData,
    consequences: leak.consequences,
    measuresTaken: leak.measuresTaken,
    riskLevel: leak.riskLevel,
    riskReason: leak.riskReason,
    ...standingOutcomes({ ...leak, decisions }, thresholdsIn(clocks)),
    filed: happened('part1_filed'),
    told: happened('told_people'),
    isLateUnexplained: isLateUnexplained(clocks, leak),
  }
}

type Ended = { code: string; endKind: string | null; endedAt: Date | Instant | null; dueAt: Date | Instant | null }

/** Whether part 1 was filed after its end without a reason for the delay. */
export function isLateUnexplained(
  clocks: readonly Ended[],
  { delayReason, delayText }: Pick<Leak, 'delayReason' | 'delayText'>,
): boolean {
  const part1 = clocks.find(({ code, endKind }) => code === 'authority_part1' && endKind === 'filed')
  const isLate = part1?.endedAt && part1.dueAt && new Date(part1.endedAt) > new Date(part1.dueAt)
  return Boolean(isLate) && delayReason === null && delayText.trim() === ''
}

/** The clocks that ended after their moment; of part 1 the facts ask why (`isLateUnexplained`), of the others closing does. */
export function lateClocks<C extends Pick<Ended, 'code' | 'endedAt' | 'dueAt'>>(clocks: readonly C[]): C[] {
  return clocks.filter(
    ({ code, endedAt, dueAt }) =>
      code !== 'authority_part1' && endedAt !== null && dueAt !== null && new Date(endedAt) > new Date(dueAt),
  )
}

type Thresholds = Record<DecisionKind, RiskLevel | null>

/** From which level of risk each must be told, by the rules under which the clocks of a leak run. */
export function thresholdsIn(clocks: readonly { code: string; rule: { threshold: string | null } }[]): Thresholds {
  const of = (code: string) => riskLevelOf(clocks.find((clock) => clock.code === code)?.rule.threshold ?? null)
  return { authority: of('authority_part1'), people: of('people_law'), promise: null }
}

type Decided = {
  riskLevel: string | null
  personalData: boolean | null
  /** Newest first. */
  decisions: readonly { kind: string; outcome: string; reasonCode: string | null }[]
}

/** What stands of the decisions: the newest of each kind, none where its ground contradicts what is known now. */
export function standingOutcomes(leak: Decided, thresholds: Thresholds) {
  const standing = (kind: DecisionKind) => {
    const newest = leak.decisions.find((decision) => decision.kind === kind)
    const known = {
      riskLevel: riskLevelOf(leak.riskLevel),
      personalData: leak.personalData,
      threshold: thresholds[kind],
    }
    const fallen = newest?.outcome === 'not_needed' && contradictsGround(newest.reasonCode, known)
    return fallen ? null : outcomeOf(newest?.outcome)
  }
  return { authority: standing('authority'), people: standing('people'), promise: standing('promise') }
}

/** A stored kind of decision as a closed value. */
export function decisionKindOf(stored: string): DecisionKind {
  return decisionKinds.find((kind) => kind === stored) ?? 'authority'
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
