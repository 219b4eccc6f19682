import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/db/generated/client'
import { sources } from './all'

const { sql, join } = Prisma

/** Alarms `a` of this person, of things that they may open now; of those that were said in one, the one that says it. */
export function openTo(actor: Actor): Prisma.Sql {
  const parts = sources.map((source) => sql`(a.source = ${source.code} AND ${source.openable(actor)})`)
  return sql`a."recipientId" = ${actor.id}::uuid AND a."saidWithId" IS NULL AND (${join(parts, ' OR ')})`
}
