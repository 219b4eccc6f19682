import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { readableTitle } from '@/lib/access/past/record-titles'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { ProposedRecord } from './drafts'

const found = z.array(z.object({ ref: z.string(), register: z.string(), title: z.string() }))

/**
 * Records that are there already under the title of a proposed one, as far as this person may read titles: proposed key →
 * reference, the lowest number when there are several (one query).
 */
export async function existingFor(
  actor: Actor,
  proposed: readonly ProposedRecord[],
): Promise<Readonly<Record<string, string>>> {
  if (proposed.length === 0) return {}
  const titles = proposed.map(({ title }) => title.toLowerCase())
  const rows = found.parse(
    await db().$queryRaw`SELECT ref, register, title FROM (
        SELECT t.ref, t.register, t.number, ${readableTitle(registerScope(actor))} AS title FROM "Record" t
        WHERE t.status <> 'retired' AND t.register = ANY(${proposed.map(({ register }) => register)}::text[])
      ) seen WHERE lower(title) = ANY(${titles}::text[]) ORDER BY number`,
  )
  const same = (one: ProposedRecord) =>
    rows.find(({ register, title }) => register === one.register && title.toLowerCase() === one.title.toLowerCase())
  return Object.fromEntries(
    proposed.flatMap((one) => {
      const row = same(one)
      return row ? [[one.key, row.ref]] : []
    }),
  )
}
