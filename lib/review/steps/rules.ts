import { z } from 'zod'
import { recordIdSchema } from '@/lib/db/ids'
import type { StepKind } from '@/lib/records/standing/comeback'
import { textUpTo } from '@/lib/text/typed'

export type ReviewVerb = 'submit' | 'return' | 'accept' | 'force'

/** What a review step needs to know of a record and the version that stands for review. */
export type ReviewFacts = {
  status: 'draft' | 'in_review' | 'in_force' | 'retired'
  /** Last step of the version that stands for review; null when none stands. */
  lastStep: StepKind | null
  /** Hash of the frozen content of that version. */
  contentHash: string | null
  /** Hash the person saw and names. */
  namedHash: string | null
  /** Accounts that edited since the last version in force, and the one that submitted. */
  contributorIds: readonly string[]
  /** Of these, the accounts that wrote it; who only submitted it did not. */
  writerIds: readonly string[]
  /** Account that accepted the version as DPO; null while nobody did. */
  acceptedById: string | null
}

export type ReviewRefusal =
  | 'retired'
  | 'already_submitted'
  | 'nothing_submitted'
  | 'not_accepted'
  | 'already_accepted'
  | 'other_content'
  | 'own_work'
  | 'accepts_own_work'
  | 'own_review'

/**
 * Why this step cannot be taken now, or null when it can. An editor submits, the DPO returns or accepts, management puts
 * in force by content hash; nobody accepts what they wrote, or puts in force a version they contributed to or accepted
 * (lib/review/README.md). `accounts`
 * are all accounts of the person who acts: four eyes is by person.
 */
export function whyNot(verb: ReviewVerb, facts: ReviewFacts, accounts: readonly string[]): ReviewRefusal | null {
  if (facts.status === 'retired') return 'retired'
  if (verb === 'submit') return facts.lastStep === null ? null : 'already_submitted'
  if (facts.lastStep === null) return 'nothing_submitted'
  if (facts.contentHash !== facts.namedHash) return 'other_content'
  switch (verb) {
    case 'return':
      return null
    case 'accept':
      if (facts.lastStep === 'accepted') return 'already_accepted'
      return wrote(facts, accounts) ? 'accepts_own_work' : null
    case 'force':
      return facts.lastStep === 'accepted' ? tookPart(facts, accounts) : 'not_accepted'
  }
}

type Part = Pick<ReviewFacts, 'contributorIds' | 'writerIds' | 'acceptedById'>

/** What a person with these accounts did for the version, so that somebody else puts it in force. */
export function tookPart(
  { contributorIds, acceptedById }: Pick<Part, 'contributorIds' | 'acceptedById'>,
  accounts: readonly string[],
) {
  if (accounts.some((id) => contributorIds.includes(id))) return 'own_work'
  return acceptedById !== null && accounts.includes(acceptedById) ? 'own_review' : null
}

/** Whether a person with these accounts wrote the version: then somebody else accepts it. */
export function wrote({ writerIds }: Pick<ReviewFacts, 'writerIds'>, accounts: readonly string[]): boolean {
  return accounts.some((id) => writerIds.includes(id))
}

/** Nobody can put it in force: nobody holds the right, or everybody who does took part. It waits, and says so. */
export type Blocked = 'nobody_holds_it' | 'everybody_took_part' | 'nobody_accepts'

type Holders = readonly { accountIds: readonly string[] }[]

/**
 * Whether the version waits for a person who is not there: `holders` are the persons with register.force, `reviewers`
 * those with register.review, asked only while nobody accepted it.
 */
export function blockedFor(
  part: Part,
  { holders, reviewers }: { holders: Holders; reviewers: Holders },
): Blocked | null {
  const isUnread = part.acceptedById === null && reviewers.length > 0
  if (isUnread && reviewers.every(({ accountIds }) => wrote(part, accountIds))) return 'nobody_accepts'
  if (holders.length === 0) return 'nobody_holds_it'
  return holders.every(({ accountIds }) => tookPart(part, accountIds) !== null) ? 'everybody_took_part' : null
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid' })
const comments = z
  .record(z.string().max(80), textUpTo(2000))
  .refine((said) => Object.keys(said).length <= 100, { error: 'too_long' })
  .default({})

/** The editor hands the working copy to the DPO; `version` is the one on the screen. */
export const submitInput = z.strictObject({
  id: recordIdSchema,
  version: z.number().int(),
  note: textUpTo(2000).default(''),
})
export type SubmitInput = z.infer<typeof submitInput>

/** At most so many are submitted with one record. */
export const mostSubmittedWith = 50

/** With it the drafts it links to, as they are on the screen. */
export const submitTogetherInput = submitInput.extend({
  linked: z
    .array(z.strictObject({ id: recordIdSchema, version: z.number().int() }))
    .max(mostSubmittedWith, { error: 'too_long' })
    .default([]),
})
export type SubmitTogetherInput = z.infer<typeof submitTogetherInput>

/** The DPO returns or accepts what stands for review, naming the content by its hash. */
export const returnInput = z.strictObject({
  id: recordIdSchema,
  contentHash: hash,
  reason: textUpTo(2000).min(1, { error: 'required' }),
  comments,
})
export type ReturnInput = z.infer<typeof returnInput>

export const acceptInput = z.strictObject({ id: recordIdSchema, contentHash: hash, comments })
export type AcceptInput = z.infer<typeof acceptInput>

/** Management puts the accepted version in force, naming the content by its hash. */
export const forceInput = z.strictObject({ id: recordIdSchema, contentHash: hash })
export type ForceInput = z.infer<typeof forceInput>

/** "Still correct": `version` is the one on the screen. */
export const confirmInput = z.strictObject({ id: recordIdSchema, version: z.number().int() })
export type ConfirmInput = z.infer<typeof confirmInput>

/** Several versions without changes of their own, each named by its hash. */
export const bulkInput = z.strictObject({
  items: z.array(forceInput).min(1, { error: 'required' }).max(200, { error: 'too_long' }),
})
export type BulkInput = z.infer<typeof bulkInput>
