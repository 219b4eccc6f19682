import type { CommandContext } from '@/lib/access/actor'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { keepDerived } from '@/lib/records/derive/derived'
import { keepInForceText } from '@/lib/records/derive/search-text'
import { voidSubmission } from '@/lib/records/standing/comeback'
import { administrative } from '@/lib/records/state/base'
import { declarationOf } from '@/lib/records/state/registered'
import type { BatchRow, Fields } from './judge'

export type Written = { row: BatchRow; after: Fields; changes: readonly AuditChange[] }

/**
 * Writes the fields of many locked records as a single save writes those of one: a change of content makes a draft of it,
 * voids what stands for review and notes the person. Answers the changes with those of their status. The one place that
 * writes for a batch; rights, versions and places are for the caller to check.
 */
export async function writeFields(tx: Tx, context: CommandContext, all: readonly Written[]): Promise<Written[]> {
  const touched = all.map((one) => ({ ...one, content: one.changes.some(({ field }) => !administrative.has(field)) }))
  for (const { row, content } of touched) if (content) await voidSubmission(tx, context, row)
  const by = context.actor.kind === 'person' ? context.actor.id : null
  const rows = touched.map(({ row, after, content }) => ({ id: row.id, content, ...after }))
  await tx.$executeRaw`UPDATE "Record" r SET "ownerId" = v."ownerId", "departmentId" = v."departmentId", tags = v.tags,
      "nextReviewOn" = v."nextReviewOn",
      status = CASE WHEN v.content THEN 'draft' ELSE r.status END,
      "submittedVersionId" = CASE WHEN v.content THEN NULL ELSE r."submittedVersionId" END,
      "contributorIds" = CASE WHEN v.content AND NOT ${by}::uuid = ANY(r."contributorIds")
        THEN array_append(r."contributorIds", ${by}::uuid) ELSE r."contributorIds" END,
      version = r.version + 1, "updatedAt" = ${context.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS v(id uuid, content boolean, "ownerId" uuid, "departmentId" uuid, tags text[], "nextReviewOn" date)
    WHERE r.id = v.id`
  for (const { row, changes } of touched) {
    const { id, register, inForceVersionId } = row
    const beside = changes.some(({ field }) => field === 'ownerId' || field === 'tags')
    if (beside) await keepInForceText(tx, { id, register: declarationOf(register), inForceVersionId })
  }
  const idsOf = (content: boolean) => touched.flatMap((one) => (one.content === content ? one.row.id : []))
  const [contents, others] = [idsOf(true), idsOf(false)]
  if (contents.length > 0) await keepDerived(tx, contents, context.today)
  if (others.length > 0) await keepDerived(tx, others, context.today, { around: false })
  return touched.map(({ content, row, after, changes }) => ({
    row,
    after,
    changes:
      content && row.status !== 'draft' ? [...changes, { field: 'status', old: row.status, new: 'draft' }] : changes,
  }))
}
