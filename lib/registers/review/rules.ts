import type { UserId } from '@/lib/db/ids'

export type ReviewVerb = 'submit' | 'return' | 'accept' | 'force'
export type StepKind = 'submitted' | 'voided' | 'returned' | 'accepted' | 'put_in_force' | 'superseded'

/** What a review step needs to know of a record and the version that stands for review. */
export type ReviewFacts = {
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  /** Last step of the version that stands for review; null when none stands. */
  lastStep: StepKind | null
  /** Hash of the frozen content of that version. */
  contentHash: string | null
  /** Hash the person saw and names. */
  namedHash: string | null
  /** Everybody who edited since the last version in force. */
  contributorIds: readonly string[]
}

export type ReviewRefusal =
  | 'retired'
  | 'already_submitted'
  | 'nothing_submitted'
  | 'not_accepted'
  | 'already_accepted'
  | 'other_content'
  | 'own_work'

/**
 * Why this step cannot be taken now, or null when it can. An editor submits, the DPO returns or accepts, management puts
 * in force by content hash; nobody puts in force a version they contributed to (DESIGN section 4).
 */
export function whyNot(verb: ReviewVerb, facts: ReviewFacts, person: UserId | null): ReviewRefusal | null {
  if (facts.status === 'retired') return 'retired'
  if (verb === 'submit') return facts.lastStep === null ? null : 'already_submitted'
  if (facts.lastStep === null) return 'nothing_submitted'
  if (facts.contentHash !== facts.namedHash) return 'other_content'
  switch (verb) {
    case 'return':
      return null
    case 'accept':
      return facts.lastStep === 'accepted' ? 'already_accepted' : null
    case 'force':
      if (facts.lastStep !== 'accepted') return 'not_accepted'
      return person !== null && facts.contributorIds.includes(person) ? 'own_work' : null
  }
}
