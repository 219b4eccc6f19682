import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { appendMany } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { updateRows } from '@/lib/db/rows'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { reviewReasonsSchema, voidSubmissions, withReason } from './comeback'

const found = z.array(
  z.object({
    id: recordIdSchema,
    ref: z.string(),
    version: z.number(),
    status: z.enum(['in_force', 'in_review']),
    submittedVersionId: z.string().nullable(),
    submittedHash: z.string().nullable(),
    reviewReasons: reviewReasonsSchema,
  }),
)
const registers: readonly AnyRegister[] = catalog

/**
 * Sends the approved records that rely on this one back to review, because another version of it was put in force
 * (lib/review/README.md): they become drafts whose last version stays in force until the next one. What stands for review is
 * voided: nobody may put in force what was read beside the old version. One audit entry each, with the reference of what
 * changed as reason. Answers their references. Call it after everything else was written.
 */
export async function sendBackDependents(tx: Tx, context: CommandContext, recordId: RecordId): Promise<string[]> {
  const changed = await tx.record.findUniqueOrThrow({ where: { id: recordId }, select: { ref: true, register: true } })
  const fields = fieldsRelyingOn(changed.register)
  const rows = found.parse(
    await tx.$queryRaw`SELECT r.id, r.ref, r.version, r.status::text AS status, r."submittedVersionId"::text,
      (SELECT s."contentHash" FROM "RecordVersion" s WHERE s.id = r."submittedVersionId") AS "submittedHash",
      r."reviewReasons" FROM "Record" r
      WHERE r.status IN ('in_force', 'in_review') AND r.id IN (
        SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" = ${recordId}::uuid AND l.field = ANY(${fields}::text[])
      ) ORDER BY r.id FOR NO KEY UPDATE`,
  )
  await voidSubmissions(tx, context, rows, changed.ref)
  const drafts = rows.map(({ id, version, reviewReasons }) => ({
    ...{ id, status: 'draft', submittedVersionId: null },
    reviewReasons: withReason(reviewReasons, { ref: changed.ref, at: context.now, kind: 'changed' }),
    ...{ version: version + 1, updatedAt: context.now },
  }))
  await updateRows(tx, 'Record', drafts)
  const entries = rows.map(
    ({ id, ref, version, status }): AuditEvent => ({
      action: 'record.review_again',
      subject: { type: 'record', id, ref },
      versionBefore: version,
      versionAfter: version + 1,
      changes: [{ field: 'status', old: status, new: 'draft' }],
      reason: changed.ref,
    }),
  )
  await appendMany(tx, context, entries)
  return rows.map((row) => row.ref)
}

/** Names of the relations by which other records rely on those of this register. */
export function fieldsRelyingOn(register: string): string[] {
  return registers.flatMap(({ relations }) =>
    Object.entries(relations).flatMap(([name, relation]) =>
      relation.reliesOn && relation.to === register ? [name] : [],
    ),
  )
}
