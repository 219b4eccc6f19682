import { type ClockView, urgencyOf } from '@/lib/time/clock-view'
import { minute } from '@/lib/time/length'
import type { CalendarDate, Instant } from '@/lib/time/types'
import { addHours, earliest, localDateOf, millisecondsBetween } from '@/lib/time/zone'
import { type ClockEndKind, type ClockFacts, endOf, startOf } from './clock-facts'
import { type ClockRule, isValidOn, newest, type StartEvent } from './clock-rules'
import { type ClockRecipient, clockRecipients, type Regime } from './codes/authorities'
import type { Certainty } from './codes/code'
import { endOfDays, endOfMonths, latestBy1182, rolledToNoon } from './deadlines'

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

/**
 * Why a clock of the rule set does not run. `other_role`: in our role the law asks it of somebody else (Art. 33(2)) ·
 * `off`: the rule that held on that day is switched off · `before_first_day`, `after_last_day`: no version of the rule holds
 * on the day `on`; `ruleDay` is the nearest on which one does · `not_started`: what starts it (`event`) has not happened ·
 * `superseded`: another clock counts in its place (DORA: classified later than 24 h after awareness).
 */
export type AbsentClock = {
  code: string
  regime: Regime
  reason: 'other_role' | 'off' | 'before_first_day' | 'after_last_day' | 'not_started' | 'superseded'
  event: StartEvent
  on: CalendarDate | null
  ruleDay: CalendarDate | null
  primary: boolean
}

function inOurRole(rule: ClockRule, facts: ClockFacts): boolean {
  if (rule.recipient === 'controller') return facts.actingAs !== 'controller'
  return rule.regime !== 'gdpr' || facts.actingAs !== 'processor'
}

function dueOf(rule: ClockRule, startAt: Instant, contractHours: number | null, zone: string) {
  const length = rule.code === 'processor_contract' ? contractHours : rule.length
  if (length === null) return { dueAt: null, latestAt: null }
  const dueAt = endAfter(startAt, length, rule.unit, zone)
  if (rule.rolls === 'noon') return { dueAt, latestAt: rolledToNoon(dueAt, rule.unit !== 'hours') }
  const hoursOfLaw = rule.unit === 'hours' && rule.regime === 'gdpr'
  return { dueAt, latestAt: hoursOfLaw ? latestBy1182(startAt, length, zone) : null }
}

function endAfter(startAt: Instant, length: number, unit: ClockRule['unit'], zone: string): Instant {
  switch (unit) {
    case 'hours':
      return addHours(startAt, length)
    case 'days':
      return endOfDays(startAt, length, zone)
    case 'months':
      return endOfMonths(startAt, length, zone)
  }
}

function zoneOfRecipient(recipient: ClockRecipient): string | null {
  return clockRecipients.find(({ code }) => code === recipient)?.zone ?? null
}

type Found = { clock: Clock } | { absent: AbsentClock } | null

/** The clock of one code, why it does not run, or null where nobody expects it. `versions` are the rules of that code. */
function clockOf(versions: readonly ClockRule[], facts: ClockFacts, now: Instant, companyZone: string): Found {
  const known = newest(versions)
  if (!known) return null
  const missing = (
    reason: AbsentClock['reason'],
    on: CalendarDate | null = null,
    ruleDay: CalendarDate | null = null,
  ) => {
    const { code, regime, startEvent: event, primary } = known
    return { absent: { code, regime, reason, event, on, ruleDay, primary } }
  }
  const enabled = versions.filter((rule) => rule.enabled)
  if (enabled.length === 0) return known.primary ? missing('off') : null
  if (!inOurRole(known, facts)) return known.primary ? missing('other_role') : null
  if (known.code === 'processor_contract' && facts.contractHours === null) return null
  const start = startOf(known.startEvent, facts)
  if (!start) return missing('not_started')
  const zone = zoneOfRecipient(known.recipient) ?? companyZone
  const on = localDateOf(start.at, zone)
  const rule = newest(enabled.filter((version) => isValidOn(version, on)))
  if (!rule) {
    if (versions.some((version) => isValidOn(version, on))) return known.primary ? missing('off', on) : null
    const next = enabled.map((version) => version.validFrom).filter((from) => from > on)
    if (next.length > 0) return missing('before_first_day', on, next.sort()[0])
    const last = enabled.flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil])).sort()
    return missing('after_last_day', on, last.at(-1) ?? null)
  }
  const classified = facts.found?.dora_classified
  if (rule.startEvent === 'dora_aware' && classified && classified > addHours(start.at, rule.length ?? 0))
    return missing('superseded')
  const end = endOf(rule, facts, now)
  return {
    clock: {
      code: rule.code,
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
    },
  }
}

/** Every clock of a leak that runs or ran, and why the others that could be expected do not, in the order of the rule set. */
export type LeakClocks = { clocks: Clock[]; absent: AbsentClock[] }

/**
 * What the rule set makes of a leak. Pure: the same facts, rules and `now` give the same clocks; `now` only dates an end whose
 * moment the facts do not hold. Days that end with an authority end by its clock, others by the company's. The primary clock
 * is always among them, or among the absent with its reason: a clock is never silently missing.
 */
export function leakClocks(
  facts: ClockFacts,
  rules: readonly ClockRule[],
  now: Instant,
  companyZone: string,
): LeakClocks {
  const codes = [...new Set(rules.map((rule) => rule.code))]
  const found = codes.map((code) =>
    clockOf(
      rules.filter((rule) => rule.code === code),
      facts,
      now,
      companyZone,
    ),
  )
  return {
    clocks: found.flatMap((one) => (one && 'clock' in one ? [one.clock] : [])),
    absent: found.flatMap((one) => (one && 'absent' in one ? [one.absent] : [])),
  }
}

/** Whether something sent at this moment comes too late for a clock, and then whether one reading of Reg. 1182/71 still covers it. */
export function latenessOf(clock: Pick<Clock, 'dueAt' | 'latestAt' | 'endsDay'>, submittedAt: Instant) {
  const late =
    clock.dueAt !== null && urgencyOf(millisecondsBetween(submittedAt, clock.dueAt), clock.endsDay) === 'overdue'
  return { late, within1182: late && clock.latestAt !== null && submittedAt <= clock.latestAt }
}

type StateFields = Pick<ClockView, 'state' | 'urgency' | 'remaining' | 'late'>

/** How the clock of a request of a person ends (lib/requests). */
export type RequestEndKind = 'answered' | 'executed' | 'taken_back' | 'joined'

/** Ends by which what the clock asks for was done. */
const metEnds: readonly (ClockEndKind | RequestEndKind)[] = ['filed', 'told', 'answered', 'executed']

/** What a clock says at a moment: state, alarm, and what is left or has passed in milliseconds. */
export function clockState(
  clock: Pick<Clock, 'startAt' | 'dueAt' | 'latestAt' | 'endsDay' | 'endedAt' | 'provisional'> & {
    endKind: ClockEndKind | RequestEndKind | null
  },
  now: Instant,
): StateFields {
  if (clock.endedAt !== null) {
    const met = metEnds.some((kind) => kind === clock.endKind)
    const { late } = latenessOf(clock, clock.endedAt)
    // Negative when it ended before it started (people told, and only then a high risk found): its words say so.
    const took = millisecondsBetween(clock.startAt, clock.endedAt)
    // Typed to the minute: what ended within the minute it began took no time.
    const remaining = took > -minute ? Math.max(took, 0) : took
    return {
      state: met ? 'met' : 'not_needed',
      urgency: null,
      remaining,
      late: late && (met || clock.endKind === 'not_needed'),
    }
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
