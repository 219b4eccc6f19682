import type { Instant } from '@/lib/time/types'
import { earliest } from '@/lib/time/zone'
import type { ClockRule, StartEvent } from './clock-rules'
import type { Regime } from './codes/authorities'
import {
  type ActingRole,
  type DecisionKind,
  type RegimeMoment,
  type RegimeReport,
  regimeReports,
  type Withdrawal,
  withdrawals,
} from './codes/leak-states'
import { isBelow, type RiskLevel } from './codes/leaks'

/** A signed decision of the controller's delegate; the newest one of its kind. `reasonCode`: the ground of the law why not. */
export type ClockDecision = {
  outcome: 'notify' | 'not_needed'
  at: Instant
  by: string | null
  reasonCode?: string | null
}

/** What the clocks of a leak follow from: a plain object of moments and decisions. */
export type ClockFacts = {
  state: 'received' | 'confirmed' | 'rejected' | 'near_miss' | 'closed' | 'merged'
  actingAs: ActingRole
  occurred: Instant | null
  detectedAt: Instant
  reportedAt: Instant
  awareAt: Instant | null
  processorAwareAt: Instant | null
  processorInformedAt: Instant | null
  highRiskFoundAt: Instant | null
  part1FiledAt: Instant | null
  part1Reference: string | null
  /** From when part 2 counts, where part 1 was taken back and filed anew. */
  part1CountsFrom?: Instant | null
  part2FiledAt: Instant | null
  part2Reference?: string | null
  toldPeopleAt: Instant | null
  decisions: Readonly<Partial<Record<DecisionKind, ClockDecision | null>>>
  /** Hours in which the agreement with the customer asks to be told of a leak (the shortest of the agreements concerned). */
  contractHours: number | null
  /** Reference of the agreement that gives these hours. */
  contractRef?: string | null
  /** When the leak was rejected, merged or closed. */
  stateAt?: Instant | null
  /** false: only data of companies was hit; then no rule of the GDPR applies, the company's own policy still may. */
  personalData?: boolean | null
  riskLevel?: RiskLevel | null
  /** What starts the clocks of other regimes, where somebody found it (NIS2: the incident is significant). */
  found?: Readonly<Partial<Record<RegimeMoment, Instant>>>
  toldCustomersAt?: Instant | null
  /** Reports made under other regimes: the first of its kind ends a clock, what follows the latest counts from `latestAt`. */
  reported?: Readonly<Partial<Record<RegimeReport, Reported>>>
  /** Notifications that were taken back and not made anew since, with the reference of what took them back. */
  withdrawn?: Readonly<Partial<Record<Withdrawal, { at: Instant; reference: string | null }>>>
}

/** `from`: what follows counts from here, where the first one was taken back and made anew. */
type Reported = { at: Instant; from?: Instant; latestAt?: Instant; reference: string | null }

/** How a clock ends by what became of its leak: an end without a moment of its own. */
export const stateEnds = ['not_a_leak', 'near_miss', 'no_personal_data', 'merged', 'exercise_ended'] as const
type StateEnd = (typeof stateEnds)[number]

/** How a clock ends. It never pauses and never starts anew. */
export type ClockEndKind = 'filed' | 'not_needed' | 'told' | 'withdrawn' | StateEnd
export type ClockEnd = { at: Instant; kind: ClockEndKind; reference: string | null }

export type ClockStart = { at: Instant; provisional: boolean }

/** Rules that end by the report of another one: one report answers both. */
const endedBy: Readonly<Record<string, RegimeReport>> = {
  dora_classified: 'dora_initial',
  nis2_trust_notification: 'nis2_notification',
}

/** What a "not needed" is judged by: what is known of the leak now, and from which level the recipient must be told. */
export type Known = { riskLevel: RiskLevel | null; personalData: boolean | null; threshold: RiskLevel | null }

