import type { Instant } from '@/lib/time/types'
import { earliest } from '@/lib/time/zone'
import type { ClockRule, StartEvent } from './clock-rules'
import type { ActingRole } from './codes/leak-states'

/** A signed decision of the controller's delegate; the newest one of its kind. */
export type ClockDecision = { outcome: 'notify' | 'not_needed'; at: Instant; by: string | null }

/** What the clocks of a leak follow from: a plain object of moments and decisions. */
export type ClockFacts = {
  state: 'received' | 'confirmed' | 'rejected' | 'closed' | 'merged'
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
  part2FiledAt: Instant | null
  part2Reference?: string | null
  toldPeopleAt: Instant | null
  decisions: { authority: ClockDecision | null; people: ClockDecision | null }
  /** Hours in which the agreement with the customer asks to be told of a leak (the shortest of the agreements concerned). */
  contractHours: number | null
  /** Reference of the agreement that gives these hours. */
  contractRef?: string | null
  /** When the leak was rejected, merged or closed. */
  stateAt?: Instant | null
  /** false: only data of companies was hit; then no rule of the GDPR applies, the company's own policy still may. */
  personalData?: boolean | null
  /** Reports made under other rules, by rule code (customers told, NIS2, DORA). */
  reported?: Readonly<Record<string, { at: Instant; reference: string | null }>>
}

/** How a clock ends. It never pauses and never starts anew. */
export type ClockEndKind = 'filed' | 'not_needed' | 'not_a_leak' | 'merged' | 'told'
export type ClockEnd = { at: Instant; kind: ClockEndKind; reference: string | null }

export type ClockStart = { at: Instant; provisional: boolean }

/**
 * When a clock started; null while its fact is not there. What counts from awareness runs provisionally from receipt until awareness
 * is set. As processor our own awareness counts: the moment set for the processor or for us, whichever is first.
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
      return certain(facts.part1FiledAt)
    case 'high_risk_found':
      return certain(facts.highRiskFoundAt)
    case 'processor_aware':
      return certain(earliest(facts.processorAwareAt, facts.awareAt)) ?? fromReceipt
    case 'nis2_notified':
      return certain(facts.reported?.nis2_notification?.at)
    case 'dora_classified':
      return certain(facts.reported?.dora_classification?.at)
    case 'dora_initial_filed':
      return certain(facts.reported?.dora_initial?.at)
  }
}

function reportEnd(rule: ClockRule, facts: ClockFacts): ClockEnd | null {
  const filed = (at: Instant | null, reference: string | null): ClockEnd | null =>
    at && { at, kind: 'filed', reference }
  if (rule.code === 'authority_part1') return filed(facts.part1FiledAt, facts.part1Reference)
  if (rule.code === 'authority_part2') return filed(facts.part2FiledAt, facts.part2Reference ?? null)
  if (rule.recipient === 'people')
    return facts.toldPeopleAt && { at: facts.toldPeopleAt, kind: 'told', reference: null }
  const report = facts.reported?.[rule.code]
  return report ? { ...report, kind: rule.recipient === 'controller' ? 'told' : 'filed' } : null
}

function decisionEnd(rule: ClockRule, facts: ClockFacts): ClockEnd | null {
  const decision = rule.recipient === 'people' ? facts.decisions.people : facts.decisions.authority
  const decided = rule.recipient === 'people' || rule.code === 'authority_part1'
  if (!decided || decision?.outcome !== 'not_needed') return null
  return { at: decision.at, kind: 'not_needed', reference: decision.by }
}

/** How and when a clock of this rule ended; null while it runs. What was reported counts before what was decided. */
export function endOf(rule: ClockRule, facts: ClockFacts, now: Instant): ClockEnd | null {
  const stateAt = facts.stateAt ?? now
  const ended = reportEnd(rule, facts) ?? decisionEnd(rule, facts)
  if (ended) return ended
  if (facts.state === 'merged') return { at: stateAt, kind: 'merged', reference: null }
  const outsideLaw = facts.personalData === false && rule.regime === 'gdpr'
  return facts.state === 'rejected' || outsideLaw ? { at: stateAt, kind: 'not_a_leak', reference: null } : null
}
