import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { accountsOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { lockAround } from '@/lib/records/links/neighbours'
import { type ReviewFacts, type ReviewVerb, whyNot } from './rules'

/**
 * The record under lock with the version that stands for review; a second step on the same record waits here. What is
 * around it is locked too, as by every record command.
 */
export async function standing(tx: Tx, id: RecordId) {
  await lockAround(tx, { id })
  const record = await tx.record.findUnique({ where: { id } })
  if (!record) throw new Refusal('not_found')
  const version = record.submittedVersionId
    ? await tx.recordVersion.findUnique({
        where: { id: record.submittedVersionId },
        include: { steps: { orderBy: { sequence: 'desc' }, take: 1 } },
      })
    : null
  return { record, version }
}
export type Standing = Awaited<ReturnType<typeof standing>>

/** Facts of the rules for a step on this record, with the hash the person names. */
export function factsOf({ record, version }: Standing, namedHash: string | null): ReviewFacts {
  return {
    status: record.status,
    lastStep: version?.steps[0]?.kind ?? null,
    contentHash: version?.contentHash ?? null,
    namedHash,
    contributorIds: version ? [...version.contributorIds, version.submittedById] : record.contributorIds,
    acceptedById: acceptedBy(version?.steps[0]),
  }
}

/** Account that accepted, when that was the last step. */
export function acceptedBy(last: { kind: string; byId: string } | undefined): string | null {
  return last?.kind === 'accepted' ? last.byId : null
}

/** Refuses the step with its reason when the rules say no to the person who acts, whichever account they use. */
export async function demand(tx: Tx, context: CommandContext, verb: ReviewVerb, facts: ReviewFacts): Promise<void> {
  const reason = whyNot(verb, facts, await accountsOf(tx, personOrNull(context)))
  if (reason) throw new Refusal('not_now', { reason: `review_${reason}` })
}
