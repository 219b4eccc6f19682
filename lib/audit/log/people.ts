import { db } from '@/lib/db/client'

/** Who stands behind an entry. A reporter is told apart because not every reader may learn the name. */
export type Who =
  | { kind: 'person'; name: string }
  | { kind: 'reporter'; name: string | null }
  | { kind: 'system'; name: string }
  | { kind: 'erased' }

/** Names behind pseudonyms, with one read; null stands for a person who was erased. */
export async function peopleBehind(
  pseudonyms: readonly string[],
): Promise<ReadonlyMap<string, { name: string | null; reporter: boolean }>> {
  const wanted = [...new Set(pseudonyms)]
  if (wanted.length === 0) return new Map()
  const actors = await db().auditActor.findMany({ where: { pseudonym: { in: wanted } } })
  const ids = actors.flatMap(({ userId }) => userId ?? [])
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return new Map(
    actors.map(({ pseudonym, userId, scope }) => [
      pseudonym,
      { name: (userId && names.get(userId)) ?? null, reporter: scope !== '' },
    ]),
  )
}
