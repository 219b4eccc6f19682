import { standingIn } from '@/lib/access/deputies'
import { matrix } from '@/lib/access/matrix'
import { type Role, roles } from '@/lib/access/roles'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'

/** Who may be made the handler of a leak: the accounts that may triage leaks and can sign in, and who stands in for a DPO now. */
export async function whoMayHandle(tx: Tx | PrismaClient, now: Instant): Promise<{ id: UserId; name: string }[]> {
  const granted: Partial<Record<Role, unknown>> = matrix.leak.triage ?? {}
  const held = roles.filter((role) => role in granted)
  const deputies = await standingIn(tx, 'dpo', now)
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
