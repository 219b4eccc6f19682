import type { JsonValue } from '@/lib/errors/json'
import type { Locale } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'

export const extractFormats = ['pdf', 'docx', 'json', 'csv'] as const
export type ExtractFormat = (typeof extractFormats)[number]

/** in_force: the versions in force; working_copies: every record that is not retired, as it stands. */
export const extractScopes = ['in_force', 'working_copies'] as const
export type ExtractScope = (typeof extractScopes)[number]

/**
 * given: answered · none: said in so many words · reason: not possible, and why · open: knowingly open · missing: asked
 * and not there · not_applicable: only where it applies, and nothing says so.
 */
export type AnswerState = 'given' | 'none' | 'reason' | 'open' | 'missing' | 'not_applicable'

/** One item of one record: in words (a line per thing) and as kept. */
export type Answer = { article: string; label: string; state: AnswerState; text: string[]; value: JsonValue }

/** Something asked and not there, with the rule that asks it. */
export type MissingItem = { code: string; article: string; text: string }

export type ExtractRecord = {
  ref: string
  title: string
  /** controller: Art. 30(1) · processor: Art. 30(2) · unsaid: not chosen yet, shown with the items of Art. 30(1). */
  kind: 'controller' | 'processor' | 'unsaid'
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  /** Number of the version whose content this is; null for a working copy that differs from the version in force. */
  version: number | null
  /** SHA-256 of that content, of a working copy as it would be frozen; null when it cannot be. */
  contentHash: string | null
  inForceSince: Instant | null
  updatedAt: Instant
  /** The record, or the person who answers for it, is an example. */
  isExample: boolean
  owner: string
  department: string
  /** Items of Art. 30 by their key (keys.ts). */
  items: Readonly<Record<string, Answer>>
  /** What is expected beside them, by field name; only what is answered or open. */
  more: Readonly<Record<string, Answer>>
  missing: MissingItem[]
}

export type ExtractEntity = {
  id: string
  name: string
  enterpriseNumber: string
  address: string
  country: string
  phone: string
  email: string
  /** Another contact than telephone and e-mail. */
  contact: string
  /** Asked of an entity outside the EEA (Art. 27). */
  representative: { asked: boolean; name: string; contact: string }
  dpo: { state: 'appointed' | 'not_required' | 'open'; name: string; contact: string; reason: string }
  isExample: boolean
}

/** What an extract says before its records. */
export type ExtractHead = Omit<Extract, ExtractRecord['kind']> & {
  counts: Readonly<Record<ExtractRecord['kind'], number>>
}

/** The record of Art. 30 of one legal entity as one document. Its JSON is this, key by key. */
export type Extract = {
  format: 'dertig.art30'
  formatVersion: 1
  language: Locale
  scope: ExtractScope
  /** Everything is as it stood at this moment. */
  asOf: Instant
  createdAt: Instant
  timeZone: string
  isExample: boolean
  entity: ExtractEntity
  /** What Art. 30(1)(a) or 30(2)(a) asks of the entity and is not there. */
  missing: MissingItem[]
  controller: ExtractRecord[]
  processor: ExtractRecord[]
  unsaid: ExtractRecord[]
}
