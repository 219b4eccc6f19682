import type { art9Conditions, legalBases, provisionDuties } from '@/lib/law/codes/bases'
import type { CodeOf } from '@/lib/law/codes/code'
import type { dataCategories } from '@/lib/law/codes/data'
import type { measureGroups } from '@/lib/law/codes/measures'
import type { peopleCategories } from '@/lib/law/codes/people'
import type { recipientKinds } from '@/lib/law/codes/recipients'
import type { retentionActions, retentionBases, retentionTriggers } from '@/lib/law/codes/retention'
import type { Locale } from '@/lib/text/locale'

/** The same text in each language of Dertig. */
export type Words = Readonly<Record<Locale, string>>

/** A purpose as proposed, with the text that its basis needs; what cannot be known from outside is left open. */
export type PurposeProposal = {
  title: Words
  description: Words
  legalBases: readonly CodeOf<typeof legalBases>[]
  provisionDuty: CodeOf<typeof provisionDuties>
  /** Art. 6(3): asked with a legal obligation. */
  lawReference?: Words
  /** Art. 13(1)(d): asked with a legitimate interest. Its test is always left open: it is about this company. */
  legitimateInterest?: Words
  /** Art. 7(3): asked with consent. */
  withdrawalPath?: Words
  art9Conditions?: readonly CodeOf<typeof art9Conditions>[]
  /** The activity holds special data, and this purpose uses none of it. */
  noSpecialData?: true
}

/** A retention rule as proposed: every term is to be verified. */
export type RetentionProposal = {
  title: Words
  dataCategories: readonly CodeOf<typeof dataCategories>[]
  trigger: CodeOf<typeof retentionTriggers>
  /** ISO 8601; where no term can be named, a criterion stands instead (Art. 13(2)(a)). */
  period?: string
  criterion?: Words
  action: CodeOf<typeof retentionActions>
  basis: CodeOf<typeof retentionBases>
  lawReference?: Words
}

export type MeasureProposal = { group: CodeOf<typeof measureGroups>; title: Words; description: Words }

export type RecipientProposal = { kind: CodeOf<typeof recipientKinds>; name: Words }

/** A typical activity of a small company with everything around it, as a proposal to check and change. */
export type Template = {
  slug: string
  title: Words
  /** What it covers, in a line, for choosing. */
  summary: Words
  description: Words
  businessProcess: Words
  /** Where the rule stands, when a law or agreement rules this activity as a whole. */
  ruleReference?: Words
  peopleCategories: readonly CodeOf<typeof peopleCategories>[]
  dataCategories: readonly CodeOf<typeof dataCategories>[]
  recipients: readonly RecipientProposal[]
  /** What people must still be told or asked, for the activity's own field. */
  rightsNotes?: Words
  purposes: readonly PurposeProposal[]
  retention: readonly RetentionProposal[]
  measures: readonly MeasureProposal[]
}
