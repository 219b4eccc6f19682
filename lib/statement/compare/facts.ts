import type { CalendarDate } from '@/lib/time/types'
import type { StatementLanguage } from '../model/schema'
import type { Section } from '../text/sections'

// What the comparison looks at: the text, and the facts of the register and the company as they are now.

type Named = { ref: string; register: string; title: string }

export type PurposeFact = Named & {
  description: string
  legalBases: readonly string[]
  provisionDuty: string | null
  automated: boolean
  /** First day on which it was in force; null: never yet. */
  since: CalendarDate | null
}

export type PartyFact = Named & {
  legalName: string
  partyKind: string | null
  country: string
  /** An agreement that the law asks is not in force. */
  lacksAgreement: boolean
  unnamed: boolean
}

/** Data that leave the EEA: from a processor or an activity, to whom and where. */
export type TransferFact = Named & { recipient: string; country: string }

export type RuleFact = Named & { trigger: string | null; action: string | null; period: string; hasTerm: boolean }

export type SourceFact = Named & { origin: string | null }

export type NoticeFacts = {
  legalName: string
  city: string
  representative: string
  dpoState: string
  hasPersonalData: boolean
  purposes: readonly PurposeFact[]
  parties: readonly PartyFact[]
  transfers: readonly TransferFact[]
  rules: readonly RuleFact[]
  sources: readonly SourceFact[]
}

export type ComparedText = {
  language: StatementLanguage
  text: string
  sections: readonly Section[]
  /** A purpose that came into force after this day is new to its readers: published, and kept here. */
  newAfter: CalendarDate
}
