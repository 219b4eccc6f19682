import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { fieldsRelyingOn } from '@/lib/records/standing/dependents'

/** Approved records that rely on one: the number of all, and the first with the title this person may read. */
export type Impact = { total: number; rows: readonly { ref: string; register: string; title: string }[] }
export const noImpact: Impact = { total: 0, rows: [] }

const most = 50
const found = z.array(
  z.object({
    ref: z.string(),
    register: z.string(),
    title: z.string(),
    frozenTitle: z.string().nullable(),
    ownerId: z.string().nullable(),
    departmentId: z.string().nullable(),
    total: z.number(),
  }),
)

/** The records that go back to review when another version of this one is put in force (one query at most). */
export async function impactOf(
  tx: Tx,
  actor: Actor,
  { id, register }: { id: RecordId; register: string },
): Promise<Impact> {
  const fields = fieldsRelyingOn(register)
  if (fields.length === 0) return noImpact
  const rows = found.parse(
    await tx.$queryRaw`SELECT r.ref, r.register, r.title, r."ownerId"::text, r."departmentId"::text,
        v.title AS "frozenTitle", count(*) OVER ()::int AS total
      FROM "Record" r LEFT JOIN "VersionRow" v ON v.id = r."inForceVersionId"
      WHERE r.status IN ('in_force', 'in_review') AND r.id IN (
        SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" = ${id}::uuid AND l.field = ANY(${fields}::text[])
      ) ORDER BY r.register, r.number LIMIT ${most}`,
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ ref, register, title, frozenTitle, ownerId, departmentId }) => ({
      ref,
      register,
      title: can(actor, 'register', 'read', { ownerId, departmentId }) ? title : (frozenTitle ?? ''),
    })),
  }
}
