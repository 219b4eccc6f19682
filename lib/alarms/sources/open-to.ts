import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/db/generated/client'
import { sources } from './all'

const { sql, join } = Prisma

/** Alarms `a` of this person, of things that they may open now. */
export function openTo(actor: Actor): Prisma.Sql {
  const parts = sources.map((source) => sql`(a.source = ${source.code} AND ${source.openable(actor)})`)
  return sql`a."recipientId" = ${actor.id}::uuid AND (${join(parts, ' OR ')})`
}
