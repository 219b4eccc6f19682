import { type ClockView, urgencyOf } from '@/lib/time/clock-view'
import type { Instant } from '@/lib/time/types'
import { addHours, earliest, localDateOf, millisecondsBetween } from '@/lib/time/zone'
import { type ClockEndKind, type ClockFacts, endOf, startOf } from './clock-facts'
import { type ClockRule, ruleOn } from './clock-rules'
import { type ClockRecipient, clockRecipients, type Regime } from './codes/authorities'
import type { Certainty } from './codes/code'
import { endOfDays, endOfMonths, latestBy1182 } from './deadlines'

/** A clock of one leak, as it follows from the facts and the rule that was valid when it started. */
export type Clock = {
  code: string
  ruleCode: string
  ruleVersion: number
  regime: Regime
  recipient: ClockRecipient
  startAt: Instant
  awareAt: Instant | null
  dueAt: Instant | null
  latestAt: Instant | null
  endsDay: boolean
  provisional: boolean
  endedAt: Instant | null
  endKind: ClockEndKind | null
  endReference: string | null
  certainty: Certainty
  source: string
  /** The agreement whose hours it counts, by reference. */
  agreementRef: string | null
  primary: boolean
}

function applies(rule: ClockRule, facts: ClockFacts): boolean {
  if (rule.code === 'processor_contract' && facts.contractHours === null) return false
  if (rule.recipient === 'controller') return facts.actingAs !== 'controller'
  return rule.regime !== 'gdpr' || facts.actingAs !== 'processor'
}

function dueOf(rule: ClockRule, startAt: Instant, contractHours: number | null, zone: string) {
  const length = rule.code === 'processor_contract' ? contractHours : rule.length
  if (length === null) return { dueAt: null, latestAt: null }
  switch (rule.unit) {
    case 'hours': {
      const legal = rule.regime === 'gdpr'
      return { dueAt: addHours(startAt, length), latestAt: legal ? latestBy1182(startAt, length, zone) : null }
    }
    case 'days':
      return { dueAt: endOfDays(startAt, length, zone), latestAt: null }
    case 'months':
      return { dueAt: endOfMonths(startAt, length, zone), latestAt: null }
  }
}

function zoneOfRecipient(recipient: ClockRecipient): string | null {
  return clockRecipients.find(({ code }) => code === recipient)?.zone ?? null
}

function clockOf(
  code: string,
  rules: readonly ClockRule[],
  facts: ClockFacts,
  now: Instant,
  companyZone: string,
): Clock | null {
  const known = rules.find((rule) => rule.code === code)
  const start = known ? startOf(known.startEvent, facts) : null
  const zone = (known && zoneOfRecipient(known.recipient)) ?? companyZone
  const rule = start && ruleOn(rules, code, localDateOf(start.at, zone))
  if (!start || !rule || !applies(rule, facts)) return null
  const end = endOf(rule, facts, now)
  return {
    code,
    ruleCode: rule.code,
    ruleVersion: rule.version,
    regime: rule.regime,
    recipient: rule.recipient,
    startAt: start.at,
    awareAt: rule.startEvent === 'high_risk_found' ? facts.awareAt : null,
    ...dueOf(rule, start.at, facts.contractHours, zone),
    endsDay: rule.unit !== 'hours',
    provisional: start.provisional,
    endedAt: end?.at ?? null,
    endKind: end?.kind ?? null,
    endReference: end?.reference ?? null,
    certainty: rule.certainty,
    source: rule.source,
    agreementRef: rule.code === 'processor_contract' ? (facts.contractRef ?? null) : null,
    primary: rule.primary,
  }
}

/**
 * Every clock that runs or ran for a leak, in the order of the rule set. Pure: the same facts, rules and `now` give the same clocks;
 * `now` only dates an end whose moment the facts do not hold. Days that end with an authority end by its clock, others by the company's.
 */
export function clocksOf(facts: ClockFacts, rules: readonly ClockRule[], now: Instant, companyZone: string): Clock[] {
  const codes = [...new Set(rules.map((rule) => rule.code))]
  return codes.map((code) => clockOf(code, rules, facts, now, companyZone)).filter((clock) => clock !== null)
}

/** Whether something sent at this moment comes too late for a clock, and then whether one reading of Reg. 1182/71 still covers it. */
export function latenessOf(clock: Pick<Clock, 'dueAt' | 'latestAt' | 'endsDay'>, submittedAt: Instant) {
  const late =
    clock.dueAt !== null && urgencyOf(millisecondsBetween(submittedAt, clock.dueAt), clock.endsDay) === 'overdue'
  return { late, within1182: late && clock.latestAt !== null && submittedAt <= clock.latestAt }
}

type StateFields = Pick<ClockView, 'state' | 'urgency' | 'remaining' | 'late'>

/** What a clock says at a moment: state, alarm, and what is left or has passed in milliseconds. */
export function clockState(
  clock: Pick<Clock, 'startAt' | 'dueAt' | 'latestAt' | 'endsDay' | 'endedAt' | 'endKind' | 'provisional'>,
  now: Instant,
): StateFields {
  if (clock.endedAt !== null) {
    const met = clock.endKind === 'filed' || clock.endKind === 'told'
    const { late } = latenessOf(clock, clock.endedAt)
    const remaining = millisecondsBetween(clock.startAt, clock.endedAt)
    return { state: met ? 'met' : 'not_needed', urgency: null, remaining, late: met && late }
  }
  if (clock.dueAt === null) {
    return { state: 'elapsed', urgency: null, remaining: millisecondsBetween(clock.startAt, now), late: false }
  }
  const remaining = millisecondsBetween(now, clock.dueAt)
  const urgency = urgencyOf(remaining, clock.endsDay)
  return { state: clock.provisional ? 'provisional' : urgency, urgency, remaining, late: false }
}

/** A clock with what it says at a moment, ready to be shown. */
export function clockView(clock: Clock, now: Instant): ClockView {
  return { ...clock, ...clockState(clock, now) }
}

/** The earliest due moment among the clocks that still run; null when none has one. */
export function nextDueAt(clocks: readonly Clock[]): Instant | null {
  return earliest(...clocks.filter((clock) => clock.endedAt === null).map((clock) => clock.dueAt))
}
