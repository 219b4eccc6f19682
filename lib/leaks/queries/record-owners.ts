import { db } from '@/lib/db/client'

/** People who can be invited to a leak: active record owners. */
export async function recordOwners(): Promise<{ id: string; name: string }[]> {
  return db().user.findMany({
    where: { disabledAt: null, roles: { some: { role: 'editor' } } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 200,
  })
}
