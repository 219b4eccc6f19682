import { can } from '@/lib/access/can'
import { actorOf, isActive, withPerson } from '@/lib/access/session/session'
import type { Tx } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import type { Instant } from '@/lib/time/types'

export type Place = { ownerId: string | null; departmentId: string | null }

/**
 * People who can sign in now and may read the working copy and the comments of a record in this place, by name (one
 * query). The matrix decides, person by person: nobody else can be mentioned, and nobody else is named.
 */
export async function readersOf(tx: Tx, place: Place, now: Instant): Promise<{ id: UserId; name: string }[]> {
  const users = await tx.user.findMany({
    where: { disabledAt: null },
    include: withPerson.user.include,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return users
    .filter((user) => isActive(user, now))
    .map(actorOf)
    .filter((actor) => can(actor, 'register', 'read', place)?.view === 'full' && can(actor, 'comment', 'read', place))
    .map(({ id, name }) => ({ id: userIdSchema.parse(id), name }))
}
