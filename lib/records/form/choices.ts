import { z } from 'zod'
import type { Choice } from '@/components/ui/input'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
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

/** People who can own a record: not disabled, and no auditor (they answer for nothing). */
export const mayOwn = { disabledAt: null, roles: { none: { role: 'auditor' } } } satisfies Prisma.UserWhereInput

/** People who can be named as owner: everybody who is not disabled, auditors left out (they answer for nothing). */
export async function ownerChoices(): Promise<Choice[]> {
  const people = await db().user.findMany({
    where: mayOwn,
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return people.map(({ id, name }) => ({ value: id, label: name }))
}

/** Departments in which this person may place a record. */
export async function departmentChoices(actor: Actor, verb: Verb): Promise<Choice[]> {
  const departments = await db().department.findMany({
    where: { retiredAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  const open = departments.filter(({ id }) => can(actor, 'register', verb, { departmentId: id }) !== null)
  return open.map(({ id, name }) => ({ value: id, label: name }))
}
