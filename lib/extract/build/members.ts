import { z } from 'zod'
import { recordsAt } from '@/lib/access/past/records-at'
import { mainEntityId } from '@/lib/company/entity-facts'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Instant } from '@/lib/time/types'
import { recordRegister } from './article-30'
import type { ExtractRecord, ExtractScope } from './model'

const { sql } = Prisma

export type Which = { entity: string; scope: ExtractScope; at: Instant }

/** An activity of an extract before it is read: where it stands, and what the head of the extract says of all. */
export type Member = { ref: string; kind: ExtractRecord['kind']; isExample: boolean }

const found = z.array(
  z.object({
    ref: z.string(),
    number: z.number(),
    kind: z.enum(['controller', 'processor', 'unsaid']),
    isExample: z.boolean(),
  }),
)

/** So many are looked at in one statement, each by its place in RecordMoment: a statement stays far from its limit. */
const pageSize = 5_000

/**
 * The activities in the record of a legal entity as they stood at a moment, by number: a line each, read in pages by key.
 * Those in force then, or every working copy that was not retired.
 */
export async function membersOf(tx: Tx, which: Which): Promise<Member[]> {
  const members: Member[] = []
  const last = await lastNumber(tx)
  for (let from = 0; from < last; from += pageSize) {
    const rows = found.parse(
      await tx.$queryRaw`SELECT * FROM (${standing(which, sql`n.number > ${from} AND n.number <= ${from + pageSize}`)}) s
        ORDER BY number, ref`,
    )
    members.push(...rows.map(({ ref, kind, isExample }) => ({ ref, kind, isExample })))
  }
  return members
}

/** How many there are; looks no further than one above `most`. */
export async function countMembers(tx: Tx, which: Which, most: number): Promise<number> {
  const rows = z
    .array(z.object({ count: z.number() }))
    .parse(await tx.$queryRaw`SELECT count(*)::int AS count FROM (${standing(which, sql`TRUE`)} LIMIT ${most + 1}) s`)
  return rows[0]?.count ?? 0
}

async function lastNumber(tx: Tx): Promise<number> {
  const { _max } = await tx.record.aggregate({ where: { register: recordRegister.slug }, _max: { number: true } })
  return _max.number ?? 0
}

/** What counts is what is shown: the frozen content of the version in force, or the working copy. */
function standing({ entity, scope, at }: Which, among: Prisma.Sql): Prisma.Sql {
  const only = sql`n.register = ${recordRegister.slug} AND ${among}`
  const said = scope === 'in_force' ? sql`COALESCE(v.content::jsonb -> 'values', r.values)` : sql`r.values`
  const wanted = scope === 'in_force' ? sql`v.id IS NOT NULL` : sql`r.status <> 'retired'`
  const names = sql`COALESCE(jsonb_path_exists(s.ids, '$[*] ? (@.type() == "string")'), FALSE)`
  const belongs =
    entity === mainEntityId
      ? sql`(s.ids @> to_jsonb(${entity}::text) OR NOT ${names})`
      : sql`s.ids @> to_jsonb(${entity}::text)`
  return sql`SELECT r.ref, r.number,
      CASE WHEN s.kind IN ('controller', 'processor') THEN s.kind ELSE 'unsaid' END AS kind,
      r."isExample" OR COALESCE(o."isExample", FALSE) AS "isExample"
    FROM ${recordsAt(at, only)} r
    LEFT JOIN "RecordVersion" v ON v.id = r."inForceVersionId" LEFT JOIN "User" o ON o.id = r."ownerId"
    CROSS JOIN LATERAL (SELECT w.said -> 'entityIds' AS ids, w.said ->> 'recordKind' AS kind
      FROM (SELECT ${said} AS said OFFSET 0) w) s
    WHERE ${wanted} AND ${belongs}`
}
