import type { LeakState } from '@/lib/db/generated/enums'
import { awareAsProcessor } from '@/lib/law/clock-facts'
import type { ActingRole } from '@/lib/law/codes/leak-states'
import { urgencyOf } from '@/lib/time/clock-view'
import type { Instant } from '@/lib/time/types'
import { millisecondsBetween } from '@/lib/time/zone'

/** From a report to a closed file, in the order in which a leak is worked on. */
export const leakSteps = [
  'confirmed',
  'aware',
  'hit',
  'risk',
  'advice',
  'decision',
  'filed',
  'people',
  'closed',
] as const
export type LeakStep = (typeof leakSteps)[number]

/** `not_needed`: this leak does not ask it. */
export type StepState = 'done' | 'next' | 'later' | 'not_needed'

/** Who takes a step. Who handles a leak is a DPO. */
export const waitingFor = ['handler', 'dpo', 'management'] as const
export type WaitsFor = (typeof waitingFor)[number]

/** What of a step is still to be done, where it has several parts. */
export type StepPart =
  | 'write'
  | 'release'
  | 'both'
  | 'authority'
  | 'people'
  | 'part1'
  | 'part2'
  | 'other_report'
  | 'customers'
  | 'document'
  | 'close'

/** A clock as this rule looks at it. */
type RunningClock = {
  code: string
  recipient: string
  dueAt: Instant | null
  endsDay: boolean
  endedAt: Instant | null
}

/** What is known of a leak by its reader; a moment that the reader may not know is null. */
export type StepFacts = {
  state: LeakState
  actingAs: ActingRole
  /** false: only data of companies was hit; then the GDPR asks nothing. */
  personalData: boolean | null
  awareAt: Instant | null
  processorAwareAt: Instant | null
  processorInformedAt: Instant | null
  /** Records linked to it. */
  records: number
  dataCategories: number
  peopleCategories: number
  riskLevel: string | null
  riskReason: string
  /** Of the newest advice the reader may see. */
  advice: 'none' | 'written' | 'released'
  /** What stands of the decisions of the law; a ground that no longer fits is none. */
  decisions: Record<'authority' | 'people', 'notify' | 'not_needed' | null>
  part1Filed: boolean
  toldPeople: boolean
  clocks: readonly RunningClock[]
  /** What Art. 33(5) still asks before it can be closed. */
  missing: number
  /** When each was done, as it was written down. */
  at: {
    received: Instant
    confirmed: Instant | null
    aware: Instant | null
    advice: Instant | null
    decision: Instant | null
    part1: Instant | null
    people: Instant | null
  }
}

export type NextStep = {
  steps: readonly { step: LeakStep; state: StepState }[]
  /** Null when nothing waits for anybody. */
  next: { step: LeakStep; part: StepPart | null; waitsFor: WaitsFor; since: Instant } | null
  /** Part 1 is due within six hours, or over: it can be filed now, whatever else is missing. */
  fileNow: boolean
}

/** What a step says of itself: done, not asked, or which part of it is open. */
type Standing = 'done' | 'not_needed' | { open: StepPart | null }

const open = (part: StepPart | null = null): Standing => ({ open: part })
const doneIf = (isDone: boolean, part: StepPart | null = null): Standing => (isDone ? 'done' : open(part))

/**
 * What a leak asks next, of whom, since when, and where each step stands. A step counts as done by what is known, never by
 * the order: who decides without advice has decided. A closed leak asks only for what still runs (part 2, telling people).
 */
export function nextStep(facts: StepFacts, now: Instant): NextStep {
  const standings = standingsOf(facts)
  const step = nextOf(facts, standings)
  const standing = step && standings[step]
  const part = standing && typeof standing === 'object' ? standing.open : null
  return {
    steps: leakSteps.map((one) => ({ step: one, state: stateOf(standings[one], one === step) })),
    next: step && { step, part, waitsFor: waitsFor(step), since: sinceOf(step, facts) },
    fileNow: step !== 'filed' && isPressing(facts, now),
  }
}

