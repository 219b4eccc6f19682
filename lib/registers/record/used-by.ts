import { z } from 'zod'
import type { Actor, SystemActor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'

const found = z.array(
  z.object({
    ref: z.string(),
    register: z.string(),
    ownerId: z.string().nullable(),
    departmentId: z.string().nullable(),
    title: z.string(),
    /** Title of the version in force, if any. */
    frozenTitle: z.string().nullable(),
  }),
)
export type Using = z.infer<typeof found>[number]

/** Records not retired that link to this one in their working copy or in their version in force, by reference. */
export async function usedBy(tx: Tx, record: { id: string; ref: string }): Promise<Using[]> {
  return found.parse(
    await tx.$queryRaw`
      SELECT r.ref, r.register, r."ownerId", r."departmentId", r.title, v.content::jsonb #>> '{values,title}' AS "frozenTitle"
      FROM "Record" r LEFT JOIN "RecordVersion" v ON v.id = r."inForceVersionId"
      WHERE r.status <> 'retired' AND r.id <> ${record.id}::uuid AND (
        EXISTS (SELECT FROM "RecordLink" l WHERE l."fromId" = r.id AND l."toId" = ${record.id}::uuid)
        OR strpos(v.content, ${JSON.stringify(record.ref)}) > 0
      ) ORDER BY r.register, r.number`,
  )
}

export type UsingRow = { ref: string; register: string; title: string }

/** What this person may see of them: the working title, that of the version in force, or the reference alone. */
export function readableTitles(actor: Actor | SystemActor, rows: readonly Using[]): UsingRow[] {
  return rows.map(({ ref, register, ownerId, departmentId, title, frozenTitle }) => {
    const open = actor.kind === 'system' || can(actor, 'register', 'read', { ownerId, departmentId }) !== null
    return { ref, register, title: open ? title : (frozenTitle ?? '') }
  })
}
