import { type RequestRight, type RequestState, requestRights } from '@/lib/law/codes/requests'
import type { CalendarDate } from '@/lib/time/types'
import { termOf } from '../clock/request-clocks'

/** From receipt to a closed file, in the order in which a request is worked on. */
export const requestSteps = [
  'receipt',
  'identity',
  'executed',
  'proven',
  'found',
  'decided',
  'answered',
  'recipients',
  'closed',
] as const
export type RequestStep = (typeof requestSteps)[number]
export type StepState = 'done' | 'next' | 'later' | 'not_needed'

/** What of a step is still to be done, where it has several parts. */
export type StepPart = 'plan' | 'give' | 'tasks' | 'answer_of_person'
export type WaitsFor = 'handler' | 'owners' | 'person'

/** All, those that are open, and of these the ones nobody has. */
export type TaskCount = { all: number; open: number; free: number }

export type StepFacts = {
  right: RequestRight
  state: RequestState
  receivedOn: CalendarDate
  confirmedOn: CalendarDate | null
  identityAskedOn: CalendarDate | null
  identityHow: string | null
  executedOn: CalendarDate | null
  decision: string | null
  answeredOn: CalendarDate | null
  /** Tasks at places, and of recipients to be told (Art. 19). */
  places: TaskCount
  recipients: TaskCount
  /** It ends only with a proof of deletion or suppression, and has one. */
  needsProof: boolean
  isProven: boolean
}

export type NextStep = {
  steps: readonly { step: RequestStep; state: StepState }[]
  /** Null when nothing waits for anybody. */
  next: { step: RequestStep; part: StepPart | null; waitsFor: WaitsFor; since: CalendarDate } | null
}

type Standing = 'done' | 'not_needed' | { open: StepPart | null }

/** What a request asks next, of whom, since when, and where each step stands: by what is known, never by the order. */
export function nextStep(facts: StepFacts): NextStep {
  const standings = standingsOf(facts)
  const step = requestSteps.find((one) => typeof standings[one] === 'object') ?? null
  const standing = step && standings[step]
  const part = standing && typeof standing === 'object' ? standing.open : null
  const stateOf = (one: RequestStep): StepState => {
    const it = standings[one]
    return typeof it === 'string' ? it : one === step ? 'next' : 'later'
  }
  return {
    steps: requestSteps.map((one) => ({ step: one, state: stateOf(one) })),
    next: step && { step, part, waitsFor: waitsFor(part), since: sinceOf(step, facts) },
  }
}

const open = (part: StepPart | null = null): Standing => ({ open: part })
const doneIf = (isDone: boolean, part: StepPart | null = null): Standing => (isDone ? 'done' : open(part))

function standingsOf(facts: StepFacts): Record<RequestStep, Standing> {
  const { right, state, answeredOn } = facts
  const none: Record<RequestStep, Standing> = {
    ...{ receipt: 'not_needed', identity: 'not_needed', executed: 'not_needed', found: 'not_needed' },
    proven: 'not_needed',
    ...{ decided: 'not_needed', answered: 'not_needed', recipients: 'not_needed', closed: 'done' },
  }
  if (state === 'withdrawn' || state === 'merged') return none
  const term = termOf(right)
  const isAnswered = answeredOn !== null
  const asked = (standing: Standing): Standing => (term === 'month' ? standing : 'not_needed')
  const known = facts.identityHow !== null
  const standings: Record<RequestStep, Standing> = {
    // The list service confirmed an unsubscribe to the person by itself.
    receipt: facts.needsProof ? 'not_needed' : doneIf(facts.confirmedOn !== null || isAnswered),
    identity: asked(
      known ? 'done' : isAnswered ? 'not_needed' : open(facts.identityAskedOn ? 'answer_of_person' : null),
    ),
    executed: term === 'at_once' ? doneIf(facts.executedOn !== null) : 'not_needed',
    proven: facts.needsProof ? doneIf(facts.isProven) : 'not_needed',
    found: foundOf(facts, term === 'month'),
    decided: asked(doneIf(facts.decision !== null)),
    answered: facts.needsProof ? 'not_needed' : doneIf(isAnswered || (term === 'none' && state === 'closed')),
    recipients: recipientsOf(facts),
    closed: doneIf(state === 'closed'),
  }
  if (state !== 'closed') return standings
  const left = Object.entries(standings).map(([step, it]) => [step, typeof it === 'object' ? 'not_needed' : it])
  return { ...none, ...Object.fromEntries(left) }
}

/** Where the data are: asked of the places that the register names; a refusal that stands needs no search. */
function foundOf({ places, decision }: StepFacts, isAsked: boolean): Standing {
  if (places.open > 0) return decision === 'refused' ? 'not_needed' : open(tasksOf(places))
  if (places.all > 0) return 'done'
  return !isAsked || decision !== null ? 'not_needed' : open('plan')
}

/** Recipients are told once it is decided that something changes (Art. 19). */
function recipientsOf({ right, decision, recipients }: StepFacts): Standing {
  const tells = requestRights.some((one) => one.code === right && 'tellsRecipients' in one)
  if (!tells || decision === 'refused' || (decision !== null && recipients.all === 0)) return 'not_needed'
  return doneIf(decision !== null && recipients.open === 0, tasksOf(recipients))
}

/** What nobody has waits for who handles the request, before anything waits for who has the rest. */
const tasksOf = ({ free }: TaskCount): StepPart => (free > 0 ? 'give' : 'tasks')

function waitsFor(part: StepPart | null): WaitsFor {
  if (part === 'answer_of_person') return 'person'
  return part === 'tasks' ? 'owners' : 'handler'
}

/** Since when it waits: the latest day on which something before it was done. */
function sinceOf(step: RequestStep, facts: StepFacts): CalendarDate {
  const days: Readonly<Record<RequestStep, CalendarDate | null>> = {
    ...{
      receipt: null,
      identity: facts.confirmedOn,
      executed: null,
      proven: facts.executedOn,
      found: facts.confirmedOn,
      decided: facts.confirmedOn,
    },
    ...{ answered: facts.executedOn ?? facts.confirmedOn, recipients: facts.answeredOn, closed: facts.answeredOn },
  }
  if (step === 'identity' && facts.identityAskedOn) return facts.identityAskedOn
  return days[step] ?? facts.receivedOn
}