function standingsOf(facts: StepFacts): Record<LeakStep, Standing> {
  const { state, personalData, decisions } = facts
  const none = { ...nothingAsked, confirmed: 'done', closed: 'done' } as const
  if (state === 'rejected' || state === 'merged') return none
  if (state === 'near_miss') return { ...none, filed: filingOf(facts, false) }
  const isPersonal = personalData !== false
  const asked = (standing: Standing): Standing => (isPersonal ? standing : 'not_needed')
  // Art. 33(2): a processor tells its customers, without undue delay; risk and both decisions are theirs (Art. 33(1), 34).
  const askedOfController = (standing: Standing) => (isController(facts) ? asked(standing) : 'not_needed')
  const isDecided = decisions.authority !== null && decisions.people !== null
  const isAware = facts.awareAt !== null || (facts.actingAs === 'processor' && awareAsProcessor(facts) !== null)
  const isHitKnown = facts.records > 0 || (facts.dataCategories > 0 && facts.peopleCategories > 0)
  return {
    confirmed: doneIf(state !== 'received'),
    aware: asked(doneIf(isAware)),
    hit: asked(doneIf(isHitKnown)),
    // What closing asks of a processor, effects and remedy, stands there too; it never waits before the customers.
    risk: isController(facts)
      ? asked(doneIf(facts.riskLevel !== null && facts.riskReason.trim() !== ''))
      : asked(doneIf(facts.missing === 0)),
    advice: askedOfController(adviceOf(facts, isDecided)),
    decision: askedOfController(doneIf(isDecided, pendingDecision(facts))),
    filed: filingOf(facts, isPersonal),
    people: tellingOf(facts, isPersonal),
    closed: doneIf(state === 'closed', facts.missing > 0 ? 'document' : 'close'),
  }
}

const isController = ({ actingAs }: Pick<StepFacts, 'actingAs'>) => actingAs !== 'processor'

const nothingAsked: Record<LeakStep, Standing> = {
  confirmed: 'not_needed',
  aware: 'not_needed',
  hit: 'not_needed',
  risk: 'not_needed',
  advice: 'not_needed',
  decision: 'not_needed',
  filed: 'not_needed',
  people: 'not_needed',
  closed: 'not_needed',
}

/** Advice comes before the decision; once both decisions are signed it is no longer waited for. */
function adviceOf({ advice }: StepFacts, isDecided: boolean): Standing {
  if (advice === 'released') return 'done'
  if (isDecided) return 'not_needed'
  return open(advice === 'written' ? 'release' : 'write')
}

function pendingDecision({ decisions }: StepFacts): StepPart {
  if (decisions.authority === null) return decisions.people === null ? 'both' : 'authority'
  return 'people'
}

const toWhomWeTell: readonly string[] = ['people', 'controller']

/** What is filed with an authority: part 1, part 2, and reports under other regimes. */
function filingOf(facts: StepFacts, isPersonal: boolean): Standing {
  const running = runningOf(facts).filter(({ recipient }) => !toWhomWeTell.includes(recipient))
  const runs = (code: string) => running.some((clock) => clock.code === code)
  const isOurs = isPersonal && isController(facts)
  if (runs('authority_part1') || (isOurs && facts.decisions.authority === 'notify' && !facts.part1Filed))
    return open('part1')
  if (running.some(({ code }) => code !== 'authority_part2')) return open('other_report')
  if (runs('authority_part2')) return open('part2')
  if (facts.part1Filed) return 'done'
  return isOurs && facts.decisions.authority === null ? open('part1') : 'not_needed'
}

