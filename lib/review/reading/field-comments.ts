import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'

const commentsSchema = z.record(z.string(), z.string()).catch({})

/** What the DPO said of the version submitted last: why it was returned, and per field. */
export type ReviewComments = { reason: string; comments: Readonly<Record<string, string>> }

/**
 * What is said of a record until its next submission: the newest comment per field and the reason of a return. Nothing
 * once the version is in force (one query).
 */
export async function reviewCommentsOf(tx: Tx, id: RecordId): Promise<ReviewComments> {
  const record = await tx.record.findUnique({
    where: { id },
    select: {
      inForceVersionId: true,
      versions: { orderBy: { number: 'desc' }, take: 1, include: { steps: { orderBy: { sequence: 'asc' } } } },
    },
  })
  const last = record?.versions[0]
  if (!last || last.id === record.inForceVersionId) return { reason: '', comments: {} }
  const judged = last.steps.filter(({ kind }) => kind === 'returned' || kind === 'accepted')
  return {
    reason: judged.findLast(({ kind }) => kind === 'returned')?.reason ?? '',
    comments: Object.assign({}, ...judged.map((step) => commentsSchema.parse(step.fieldComments))),
  }
}
