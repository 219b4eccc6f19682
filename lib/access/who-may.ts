import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import { type DeputisedRole, standingIn } from './deputies'
import { matrix, type Resource, type Verb } from './matrix'
import { type Role, roles } from './roles'

/** The accounts that have a right, under whatever condition, and can sign in at a moment; with who stands in for that role. */
export async function whoMay(
  tx: Tx | PrismaClient,
  [resource, verb]: readonly [Resource, Verb],
  deputised: DeputisedRole,
  now: Instant,
): Promise<{ id: UserId; name: string }[]> {
  const granted: Partial<Record<Role, unknown>> = matrix[resource][verb] ?? {}
  const held = roles.filter((role) => role in granted)
  const deputies = await standingIn(tx, deputised, now)
  const people = await tx.user.findMany({
    where: {
      disabledAt: null,
      AND: [
        { OR: [{ roles: { some: { role: { in: held } } } }, { id: { in: deputies } }] },
        { OR: [{ validUntil: null }, { validUntil: { gt: toDatabase(now) } }] },
      ],
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return people.map(({ id, name }) => ({ id: userIdSchema.parse(id), name }))
}
