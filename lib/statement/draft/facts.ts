import type { AuthorityEntry } from '@/lib/authorities/book/entry'
import type { TextLanguage } from '@/lib/law/codes/languages'
import type { TranslatedText } from '@/lib/registers/shared/other-languages'
import type { CalendarDate } from '@/lib/time/types'

// What a draft is made of: the register (of each record what is in force, else its working copy) and the organisation.

type Others = Partial<Record<TextLanguage, string>>

/** `others`: what its texts say in other languages, by the name of the field. */
type Named = { ref: string; title: string; inForce: boolean; others: Partial<Record<TranslatedText, Others>> }

/** A text with what it says in other languages. */
export type Translated = { text: string; others: Others }

export type DraftPurpose = Named & {
  description: string
  legalBases: readonly string[]
  lawReference: string
  legitimateInterest: string
  withdrawalPath: string
  provisionDuty: string | null
  automatedDecision: string
  art9Conditions: readonly string[]
}

export type DraftTransfer = { recipient: string; country: string; organisation: string; mechanism: string }

export type DraftParty = Named & {
  legalName: string
  country: string
  service: string
  transfers: readonly DraftTransfer[]
}

export type DraftSource = Named & { origin: string | null; data: readonly string[] }

export type DraftRule = Named & {
  data: readonly string[]
  trigger: string | null
  fixedOn: CalendarDate | null
  period: string
  criterion: string
}

/** An activity in which the company decides itself. */
export type DraftActivity = Named & {
  people: readonly string[]
  data: readonly string[]
  recipients: readonly { kind: string; name: string }[]
  noRecipients: boolean
  transfers: readonly DraftTransfer[]
  noTransfers: boolean
  jointControllers: readonly { name: string; contact: string }[]
  automatedDecision: string
  retentionReason: string
  purposes: readonly string[]
  processors: readonly string[]
  sources: readonly string[]
  rules: readonly string[]
}

export type DraftCompany = {
  name: string
  enterpriseNumber: string
  address: string
  phone: string
  contactName: string
  email: string
  representative: string
  dpoState: string
  dpo: string
  authority: AuthorityEntry | null
  /** In which the register is kept. */
  language: TextLanguage
}

export type DraftFacts = {
  company: DraftCompany
  activities: readonly DraftActivity[]
  purposes: readonly DraftPurpose[]
  parties: readonly DraftParty[]
  sources: readonly DraftSource[]
  rules: readonly DraftRule[]
}