/** Whom we tell ourselves: the people concerned, and the customers for whom we process. */
function tellingOf(facts: StepFacts, isPersonal: boolean): Standing {
  const running = runningOf(facts)
  const runs = (recipient: string) => running.some((clock) => clock.recipient === recipient)
  const isOurs = isPersonal && isController(facts)
  // As processor we promise the customer's contact, not the customer's people.
  if (runs('controller') || (runs('people') && !isController(facts))) return open('customers')
  if (runs('people') || (isOurs && facts.decisions.people === 'notify' && !facts.toldPeople)) return open('people')
  const isTold = facts.toldPeople || facts.clocks.some(({ recipient }) => recipient === 'controller')
  if (isTold) return 'done'
  return isOurs && facts.decisions.people === null ? open('people') : 'not_needed'
}

const runningOf = ({ clocks }: StepFacts) => clocks.filter(({ endedAt }) => endedAt === null)

const afterClosing: readonly LeakStep[] = ['filed', 'people']

function nextOf(facts: StepFacts, standings: Record<LeakStep, Standing>): LeakStep | null {
  const isOpen = (step: LeakStep) => typeof standings[step] === 'object'
  // Closing explained what was left out; what a clock still asks is asked.
  const runs = (step: LeakStep) =>
    runningOf(facts).some(({ recipient }) => toWhomWeTell.includes(recipient) === (step === 'people'))
  const asked = leakSteps.filter((step) =>
    facts.state === 'closed' || facts.state === 'near_miss'
      ? afterClosing.includes(step) && isOpen(step) && runs(step)
      : isOpen(step) && (step !== 'risk' || isController(facts)),
  )
  const [first = null] = asked
  if (first === null || !asked.includes('people')) return first
  // Part 2 has weeks; people are told without delay, and customers before we judge anything ourselves (Art. 33(2)).
  const isPart2 = first === 'filed' && partOf(standings.filed) === 'part2'
  const isCustomers = beforeJudging.includes(first) && partOf(standings.people) === 'customers'
  return isPart2 || isCustomers ? 'people' : first
}

/** What can wait until customers are told; a decided part 1 cannot. */
const beforeJudging: readonly LeakStep[] = ['hit', 'risk', 'advice', 'decision', 'closed']

const partOf = (standing: Standing): StepPart | null => (typeof standing === 'object' ? standing.open : null)

function stateOf(standing: Standing, isNext: boolean): StepState {
  if (isNext) return 'next'
  return typeof standing === 'object' ? 'later' : standing
}

function waitsFor(step: LeakStep): WaitsFor {
  switch (step) {
    case 'advice':
      return 'dpo'
    case 'decision':
      return 'management'
    case 'confirmed':
    case 'aware':
    case 'hit':
    case 'risk':
    case 'filed':
    case 'people':
    case 'closed':
      return 'handler'
  }
}

/** Since when a step waits: the latest of what was done before it. */
function sinceOf(step: LeakStep, { at }: StepFacts): Instant {
  const before: Record<LeakStep, readonly (Instant | null)[]> = {
    confirmed: [],
    aware: [at.confirmed],
    hit: [at.confirmed, at.aware],
    risk: [at.confirmed, at.aware],
    advice: [at.confirmed, at.aware],
    decision: [at.confirmed, at.aware, at.advice, at.decision],
    filed: [at.confirmed, at.aware, at.decision, at.part1],
    people: [at.confirmed, at.aware, at.decision],
    closed: [at.confirmed, at.aware, at.advice, at.decision, at.part1, at.people],
  }
  return before[step].reduce<Instant>((latest, one) => (one !== null && one > latest ? one : latest), at.received)
}

/** Part 1 is due within six hours, or over. */
function isPressing(facts: StepFacts, now: Instant): boolean {
  return runningOf(facts).some(({ code, dueAt, endsDay }) => {
    if (code !== 'authority_part1' || dueAt === null) return false
    const urgency = urgencyOf(millisecondsBetween(now, dueAt), endsDay)
    return urgency === 'urgent' || urgency === 'overdue'
  })
}
