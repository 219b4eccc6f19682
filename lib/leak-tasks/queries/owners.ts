import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { whoMayHandle } from '@/lib/leaks/queries/handlers'
import { type Instant, toDatabase } from '@/lib/time/types'

type Person = { id: UserId; name: string }

/** Who can be given a task of this leak: those who handle leaks, and who is invited to it and can sign in. */
export async function mayOwn(client: Tx | PrismaClient, leakId: string, now: Instant): Promise<Person[]> {
  const invites = await client.leakInvite.findMany({ where: { leakId }, select: { userId: true } })
  const [handlers, invited] = await Promise.all([
    whoMayHandle(client, now),
    client.user.findMany({
      where: {
        id: { in: invites.map(({ userId }) => userId) },
        disabledAt: null,
        roles: { some: { role: 'editor' } },
        OR: [{ validUntil: null }, { validUntil: { gt: toDatabase(now) } }],
      },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  ])
  const others = invited.filter(({ id }) => handlers.every((handler) => handler.id !== id))
  return [...handlers, ...others.map(({ id, name }) => ({ id: userIdSchema.parse(id), name }))]
}
