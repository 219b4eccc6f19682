import { standingIn } from '@/lib/access/deputies'
import { matrix, type Resource, type Verb } from '@/lib/access/matrix'
import { type Role, roles } from '@/lib/access/roles'
import type { Tx } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { type Instant, toDatabase } from '@/lib/time/types'
import type { People } from '../plan/due-plan'
import type { AlarmSource } from './source'

/** Who can act on things of a source at a moment. */
export async function peopleOf(
  client: Tx,
  { handles, decides, deputised }: AlarmSource,
  now: Instant,
): Promise<People> {
  const [handlers, deputies, deciders] = await Promise.all([
    activeWith(client, ...handles, now),
    standingIn(client, deputised, now).then((ids) => active(client, { id: { in: [...ids] } }, now)),
    activeWith(client, ...decides, now),
  ])
  return { handlers, deputies, deciders }
}

async function activeWith(client: Tx, resource: Resource, verb: Verb, now: Instant): Promise<UserId[]> {
  const granted: Partial<Record<Role, unknown>> = matrix[resource][verb] ?? {}
  const held = roles.filter((role) => role in granted)
  return active(client, { roles: { some: { role: { in: [...held] } } } }, now)
}

async function active(client: Tx, where: object, now: Instant): Promise<UserId[]> {
  const valid = { OR: [{ validUntil: null }, { validUntil: { gt: toDatabase(now) } }] }
  const found = await client.user.findMany({
    where: { AND: [where, valid, { disabledAt: null }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return found.map(({ id }) => userIdSchema.parse(id))
}
