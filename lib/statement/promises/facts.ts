import type { AuthorityWords } from '@/lib/authorities/book/entry'
import type { CalendarDate, Instant } from '@/lib/time/types'

// What the rules of promises look at: plain facts, queried once for all promises (read-facts.ts).

/** A record that a fact is about, by register. */
type Named = { ref: string; register: string; title: string }

export type PartyFact = Named & {
  partyKind: string | null
  /** The law asks an agreement with it (Art. 28, 26) and none is in force. */
  lacksAgreement: boolean
}

export type AgreementFact = Named & { kind: string | null; inForce: boolean; parties: readonly string[] }

export type RuleFact = Named & {
  inForce: boolean
  trigger: string | null
  /** Period, criterion or fixed date. */
  hasTerm: boolean
  /** ISO 8601, or empty. */
  period: string
  /** Days on which data fell or fall due that no deletion record proves gone and no hold keeps. */
  days: readonly CalendarDate[]
}

export type MeasureFact = Named & {
  inForce: boolean
  nextReviewOn: CalendarDate | null
  nextTestOn: CalendarDate | null
  /** Codes of what it lacks. */
  missing: readonly string[]
}

/** Clocks of leaks that a promise looks at. */
export const promisedClocks = ['people_policy', 'authority_part1'] as const

export type ClockFact = {
  code: (typeof promisedClocks)[number]
  dueAt: Instant | null
  endedAt: Instant | null
  endKind: string | null
}

export type LeakFact = {
  ref: string
  state: string
  receivedAt: Instant
  stateReason: string
  /** Facts, effects and remedy of Art. 33(5) are written down. */
  documented: boolean
  clocks: readonly ClockFact[]
}

export type DisclosureFact = {
  ref: string
  kind: string
  outcome: string
  hasBasis: boolean
  hasDecision: boolean
  hasPermission: boolean
  /** The reference of its agreement, when that is in force. */
  agreement: string | null
}

/** A request of a person as promises look at it; null: nothing keeps them. */
export type RequestFact = {
  ref: string
  /** Right asked: a code of requestRights. */
  right: string
  dueAt: Instant
  answeredAt: Instant | null
  refused: boolean
  hasReasons: boolean
}

/** A deletion record that stands and names processors: when each was told, and what it said. */
export type DeletionFact = {
  ref: string
  told: readonly { on: CalendarDate | null; confirmed: boolean; cannot: boolean }[]
}

/** An unsubscribe through a list: by when its data were to be gone, and when they were. */
export type UnsubscribeFact = { ref: string; dueOn: CalendarDate; goneOn: CalendarDate | null }

export type PromiseFacts = {
  now: Instant
  today: CalendarDate
  parties: readonly PartyFact[]
  agreements: readonly AgreementFact[]
  rules: readonly RuleFact[]
  measures: readonly MeasureFact[]
  leaks: readonly LeakFact[]
  /** The policy clock of telling people is switched on. */
  tellsPeopleByPolicy: boolean
  disclosures: readonly DisclosureFact[]
  requests: readonly RequestFact[] | null
  unsubscribes: readonly UnsubscribeFact[]
  deletions: readonly DeletionFact[]
  /** Lists on which addresses that should be gone were seen last, with the comparison that saw them. */
  stillListed: readonly { ref: string | null }[]
  /** Version in use: says the former name of the authority, or its former address. */
  namesFormerAuthority: boolean
  namesAuthority: boolean
  /** What the authority of today is called, by language; null: the address book names none. */
  authority: AuthorityWords | null
}

/** What a promise itself says to the rules: its linked records by reference. */
export type PromiseToJudge = { check: string; records: readonly string[] }
