import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can, conditionsOf, departmentsOf, ownersOf } from '@/lib/access/can'
import { placeOf, recordsAt } from '@/lib/access/past/records-at'
import { plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { rowCount } from '@/lib/lists/conditions'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Part } from '@/lib/table/part'
import { type Instant, toDatabase } from '@/lib/time/types'

const { sql, join } = Prisma
const registers: readonly AnyRegister[] = catalog

const found = z.array(
  z.object({
    ref: z.string(),
    register: z.string(),
    ownerId: z.string().nullable(),
    departmentId: z.string().nullable(),
    title: z.string(),
    /** Does the working copy link to it. */
    live: z.boolean(),
    /** Title of the version in force, when that version links to it. */
    frozenTitle: z.string().nullable(),
    total: z.number(),
  }),
)
export type Using = z.infer<typeof found>[number]

/** Rows read at most; a purpose may be used by thousands. */
const most = 100

type Which = {
  /** Those that did so at that moment. */
  asOf?: Instant | null
  /** Those whose link this person can see: in a working copy that is open to them, else in a version in force. */
  reader?: Actor | null
  part?: Pick<Part, 'skip' | 'take'>
}

/**
 * Records not retired that link to this one in their working copy or in their version in force, by reference: the first
 * hundred unless a part is asked for, each with the number of all.
 */
export async function usedBy(
  tx: Tx,
  record: { id: string; ref: string; register: string },
  { asOf = null, reader = null, part = { skip: 0, take: most } }: Which = {},
): Promise<Using[]> {
  const pointing = registers.flatMap((register) =>
    Object.entries(register.relations).flatMap(([field, relation]) => (relation.to === record.register ? [field] : [])),
  )
  if (pointing.length === 0) return []
  const fields = [...new Set(pointing)]
  const linksTo = (short: Prisma.Sql) =>
    join(
      fields.map((field) => sql`${short} @> (SELECT ${JSON.stringify({ [field]: [record.ref] })}::jsonb)`),
      ' OR ',
    )
  // Whose every working copy is open needs no version beside it.
  const frozen = seesAll(reader)
    ? sql`SELECT NULL::uuid AS id, NULL::uuid AS "recordId", NULL::text AS title WHERE FALSE`
    : sql`SELECT v.id, v."recordId", v.title FROM "VersionRow" v WHERE ${asOf === null ? sql`v.current AND ` : sql``}(${linksTo(sql`v.short`)})`
  return found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
      WITH live AS (${asOf === null ? sql`SELECT DISTINCT "fromId" AS id FROM "RecordLink" WHERE "toId" = (SELECT ${record.id}::uuid)` : linkedAt(linksTo(sql`m.short`), asOf)}),
      frozen AS (${frozen})
      SELECT r.ref, r.register, r."ownerId", r.${placeOf(asOf)} AS "departmentId", r.title, l.id IS NOT NULL AS live, f.title AS "frozenTitle",
        count(*) OVER ()::int AS total
      FROM ${recordsAt(asOf)} r LEFT JOIN live l ON l.id = r.id LEFT JOIN frozen f ON f.id = r."inForceVersionId"
      WHERE r.id IN (SELECT id FROM live UNION SELECT "recordId" FROM frozen)
        AND r.status <> 'retired' AND (l.id IS NOT NULL OR f.id IS NOT NULL) AND r.id <> (SELECT ${record.id}::uuid)
        AND ${seenBy(reader, asOf)}
      ORDER BY r.register, r.number LIMIT ${rowCount(part.take)} ${part.skip === 0 ? sql`` : sql`OFFSET ${part.skip}`}`,
  )
}

/** The condition that the link of a record (`r`, `l`, `f`) can be seen: the same as `isOpen` decides for one record. */
function seenBy(reader: Actor | null, asOf: Instant | null): Prisma.Sql {
  if (reader === null) return sql`TRUE`
  if (seesAll(reader)) return sql`l.id IS NOT NULL`
  const open = sql`(COALESCE(r."ownerId" = ANY(${[...ownersOf(reader, 'register', 'read')]}::uuid[]), FALSE)
    OR COALESCE(r.${placeOf(asOf)} = ANY(${[...departmentsOf(reader, 'register', 'read')]}::uuid[]), FALSE))`
  return sql`CASE WHEN ${open} THEN l.id IS NOT NULL ELSE f.id IS NOT NULL END`
}

function seesAll(reader: Actor | null): boolean {
  return reader !== null && conditionsOf(reader, 'register', 'read').has('always')
}

/** Records whose state at that moment linked to it. */
function linkedAt(linksTo: Prisma.Sql, asOf: Instant): Prisma.Sql {
  const at = toDatabase(asOf)
  return sql`SELECT m."recordId" AS id FROM "RecordMoment" m
    WHERE m.at <= ${at} AND (m.until IS NULL OR m.until > ${at}) AND (${linksTo})`
}

export type UsingRow = { ref: string; register: string; title: string }

/** What this person may see of them: the working title, that of the version in force, or the reference alone. */
export function readableTitles(actor: CommandContext['actor'], rows: readonly Using[]): UsingRow[] {
  return rows.map((row) => {
    const { ref, register, title, frozenTitle } = row
    return { ref, register, title: isOpen(actor, row) ? title : (frozenTitle ?? '') }
  })
}

function isOpen(actor: CommandContext['actor'], { ownerId, departmentId }: Using): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return can(actor, 'register', 'read', { ownerId, departmentId }) !== null
}
