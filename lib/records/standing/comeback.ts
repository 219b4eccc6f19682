import { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Refusal } from '@/lib/errors/refusal'
import { instantSchema } from '@/lib/time/types'

/** Why an approved record came back to review: another record it relies on changed, or lapsed on its day. */
const reviewReason = z.object({ ref: z.string(), at: instantSchema, kind: z.enum(['changed', 'lapsed']) })
export type ReviewReason = z.infer<typeof reviewReason>
export const reviewReasonsSchema = z.array(reviewReason)

/** The reasons with this one added; a second one about the same record takes the place of the first. */
export function withReason(reasons: readonly ReviewReason[], reason: ReviewReason): ReviewReason[] {
  return [...reasons.filter(({ ref }) => ref !== reason.ref), reason]
}

/** Why a draft is no ordinary one: the DPO returned it, or something it relies on changed or lapsed. */
export type Comeback = 'returned' | 'back'

const found = z.array(z.object({ id: z.string(), comeback: z.enum(['returned', 'back']) }))

/** Which of these records came back, by id; ordinary drafts are left out (one query, none without drafts). */
export async function comebacksOf(
  tx: Tx,
  rows: readonly { id: string; status: string; frozen: boolean }[],
): Promise<ReadonlyMap<string, Comeback>> {
  const drafts = rows.filter(({ status, frozen }) => status === 'draft' && !frozen).map(({ id }) => id)
  if (drafts.length === 0) return new Map()
  const came = found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT r.id::text, CASE WHEN s.kind = 'returned' THEN 'returned' ELSE 'back' END AS comeback
      FROM "Record" r LEFT JOIN LATERAL (
        SELECT s.kind::text FROM "ReviewStep" s JOIN "RecordVersion" v ON v.id = s."versionId"
        WHERE v."recordId" = r.id ORDER BY s.sequence DESC LIMIT 1
      ) s ON TRUE
      WHERE r.id = ANY(${given(drafts, 'uuid')}) AND (s.kind = 'returned' OR r."reviewReasons" <> '[]'::jsonb)`,
  )
  return new Map(came.map(({ id, comeback }) => [id, comeback]))
}

/** What can happen to a version that stands for review. */
export type StepKind = 'submitted' | 'voided' | 'returned' | 'accepted' | 'put_in_force' | 'superseded'

type Step = {
  versionId: string
  contentHash: string
  kind: StepKind
  reason?: string | null
  comments?: Readonly<Record<string, string>>
}

/** Writes one step of a version's review. Steps are signed by a person: the system takes none. */
export function writeStep(tx: Tx, context: CommandContext, step: Step): Promise<void> {
  return writeSteps(tx, context, [step])
}

async function writeSteps(tx: Tx, context: CommandContext, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const byId = personOrNull(context)
  if (byId === null) throw new Refusal('not_now', { reason: 'review_person_needed' })
  await tx.reviewStep.createMany({
    data: steps.map(({ versionId, contentHash, kind, reason = null, comments = {} }) => ({
      ...{ versionId, contentHash, kind, reason, byId },
      at: context.now,
      fieldComments: said(comments),
    })),
  })
}

function said(comments: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(comments).filter(([, text]) => text !== ''))
}

/** The version that stands for review, if any, and its hash. */
type Submitted = { submittedVersionId: string | null; submittedHash: string | null }

/**
 * Voids the versions that stand for review because their records were edited or retired: writes the steps. The caller
 * clears `submittedVersionId` and writes the audit entry.
 */
export function voidSubmissions(
  tx: Tx,
  context: CommandContext,
  records: readonly Submitted[],
  reason: string | null = null,
): Promise<void> {
  const steps = records.flatMap(({ submittedVersionId: versionId, submittedHash: contentHash }): Step[] =>
    versionId && contentHash ? [{ versionId, contentHash, kind: 'voided', reason }] : [],
  )
  return writeSteps(tx, context, steps)
}