/**
 * True when the ground of a decision not to tell no longer fits what is known: a risk that is "unlikely" while the level says
 * otherwise (Art. 33(1)), "no high risk" beside the level high (Art. 34(1); then only Art. 34(3) or (4) is a ground), "no
 * personal data" beside personal data, a promise that need not be kept beside a high risk. Such a decision is refused, and one that was signed before ends no clock.
 */
export function contradictsGround(reasonCode: string | null, { riskLevel, personalData, threshold }: Known): boolean {
  switch (reasonCode) {
    case 'risk_unlikely':
      return riskLevel !== null && riskLevel !== 'unlikely'
    case 'below_threshold':
      return riskLevel !== null && !isBelow(riskLevel, threshold ?? 'risk')
    case 'not_necessary':
    case 'nobody_concerned':
      return riskLevel === 'high'
    case 'not_high_risk':
      return riskLevel !== null && !isBelow(riskLevel, threshold ?? 'high')
    case 'no_personal_data':
      return personalData === true
    default:
      return false
  }
}

type ProcessorFacts = Pick<ClockFacts, 'processorAwareAt' | 'processorInformedAt' | 'awareAt'>

/**
 * Since when we know as processor; null while nobody said. By ourselves: the moment set for the processor or for us, whichever is
 * first. Where another one told us, the processor's moment is theirs, and ours is awareness alone (Art. 33(2), 28(4)).
 */
export function awareAsProcessor({ processorAwareAt, processorInformedAt, awareAt }: ProcessorFacts): Instant | null {
  return processorInformedAt === null ? earliest(processorAwareAt, awareAt) : awareAt
}

/**
 * When a clock started; null while its fact is not there. What counts from awareness runs provisionally from receipt until awareness
 * is set; as processor from the moment at which another one told us, if that came before.
 */
export function startOf(event: StartEvent, facts: ClockFacts): ClockStart | null {
  const certain = (at: Instant | null | undefined): ClockStart | null => (at ? { at, provisional: false } : null)
  const fromReceipt: ClockStart = { at: facts.reportedAt, provisional: true }
  switch (event) {
    case 'aware':
      return certain(facts.awareAt) ?? fromReceipt
    case 'detected':
      return certain(facts.detectedAt)
    case 'part1_filed':
      return certain(facts.part1CountsFrom ?? facts.part1FiledAt)
    case 'high_risk_found':
      return certain(facts.highRiskFoundAt)
    case 'processor_aware':
      return (
        certain(awareAsProcessor(facts)) ?? {
          at: earliest(facts.processorInformedAt, facts.reportedAt) ?? facts.reportedAt,
          provisional: true,
        }
      )
    case 'nis2_significant':
      return certain(facts.found?.nis2_significant)
    case 'nis2_notified':
      return certain(facts.reported?.nis2_notification?.from ?? facts.reported?.nis2_notification?.at)
    case 'dora_aware':
      return facts.found?.dora_classified ? (certain(facts.awareAt) ?? fromReceipt) : null
    case 'dora_classified':
      return certain(facts.found?.dora_classified)
    case 'dora_initial_filed':
      return certain(facts.reported?.dora_initial?.from ?? facts.reported?.dora_initial?.at)
    case 'dora_intermediate_filed':
      return certain(facts.reported?.dora_intermediate?.latestAt ?? facts.reported?.dora_intermediate?.at)
    case 'cra_aware':
      return certain(earliest(facts.found?.cra_vulnerability, facts.found?.cra_incident))
    case 'cra_incident_notified':
      return facts.found?.cra_incident ? certain(facts.reported?.cra_notification?.at) : null
    case 'cra_fix':
      return facts.found?.cra_vulnerability ? certain(facts.found.cra_fix) : null
    case 'ecommunications_notified':
      return certain(facts.reported?.ecommunications?.at)
  }
}

/** As processor we promise our customer's contact, not the customer's people: who told the customers kept it. */
function promiseToCustomers({ regime }: ClockRule, { actingAs }: ClockFacts): boolean {
  return regime === 'policy' && actingAs === 'processor'
}

