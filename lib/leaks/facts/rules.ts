import type { LeakState } from '@/lib/db/generated/enums'
import { Refusal } from '@/lib/errors/refusal'
import type { ActingRole } from '@/lib/law/codes/leak-states'
import type { LeakFacts } from './schema'

/** What can be done to a leak. */
export const leakVerbs = [
  'note',
  'confirm',
  'reject',
  'near_miss',
  'reopen',
  'merge',
  'absorb',
  'set_aware',
  'set_moment',
  'update',
  'link',
  'invite',
  'handle',
  'enter',
  'task',
  'end_task',
  'advise',
  'decide',
  'tell_people',
  'file',
  'correct',
  'close',
] as const
export type LeakVerb = (typeof leakVerbs)[number]

/**
 * State × verb → next state; absent: not now. What was rejected or a near miss can be confirmed after all, what was closed
 * reopened: its clocks resume from their first start. "Merged" is an end.
 */
export const transitions: Readonly<Record<LeakState, Partial<Record<LeakVerb, LeakState>>>> = {
  received: {
    note: 'received',
    confirm: 'confirmed',
    reject: 'rejected',
    near_miss: 'near_miss',
    merge: 'merged',
    absorb: 'received',
    set_aware: 'received',
    set_moment: 'received',
    update: 'received',
    link: 'received',
    invite: 'received',
    handle: 'received',
    enter: 'received',
    task: 'received',
    end_task: 'received',
    advise: 'received',
    file: 'received',
    correct: 'received',
  },
  confirmed: {
    note: 'confirmed',
    reject: 'rejected',
    near_miss: 'near_miss',
    merge: 'merged',
    absorb: 'confirmed',
    set_aware: 'confirmed',
    set_moment: 'confirmed',
    update: 'confirmed',
    link: 'confirmed',
    invite: 'confirmed',
    handle: 'confirmed',
    enter: 'confirmed',
    task: 'confirmed',
    end_task: 'confirmed',
    advise: 'confirmed',
    decide: 'confirmed',
    tell_people: 'confirmed',
    file: 'confirmed',
    correct: 'confirmed',
    close: 'closed',
  },
  rejected: { note: 'rejected', end_task: 'rejected', confirm: 'confirmed', near_miss: 'near_miss' },
  // What other laws ask of an incident is asked of one that touched no personal data too.
  near_miss: {
    note: 'near_miss',
    end_task: 'near_miss',
    confirm: 'confirmed',
    reject: 'rejected',
    file: 'near_miss',
    correct: 'near_miss',
  },
  // A clock may go on after closing: what ends it can still be recorded and corrected.
  closed: {
    note: 'closed',
    handle: 'closed',
    enter: 'closed',
    task: 'closed',
    end_task: 'closed',
    reopen: 'confirmed',
    absorb: 'confirmed',
    file: 'closed',
    tell_people: 'closed',
    correct: 'closed',
  },
  merged: { note: 'merged', end_task: 'merged' },
}

/** The state after the verb, or null when it is not possible now. */
export function nextState(state: LeakState, verb: LeakVerb): LeakState | null {
  return transitions[state][verb] ?? null
}

/** The state after the verb; refuses what is not possible now. */
export function requireNext(state: LeakState, verb: LeakVerb): LeakState {
  const next = nextState(state, verb)
  if (!next) throw new Refusal('not_now', { reason: 'leak_state', data: { state, verb } })
  return next
}

/** Art. 33(5): what a closed leak must document, as keys of `triage.missing`. */
export const closingItems = [
  'personal_data',
  'effects',
  'remedy',
  'risk_level',
  'risk_reason',
  'authority_decision',
  'people_decision',
  'authority_filed',
  'delay',
  'people_told',
] as const
export type ClosingItem = (typeof closingItems)[number]

export type ClosingFacts = {
  actingAs: ActingRole
  personalData: boolean | null
  consequences: string
  measuresTaken: string
  riskLevel: string | null
  riskReason: string
  authority: 'notify' | 'not_needed' | null
  people: 'notify' | 'not_needed' | null
  filed: boolean
  told: boolean
  /** Part 1 was filed after its 72 hours, and nothing says why (Art. 33(1)). */
  isLateUnexplained: boolean
}

/**
 * What is missing before a leak can be closed: effects, remedy, risk reasoning, both decisions, that what was decided
 * was done, and why part 1 came late where it did (Art. 33(1), 33(5)). Where no personal data was hit there is nobody to
 * notify, and as processor risk and decisions are the customer's (Art. 33(2)): effects and remedy suffice.
 */
export function missingToClose(facts: ClosingFacts): ClosingItem[] {
  const always: [ClosingItem, boolean][] = [
    ['personal_data', facts.personalData === null],
    ['effects', facts.consequences.trim() === ''],
    ['remedy', facts.measuresTaken.trim() === ''],
  ]
  const personal: [ClosingItem, boolean][] = [
    ['risk_level', facts.riskLevel === null],
    ['risk_reason', facts.riskReason.trim() === ''],
    ['authority_decision', facts.authority === null],
    ['people_decision', facts.people === null],
    ['authority_filed', facts.authority === 'notify' && !facts.filed],
    ['delay', facts.isLateUnexplained],
    ['people_told', facts.people === 'notify' && !facts.told],
  ]
  const isOurs = facts.personalData !== false && facts.actingAs !== 'processor'
  return [...always, ...(isOurs ? personal : [])].filter(([, lacks]) => lacks).map(([item]) => item)
}

/** What the reporter is told about a leak's state, and nothing more. */
export type ReporterState = 'received' | 'looked_at' | 'closed'

/** Received → being looked at → closed. */
export function reporterState(state: LeakState): ReporterState {
  switch (state) {
    case 'received':
      return 'received'
    case 'confirmed':
      return 'looked_at'
    case 'rejected':
    case 'near_miss':
    case 'closed':
    case 'merged':
      return 'closed'
  }
}

type Count = LeakFacts['persons']

/** What is wrong with a number of people or records, or null. 0 is a number; "unknown" is an answer and has none. */
export function countProblem(count: Count): 'required' | 'count_order' | null {
  if (count.mode === 'unknown') return null
  if (count.min === null) return 'required'
  return count.max !== null && count.max < count.min ? 'count_order' : null
}

/** The columns of a count: exact has one number, an estimate may have a highest, unknown has none. */
export function countColumns(
  name: 'persons' | 'records',
  count: Count | undefined,
): Record<string, string | number | null> {
  if (!count) return {}
  const min = count.mode === 'unknown' ? null : count.min
  const max = count.mode === 'estimate' ? count.max : min
  return { [`${name}Mode`]: count.mode, [`${name}Min`]: min, [`${name}Max`]: max }
}
