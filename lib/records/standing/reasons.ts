import { z } from 'zod'
import { instantSchema } from '@/lib/time/types'

/** Why an approved record came back to review: another record it relies on changed, or lapsed on its day. */
const reviewReason = z.object({ ref: z.string(), at: instantSchema, kind: z.enum(['changed', 'lapsed']) })
export type ReviewReason = z.infer<typeof reviewReason>
export const reviewReasonsSchema = z.array(reviewReason)

/** The reasons with this one added; a second one about the same record takes the place of the first. */
export function withReason(reasons: readonly ReviewReason[], reason: ReviewReason): ReviewReason[] {
  return [...reasons.filter(({ ref }) => ref !== reason.ref), reason]
}