function reportEnd(rule: ClockRule, facts: ClockFacts): ClockEnd | null {
  const filed = (at: Instant | null | undefined, reference: string | null | undefined): ClockEnd | null =>
    at ? { at, kind: 'filed', reference: reference ?? null } : null
  const told = (at: Instant | null | undefined): ClockEnd | null => (at ? { at, kind: 'told', reference: null } : null)
  switch (rule.recipient) {
    case 'people':
      return told(
        promiseToCustomers(rule, facts)
          ? earliest(facts.toldPeopleAt, facts.toldCustomersAt ?? null)
          : facts.toldPeopleAt,
      )
    case 'controller':
      return told(facts.toldCustomersAt)
    case 'authority':
      return rule.code === 'authority_part2'
        ? filed(facts.part2FiledAt, facts.part2Reference)
        : filed(facts.part1FiledAt, facts.part1Reference)
    case 'ccb':
    case 'financial_authority':
    case 'telecom_authority':
    case 'enisa': {
      const report = regimeReports.find((code) => code === (endedBy[rule.code] ?? rule.code))
      const made = report && facts.reported?.[report]
      return filed(made?.at, made?.reference)
    }
  }
}

/** Ground of the law under which all are told in public. */
const inPublicInstead = '34_3_c'

/** Which decision ends a clock. Art. 34 decides on the law's own; a promise goes on until it is said not to apply. */
function decidedBy({ code, recipient, regime }: ClockRule): DecisionKind | null {
  if (recipient === 'people') return regime === 'policy' ? 'promise' : 'people'
  return code === 'authority_part1' ? 'authority' : null
}

function decisionEnd(rule: ClockRule, facts: ClockFacts): ClockEnd | null {
  const kind = decidedBy(rule)
  const decision = kind && facts.decisions[kind]
  if (decision?.outcome !== 'not_needed') return null
  // Art. 34(3)(c) puts a public communication in the place of a letter to each: people are still told.
  if (kind === 'people' && decision.reasonCode === inPublicInstead) return null
  const { riskLevel = null, personalData = null } = facts
  if (contradictsGround(decision.reasonCode ?? null, { riskLevel, personalData, threshold: rule.threshold }))
    return null
  return { at: decision.at, kind: 'not_needed', reference: decision.by }
}

/** What still runs towards an authority ends when its notification is taken back; people and customers are another matter. */
function withdrawnEnd({ regime, recipient }: ClockRule, facts: ClockFacts): ClockEnd | null {
  if (recipient === 'people' || recipient === 'controller') return null
  const withdrawal = withdrawals.find((kind) => kind === `${regime}_withdrawn`)
  const made = withdrawal && facts.withdrawn?.[withdrawal]
  return made ? { at: made.at, kind: 'withdrawn', reference: made.reference } : null
}

/** How and when a clock of this rule ended; null while it runs. What was reported counts before what was decided. */
export function endOf(rule: ClockRule, facts: ClockFacts, now: Instant): ClockEnd | null {
  const stateAt = facts.stateAt ?? now
  const ended = reportEnd(rule, facts) ?? decisionEnd(rule, facts) ?? withdrawnEnd(rule, facts)
  if (ended) return ended
  const kind = stateEnd(rule, facts)
  return kind && { at: stateAt, kind, reference: null }
}

/**
 * Merged into another, no leak, a near miss (nothing got out: no breach of Art. 4(12), so no clock of the GDPR, of our own policy
 * or of an agreement; what other laws ask of an incident goes on), or only data of companies (no clock of the GDPR).
 */
function stateEnd({ regime }: ClockRule, { state, personalData }: ClockFacts): StateEnd | null {
  if (state === 'merged') return 'merged'
  if (state === 'rejected') return 'not_a_leak'
  if (state === 'near_miss' && asksOfBreach.includes(regime)) return 'near_miss'
  return personalData === false && regime === 'gdpr' ? 'no_personal_data' : null
}

const asksOfBreach: readonly Regime[] = ['gdpr', 'policy', 'contract']
