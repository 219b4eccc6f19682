import { z } from 'zod'
import type { Choice } from '@/components/ui/select'
import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const { sql } = Prisma
const found = z.array(z.object({ tag: z.string() }))
const most = 200

/** Tags of the records this person may read, those used most first: so that the same thing gets the same word (one query). */
export async function tagChoices(actor: Actor): Promise<Choice[]> {
  const scope = registerScope(actor)
  if (scope.kind === 'none') return []
  const mine = scope.kind === 'some' ? [...scope.departmentIds] : []
  const read =
    scope.kind === 'all'
      ? sql`TRUE`
      : sql`(r."departmentId" = ANY(${mine}::uuid[]) OR ${scope.inForce && scope.view === 'full'} AND r."inForceVersionId" IS NOT NULL)`
  const rows = found.parse(
    await db().$queryRaw`SELECT tag FROM "Record" r CROSS JOIN LATERAL unnest(r.tags) tag
      WHERE r.status <> 'retired' AND ${read} GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${most}`,
  )
  return rows.map(({ tag }) => ({ value: tag, label: tag }))
}
