import type { CodeOf } from '@/lib/law/codes/code'
import type { retentionActions } from '@/lib/law/codes/retention'
import type { CalendarDate } from '@/lib/time/types'

/**
 * An item of Art. 30 by its key in an extract. `fields` are declared fields that answer it, by name (versions of before may
 * hold some that the register no longer declares); a declared field whose article is the key's own joins by itself.
 */
export type ExtractKey = {
  key: string
  article: string
  /** entity: answered by the legal entity; record: by fields of the record. */
  from: 'entity' | 'record'
  fields: readonly string[]
  /** A box that says "none" in so many words. */
  none?: string
  /** The reason why nothing is given, where the law says "where possible". */
  reason?: string
  /** Only where it applies: nothing there is no gap by itself. */
  optional?: boolean
  /** Of fields that are small tables, only these columns. */
  columns?: readonly string[]
}

/** The items of Art. 30 as a register answers them, and what an authority expects beside them. */
export type Article30 = {
  controller: readonly ExtractKey[]
  processor: readonly ExtractKey[]
  beside: readonly string[]
}

/** What an extract tells of a register. */
export type ExtractPart = {
  /** Its records are the record of Art. 30 itself: one register by law. */
  article30?: Article30
  /** Fields that are told of a record wherever it is linked; left out: the own ones its table shows at first. */
  columnsWhenLinked?: readonly string[]
}

/**
 * Where a register stands in the picture of what flows: source → activity → party → country. An activity is asked for its
 * fields recipients, noRecipients and transfers, a party for legalName, partyKind, country and transfers; one that is not
 * there says nothing.
 */
export type FlowPart = 'source' | 'activity' | 'party'

/** A day on which the period of a retention rule is over: of one batch of data, or of the rule as a whole (batch ''). */
export type TermDay = { code: string; batch: string; on: CalendarDate }

/** What a rule says of data whose period is over. */
export type RetentionTerm = {
  days: readonly TermDay[]
  action: CodeOf<typeof retentionActions> | null
  dataCategories: readonly string[]
}

/**
 * What a register is to legal holds and deletion records: the rules and the activities that a hold stands on, the systems
 * data are deleted from, the parties that delete for us (Art. 28(3)(g)). One register for each.
 */
export type RetentionPart<Detail> =
  | { as: 'rule'; termOf: (detail: Detail) => RetentionTerm }
  | { as: 'activity' | 'system' }
  | { as: 'processor'; isInstructed: (detail: Detail) => boolean }
